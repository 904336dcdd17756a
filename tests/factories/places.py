"""A few places and units; `load_places` brings the real ones."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from shop.places import names
from shop.places.models import Place
from shop.text import slugify
from vendors.units.models import Unit

SINCE = date(2025, 7, 1)


class PlaceFactory(DjangoModelFactory):
    """A new commune of Cần Thơ.

    `PlaceFactory(province=True, name="Vĩnh Long")` is a province,
    `PlaceFactory(far=True)` a commune of Hà Nội.
    """

    class Meta:
        model = Place

    class Params:
        far = factory.Trait(parent=factory.LazyFunction(lambda: province("Hà Nội")))
        province = factory.Trait(
            level=Place.Level.PROVINCE,
            kind="tỉnh",
            parent=None,
            code=factory.Sequence(lambda n: f"P{n}"),
        )

    level = Place.Level.COMMUNE
    kind = "xã"
    name = factory.Sequence(lambda n: f"Vị Thanh {n}")
    slug = factory.LazyAttribute(lambda o: slugify(o.name))
    code = factory.Sequence(lambda n: f"{n + 10000:05}")
    parent = factory.LazyFunction(lambda: province("Cần Thơ"))
    valid_from = SINCE

    @factory.lazy_attribute
    def region(self):
        if self.parent:
            return self.parent.region
        return Place.Region.MEKONG

    @factory.lazy_attribute
    def folded(self):
        around = (self.parent.name, self.parent.full_name) if self.parent else ()
        return names.folded(self.kind, self.name, *around)


def province(name: str) -> Place:
    """Cần Thơ or Hà Nội, made when first asked for."""
    codes = {"Cần Thơ": ("92", "mekong"), "Hà Nội": ("01", "other")}
    code, region = codes[name]
    found = Place.objects.filter(level=Place.Level.PROVINCE, code=code).first()
    return found or PlaceFactory(
        province=True, kind="thành phố", name=name, code=code, region=region
    )


class UnitFactory(DjangoModelFactory):
    """The unit of a commune, below its province's and the centre's."""

    class Meta:
        model = Unit

    place = factory.SubFactory(PlaceFactory)

    @classmethod
    def _create(cls, model_class, *args, place, **kwargs):
        return unit_of(place)


def unit_of(place: Place | None) -> Unit:
    """The unit at this place, made with all that stands above it."""
    code = place.code if place else "VN"
    found = Unit.objects.filter(code=code).first()
    if found:
        return found
    name = f"Hội LHPN {place.full_name}" if place else "Trung ương Hội LHPN"
    level = place.level if place else Unit.Level.CENTRE
    row = {
        "code": code,
        "name": name,
        "level": level,
        "place": place,
        "valid_from": SINCE,
    }
    if place is None:
        return Unit.add_root(**row)
    return unit_of(place.parent).add_child(**row)
