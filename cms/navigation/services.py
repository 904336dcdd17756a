from .models import MenuItem, Operator

DEFAULT_NAME = "Hội Liên hiệp Phụ nữ"


def ensure_menus(pages) -> None:
    """The footer's legal links; a menu that staff have touched stays as it is."""
    if MenuItem.objects.filter(spot=MenuItem.Spot.FOOTER).exists():
        return
    for place, page in enumerate(pages):
        english = page.get_translations().filter(locale__language_code="en").first()
        MenuItem.objects.create(
            spot=MenuItem.Spot.FOOTER,
            title=page.title,
            title_en=english.title if english else "",
            page=page,
            sort_order=place,
        )


def ensure_operator(*, site_name: str) -> Operator:
    operator = Operator.objects.first() or Operator()
    operator.site_name = operator.site_name or site_name
    operator.union_name = operator.union_name or DEFAULT_NAME
    operator.save()
    return operator
