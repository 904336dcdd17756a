"""The front page and the pages that the law asks for."""

from pathlib import Path

from wagtail.models import Locale

from cms.core.services import (
    ensure_child,
    ensure_site,
    ensure_translation,
    ensure_trunk,
)

from .models import HomePage, StandardPage

SHELLS = Path(__file__).parent / "shells"
STANDARD = {
    "gioi-thieu": ("Ai lập ra chợ này", "Who runs this market"),
    "quyen-rieng-tu": ("Quyền riêng tư", "Privacy"),
    "dieu-khoan": ("Điều khoản sử dụng", "Terms"),
    "doi-tra": ("Đổi trả hàng", "Returns"),
    "khieu-nai": ("Khiếu nại", "Complaints"),
}
HERO = {
    "hero_title": "Của nhà làm, chị em gửi tận tay",
    "hero_text": "Đặc sản miền Tây do chính các chị em làm ra, đóng gói và gửi đi.",
    "hero_action": "Đi chợ thôi",
}
HERO_EN = {
    "hero_title": "Made at home, sent by the sisters themselves",
    "hero_text": "Goods of the Mekong Delta, made, packed and sent by the women of it.",
    "hero_action": "Look around the market",
}
SECTIONS = [
    ("products", {"title": "Mới lên kệ", "picks": [], "newest": 8}),
    ("stories", {"title": "Câu chuyện các chị", "picks": [], "newest": 3}),
    ("categories", {"title": "Chợ có gì"}),
    ("vendors", {"title": "Gian hàng mới mở", "picks": [], "newest": 3}),
]


def ensure_home(*, name: str) -> HomePage:
    """The front page in both languages; picks and words that are there stay."""
    root, _collections = ensure_trunk()
    home = HomePage.objects.filter(locale__language_code="vi").first()
    if home is None:
        page = HomePage(title=name, slug="trang-chu", sections=SECTIONS, **HERO)
        page.locale = Locale.objects.get(language_code="vi")
        home = ensure_child(root, page)
    ensure_translation(home, title=name, sections=[], **HERO_EN)
    ensure_site(home=home, name=name)
    return home


def ensure_standard_pages(home: HomePage) -> list[StandardPage]:
    """Shells to be filled in by the operator; what is written stays."""
    return [ensure_standard_page(home, slug) for slug in STANDARD]


def ensure_standard_page(home: HomePage, slug: str) -> StandardPage:
    title, title_en = STANDARD[slug]
    page = StandardPage(title=title, slug=slug, body=shell("vi", slug))
    page = ensure_child(home, page)
    ensure_translation(page, title=title_en, body=shell("en", slug))
    return page


def shell(language: str, slug: str) -> str:
    return (SHELLS / language / f"{slug}.html").read_text(encoding="utf-8")
