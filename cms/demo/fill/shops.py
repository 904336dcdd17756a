"""Shops of a made-up market: owner, partner, vendor and membership each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth import get_user_model
from django.db import transaction
from oscar.core.loading import get_model

from shop.places.models import Place
from shop.text import slugify, to_ascii
from vendors.members.models import Membership, Vendor
from vendors.units.models import Unit

from . import words
from .rows import new_keys, write

Partner = get_model("partner", "Partner")
User = get_user_model()
CHUNK = 2000
BANKS = ("970405", "970415", "970436", "970422", "970403", "970418")
PHONES_FROM = 9_700_000_000


@dataclass(frozen=True)
class Shop:
    """What her products and orders need to know of her."""

    vendor_id: int
    partner_id: int
    name: str
    slug: str
    call: str
    place: Place
    kinds: tuple[str, ...]
    weight: float
    rates: tuple[int, int, int]


def fill_shops(rng: Random, *, count: int, groups: dict, now: datetime) -> list[Shop]:
    """`groups`: slugs of kinds by the slug of their group."""
    town = Town(rng, groups, now)
    shops: list[Shop] = []
    while len(shops) < count:
        shops += town.settle(min(CHUNK, count - len(shops)))
    return shops


class Town:
    """Hands out places, free slugs and free phone numbers."""

    def __init__(self, rng: Random, groups: dict, now: datetime):
        self.rng, self.now = rng, now
        self.groups = [(group, kinds) for group, kinds in groups.items() if kinds]
        self.communes = list(
            Place.objects.communes()
            .today()
            .filter(region=Place.Region.MEKONG)
            .select_related("parent")
            .order_by("code")
        )
        self.units = dict(Unit.objects.values_list("place_id", "pk"))
        self.slugs = set(Partner.objects.values_list("slug", flat=True))
        taken = User.objects.filter(phone__startswith="+8497").order_by("-phone")
        last = taken.values_list("phone", flat=True).first()
        self.next_phone = int(last[3:]) + 1 if last else PHONES_FROM // 10

    @transaction.atomic
    def settle(self, count: int) -> list[Shop]:
        keys = zip(
            new_keys(User, count),
            new_keys(Partner, count),
            new_keys(Vendor, count),
            strict=True,
        )
        rows: dict[type, list] = {User: [], Partner: [], Vendor: [], Membership: []}
        shops = [self.open_shop(rows, *each) for each in keys]
        for model, its_rows in rows.items():
            write(model, its_rows)
        return shops

    def open_shop(self, rows, user_id: int, partner_id: int, vendor_id: int) -> Shop:
        rng = self.rng
        place = rng.choice(self.communes)
        group, kinds = rng.choice(self.groups)
        owner = words.person(rng)
        call = words.call_name(rng, owner)
        name = words.shop_name(rng, group, call)
        since = self.now - timedelta(days=rng.randrange(40, 400))
        shop = Shop(
            vendor_id=vendor_id,
            partner_id=partner_id,
            name=name,
            slug=self.free_slug(name),
            call=call,
            place=place,
            kinds=tuple(rng.sample(kinds, min(len(kinds), rng.choice((1, 2, 2, 3))))),
            weight=rng.choice((1, 1, 2, 3, 5)),
            rates=(rng.choice((15, 18, 20)), rng.choice((25, 28, 30)), 45),
        )
        phone = self.free_phone()
        rows[User].append(user_row(user_id, owner, phone, since))
        rows[Partner].append(partner_row(rng, shop, owner, since))
        rows[Vendor].append(
            vendor_row(shop, phone, since)
            | {
                "unit_id": self.units.get(place.pk),
                "about": words.about(rng, owner, place.full_name),
            }
        )
        rows[Membership].append({"user_id": user_id, "vendor_id": vendor_id})
        return shop

    def free_slug(self, name: str) -> str:
        slug = stem = slugify(name)
        number = 1
        while slug in self.slugs:
            number += self.rng.randrange(1, 50)
            slug = f"{stem}-{number}"
        self.slugs.add(slug)
        return slug

    def free_phone(self) -> str:
        self.next_phone += 1
        return f"+84{self.next_phone}"


def user_row(pk: int, owner: str, phone: str, since: datetime) -> dict:
    return {
        "id": pk,
        "password": "!",
        "phone": phone,
        "phone_verified": True,
        "full_name": owner,
        "date_joined": since,
    }


def partner_row(rng: Random, shop: Shop, owner: str, since: datetime) -> dict:
    province, region, country = (rate * 1000 for rate in shop.rates)
    collect = rng.random() < 0.6
    return {
        "id": shop.partner_id,
        "code": shop.slug,
        "name": shop.name,
        "slug": shop.slug,
        "place_id": shop.place.pk,
        "is_open": True,
        "bank_bin": rng.choice(BANKS),
        "bank_account": f"{rng.randrange(10**9, 10**12)}",
        "account_holder": to_ascii(owner).upper(),
        "bank_shown_since": since,
        "rate_province": province,
        "rate_region": region,
        "rate_country": country,
        "can_collect": collect,
        "pickup_note": rng.choice(words.WORDS["pickups"]) if collect else "",
    }


def vendor_row(shop: Shop, phone: str, since: datetime) -> dict:
    return {
        "id": shop.vendor_id,
        "partner_id": shop.partner_id,
        "status": Vendor.Status.APPROVED.value,
        "phone_shown": phone,
        "zalo_shown": True,
        "terms_accepted_at": since,
        "bank_consent_at": since,
        "applied_at": since,
        "approved_at": since,
        "created_at": since,
    }
