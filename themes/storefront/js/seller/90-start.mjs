import { echoPrices } from "./20-echo.mjs";
import { previewPhotos } from "./30-preview.mjs";
import { askBeforeLeaving } from "./40-unsaved.mjs";

previewPhotos(document);
echoPrices(document);
askBeforeLeaving(document, window);
