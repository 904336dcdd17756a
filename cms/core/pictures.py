"""The CMS's pictures as templates take them; their sizes are made in a task."""

from collections import defaultdict

from wagtail.images import get_image_model

WIDTHS = (360, 640, 1200)
SPECS = {f"width-{width}|format-webp": width for width in WIDTHS}


def pictures_of(images) -> dict[int, dict]:
    """{image id: {src, srcset, width, height, alt}}; one query for all sizes."""
    images = {image.pk: image for image in images}
    sizes = defaultdict(list)
    if images:
        Rendition = get_image_model().get_rendition_model()
        found = Rendition.objects.filter(image__in=images, filter_spec__in=SPECS)
        for rendition in found.order_by("width"):
            sizes[rendition.image_id].append(rendition)
    return {pk: picture(image, sizes[pk]) for pk, image in images.items()}


def picture(image, sizes: list) -> dict:
    """Until its sizes are there the cleaned original is shown."""
    words = {"alt": image.description or ""}
    if not sizes:
        return words | {
            "src": image.file.url,
            "srcset": "",
            "width": image.width,
            "height": image.height,
        }
    middle = next((size for size in sizes if size.width >= 640), sizes[-1])
    return words | {
        "src": middle.url,
        "srcset": ", ".join(f"{size.url} {size.width}w" for size in sizes),
        "width": middle.width,
        "height": middle.height,
    }


def make_sizes(*, image) -> None:
    """All sizes that the site shows; those that stand are left as they are."""
    image.get_renditions(*SPECS)
