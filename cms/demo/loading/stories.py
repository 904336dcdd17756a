from datetime import date

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.rich_text import RichText

from cms.core.services import ensure_child
from cms.pages.models import HomePage, StandardPage
from cms.stories.models import StoryIndexPage, StoryPage

from .content import PICTURES, read
from .shops import product_id, vendor_id

STANDARD_SLUGS = {"ai-van-hanh": "gioi-thieu"}
PICKED_PRODUCTS = 4
HERO = "story-khom.webp"


def load_pages() -> None:
    """The pages that the law asks for, in both languages."""
    for entry in read("pages"):
        slug = STANDARD_SLUGS.get(entry["slug"], entry["slug"])
        for page in StandardPage.objects.filter(slug=slug):
            is_english = page.locale.language_code == "en"
            page.title = entry["title_en"] if is_english else entry["title"]
            page.body = entry["body_en"] if is_english else entry["body"]
            page.save_revision().publish()


def load_stories() -> None:
    for entry in read("stories"):
        if not StoryPage.objects.filter(slug=entry["slug"]).exists():
            make_story(entry)


@transaction.atomic
def make_story(entry: dict) -> StoryPage:
    index = StoryIndexPage.objects.get(slug=entry["province_slug"])
    collection = Collection.objects.filter(name__endswith=index.title).first()
    pictures = {
        name: picture(name, title=entry["title"], collection=collection)
        for name in names_in(entry)
    }
    page = StoryPage(
        title=entry["title"],
        slug=entry["slug"],
        intro=entry["intro"],
        author_name=entry["author"],
        published_on=date.fromisoformat(entry["date"]),
        lead_picture=pictures[entry["picture"]],
        body=[block_of(block, pictures) for block in entry["body"]],
    )
    return ensure_child(index, page)


def names_in(entry: dict) -> set[str]:
    names = {entry["picture"]}
    for block in entry["body"]:
        names |= {block["picture"]} if "picture" in block else set()
        names |= {photo["picture"] for photo in photos_of(block)}
    return names


def photos_of(block: dict) -> list[dict]:
    """A gallery's photos, whether named alone or with a caption."""
    photos = block.get("pictures") or block.get("photos") or []
    return [
        photo if isinstance(photo, dict) else {"picture": photo} for photo in photos
    ]


def picture(name: str, *, title: str, collection):
    Picture = get_image_model()
    found = Picture.objects.filter(title=f"{title} ({name})").first()
    if found:
        return found
    with (PICTURES / name).open("rb") as file:
        return Picture.objects.create(
            title=f"{title} ({name})",
            file=ImageFile(file, name=name),
            collection=collection or Collection.get_first_root_node(),
        )


def block_of(block: dict, pictures: dict) -> tuple:
    kind = block["type"]
    return kind, VALUES[kind](block, pictures)


def photo_value(photo: dict, pictures: dict) -> dict:
    image = pictures[photo["picture"]]
    return {"image": image.pk, "caption": photo.get("caption", "")}


def quote_value(block: dict, pictures: dict) -> dict:
    return {"text": block["text"], "who": block.get("who", "")}


VALUES = {
    "text": lambda block, _: RichText(f"<p>{block['text']}</p>"),
    "photo": photo_value,
    "quote": quote_value,
    "gallery": lambda block, pictures: {
        "photos": [photo_value(photo, pictures) for photo in photos_of(block)]
    },
    "products": lambda block, _: {
        "title": block.get("title", ""),
        "products": [product_id(key) for key in block["products"]],
    },
    "vendor": lambda block, _: {"vendor": vendor_id(block["vendor"])},
}


def pick_for_the_front_page() -> None:
    """What staff would put there: one product of each shop, stories, shops."""
    home = HomePage.objects.get(locale__language_code="vi")
    products = {entry["vendor"]: entry for entry in reversed(read("products"))}
    shops = [v for v in read("vendors") if v["status"] == "approved"]
    picks = {
        "products": [product_id(products[v["key"]]["key"]) for v in shops],
        "stories": list(StoryPage.objects.live().values_list("pk", flat=True)[:3]),
        "vendors": [vendor_id(v["key"]) for v in shops[:3]],
    }
    picks["products"] = picks["products"][:PICKED_PRODUCTS]
    for block in home.sections:
        if block.block_type in picks and not block.value["picks"]:
            block.value["picks"] = picks[block.block_type]
    for page in HomePage.objects.all():
        page.sections = home.sections if page.pk == home.pk else page.sections
        page.hero_picture = page.hero_picture or hero_picture()
        page.save_revision().publish()


def hero_picture():
    title = "Chợ miền Tây buổi sớm"
    return picture(HERO, title=title, collection=Collection.get_first_root_node())
