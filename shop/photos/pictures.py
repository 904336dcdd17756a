"""Names, addresses and making of the sizes of a stored photo."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.db.models import Model
from pictures.models import PillowPicture
from PIL import Image

# Half and whole a cheap phone's 720 dots and a dear one's 1080.
WIDTHS = (360, 540, 720, 1080)
# The denser the screen that asks for a size, the less is seen of its flaws.
QUALITIES = {540: 56, 720: 52}
LEAST_QUALITY = 46


class WebPicture(PillowPicture):
    """One size of a cleaned photo: nothing is left to rotate, convert or drop."""

    @staticmethod
    def pre_process(image: Image.Image) -> Image.Image:
        return image.convert("RGB")

    def save(self, image: Image.Image) -> None:
        out = BytesIO()
        sized = image.resize(
            (self.width, max(1, round(image.height * self.width / image.width))),
            Image.Resampling.LANCZOS,
            reducing_gap=3,
        )
        sized.save(out, "WEBP", quality=quality_for(self.width), method=4)
        self.storage.delete(self.name)
        self.storage.save(self.name, ContentFile(out.getvalue()))


def widths_for(width: int) -> list[int]:
    """Widths in pixels of the sizes of a photo: never wider than itself."""
    return sorted({min(each, width) for each in WIDTHS})


def quality_for(width: int) -> int:
    """WebP quality of a size, in per cent."""
    fine = (quality for most, quality in QUALITIES.items() if width <= most)
    return next(fine, LEAST_QUALITY)


def sizes_of(storage: Storage, name: str, width: int) -> list[WebPicture]:
    return [WebPicture(name, "WEBP", None, storage, each) for each in widths_for(width)]


def size_names(name: str, width: int) -> list[str]:
    """The stored names of the sizes of the photo `name`, `width` pixels wide."""
    return [picture.name for picture in sizes_of(default_storage, name, width)]


def picture_from(
    name: str, width: int, height: int, ready: bool, storage: Storage = default_storage
) -> dict | None:
    """What a page needs to show a photo, from stored values alone."""
    if not name:
        return None
    url = storage.url(name)
    picture = {
        "src": url,
        "srcset": "",
        "width": width or None,
        "height": height or None,
    }
    if not (ready and width):
        return picture
    urls = size_urls(storage, name, width, url)
    srcset = ", ".join(f"{url} {each}w" for each, url in urls.items())
    return {**picture, "src": urls[min(720, max(urls))], "srcset": srcset}


def size_urls(storage: Storage, name: str, width: int, url: str) -> dict[int, str]:
    """A signed address holds for its own file only; plain ones differ by the end."""
    if "?" in url:
        return {each.width: each.url for each in sizes_of(storage, name, width)}
    stem = url.rpartition(".")[0]
    return {each: f"{stem}/{each}w.webp" for each in widths_for(width)}


def picture_of(row: Model | None, field_name: str) -> dict | None:
    """`picture_from` for a row with a CleanPictureField."""
    if row is None:
        return None
    file = getattr(row, field_name)
    field = file.field
    return picture_from(
        file.name,
        getattr(row, field.width_field),
        getattr(row, field.height_field),
        getattr(row, field.ready_field),
        file.storage,
    )
