import { countBasket } from "./10-basket.mjs";
import { offerCopies } from "./20-copy.mjs";
import { offerSheets } from "./30-sheet.mjs";

// An error summary is read first.
document.querySelector(".summary")?.focus();
// A browser may forbid to keep anything.
try {
  countBasket(document, localStorage);
} catch {}
offerCopies(document, navigator.clipboard);
offerSheets(document);
