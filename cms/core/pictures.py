"""The CMS's pictures as templates take them; their sizes are made in a task."""

from collections.abc import Iterable

from django.db.models import F, FilteredRelation, Q
from wagtail.images import get_image_model

from shop.fixed_queries import FixedQueryByIds
from shop.photos.pictures import WIDTHS, quality_for

SPECS = [
    f"width-{width}|format-webp|webpquality-{quality_for(width)}" for width in WIDTHS
]


def pictures_of(ids: Iterable[int]) -> dict[int, dict]:
    """{image id: {src, srcset, width, height, alt}}; one query with all sizes."""
    images: dict[int, list[dict]] = {}
    for row in images_with_sizes(ids):
        images.setdefault(row["pk"], []).append(row)
    return {pk: picture(rows) for pk, rows in images.items()}


def picture(rows: list[dict]) -> dict:
    """Until its sizes are there the cleaned original is shown."""
    image = rows[0]
    words = {"alt": image["description"] or ""}
    sizes = {row["size_width"]: address(row["size"]) for row in rows if row["size"]}
    if not sizes:
        return words | {
            "src": address(image["file"]),
            "srcset": "",
            "width": image["width"],
            "height": image["height"],
        }
    shown = next((row for row in rows if row["size_width"] >= 720), rows[-1])
    return words | {
        "src": sizes[shown["size_width"]],
        "srcset": ", ".join(f"{url} {width}w" for width, url in sizes.items()),
        "width": shown["size_width"],
        "height": shown["size_height"],
    }


def build(ids: list[int]):
    sizes = FilteredRelation(
        "renditions", condition=Q(renditions__filter_spec__in=SPECS)
    )
    images = get_image_model().objects.filter(pk__in=ids).alias(sizes=sizes)
    return images.order_by("pk", "sizes__width").values(
        *("pk", "file", "width", "height", "description"),
        size=F("sizes__file"),
        size_width=F("sizes__width"),
        size_height=F("sizes__height"),
    )


images_with_sizes = FixedQueryByIds(build)


def address(name: str) -> str:
    """Sizes are stored where their originals are."""
    return get_image_model()._meta.get_field("file").storage.url(name)


def make_sizes(*, image) -> None:
    """All sizes that the site shows; those that stand are left as they are."""
    image.get_renditions(*SPECS)
