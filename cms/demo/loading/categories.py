from oscar.core.loading import get_model

from .content import read

Category = get_model("catalogue", "Category")
Country = get_model("address", "Country")
ProductClass = get_model("catalogue", "ProductClass")


def load_categories() -> dict[str, object]:
    """Groups and kinds by slug, with what every product and parcel needs."""
    ProductClass.objects.get_or_create(slug="goods", defaults={"name": "Hàng hóa"})
    Country.objects.get_or_create(
        iso_3166_1_a2="VN",
        defaults={
            "iso_3166_1_a3": "VNM",
            "iso_3166_1_numeric": "704",
            "printable_name": "Việt Nam",
            "name": "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "is_shipping_country": True,
        },
    )
    for group in read("categories"):
        parent = ensure(group)
        for kind in group.get("children", []):
            ensure(kind, parent)
    return {category.slug: category for category in Category.objects.all()}


def ensure(entry: dict, parent=None):
    found = Category.objects.filter(slug=entry["slug"]).first()
    if found:
        return found
    fields = {key: entry[key] for key in ("slug", "name", "name_en")}
    if parent is None:
        return Category.add_root(**fields)
    return Category.objects.get(pk=parent.pk).add_child(**fields)
