from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from shop.journal.by import BY_COMMAND, By, Via
from shop.partner.models import Partner
from shop.places.models import Place
from shop.users.services import person_of_phone, rename_person
from vendors.channels.links import check_link
from vendors.channels.services import save_link
from vendors.listings import services as listings
from vendors.listings.models import Listing
from vendors.members import answers
from vendors.members import services as members
from vendors.members.models import Vendor

from .content import approved, read
from .pictures import size_of, stored_name

ProductImage = get_model("catalogue", "ProductImage")


def load_shop(entry: dict, *, officer, kinds: dict) -> Vendor:
    """One shop with all its products; a shop that is there stays as it is."""
    found = Vendor.objects.filter(partner__slug=entry["slug"]).first()
    return found or make_shop(entry, officer=officer, kinds=kinds)


@transaction.atomic
def make_shop(entry: dict, *, officer, kinds: dict) -> Vendor:
    owner = person_of_phone(phone=entry["phone"])
    rename_person(user=owner, full_name=entry["owner"], by=BY_COMMAND)
    place = commune_of(entry)
    by = By(owner, via=Via.COMMAND)
    vendor = members.open_shop(name=entry["name"], place=place, by=by)
    fill_in(vendor, entry)
    answers.accept_terms(vendor=vendor, by=by)
    answers.set_account(
        vendor=vendor,
        by=by,
        bank=entry["bank_bin"],
        number=entry["account_no"],
        holder=entry["account_holder"],
        show=True,
    )
    for product in read("products"):
        if product["vendor"] == entry["key"]:
            make_listing(vendor, product, by=by, kind=kinds[product["kind"]])
    members.apply_for_approval(vendor=vendor, by=by)
    if approved(entry):
        approve(vendor, officer)
    for channel in entry["channels"]:
        save_link(vendor=vendor, link=check_link(channel["url"]), by=by)
    return vendor


def commune_of(entry: dict) -> Place:
    code = entry.get("commune_code") or entry["commune"]
    return Place.objects.communes().select_related("parent").get(code=code)


def fill_in(vendor: Vendor, entry: dict) -> None:
    rates = entry["delivery"]
    Partner.objects.filter(pk=vendor.partner_id).update(
        slug=entry["slug"],
        rate_province=rates["province"],
        rate_region=rates["region"],
        rate_country=rates["country"],
        can_collect=entry["can_collect"],
        pickup_note=entry["pickup_note"],
    )
    vendor.partner.refresh_from_db()
    vendor.about = entry["about"]
    vendor.phone_shown, vendor.zalo_shown = entry["phone"], True
    vendor.photo.name = stored_name(entry["picture"])
    vendor.photo_width, vendor.photo_height = size_of(entry["picture"])
    vendor.photo_ready = True
    vendor.save()


def make_listing(vendor: Vendor, entry: dict, *, by: By, kind) -> Listing:
    listing = listings.start_listing(vendor=vendor, by=by)
    ProductImage.objects.bulk_create(
        ProductImage(
            product=listing.product,
            original=stored_name(name),
            width=size_of(name)[0],
            height=size_of(name)[1],
            sizes_ready=True,
            display_order=order,
        )
        for order, name in enumerate(entry["pictures"])
    )
    listings.describe(
        listing=listing,
        name=entry["name"],
        kind=kind,
        unit=entry["unit"],
        story=entry["story"],
        by=by,
    )
    listings.set_price(listing=listing, price=entry["price"], by=by)
    listings.set_stock(listing=listing, stock=entry["stock"], by=by)
    return listings.submit_listing(listing=listing, by=by)


def approve(vendor: Vendor, officer) -> None:
    """The officer looks at the shop and at all that waits with it."""
    by = By(officer, via=Via.COMMAND)
    members.approve_vendor(
        vendor=vendor,
        by=by,
        method="vneid",
        checked_on=timezone.localdate() - timedelta(days=vendor.pk % 40 + 3),
        last_four=f"{1000 + vendor.pk * 37 % 9000}",
    )
    for listing in Listing.objects.of_vendor(vendor).waiting():
        listings.approve_listing(listing=listing, by=by)


def product_id(key: str) -> int:
    """The product that stands for this entry of `products.json`."""
    entry = next(entry for entry in read("products") if entry["key"] == key)
    shop = next(v for v in read("vendors") if v["key"] == entry["vendor"])
    return Listing.objects.get(
        vendor__partner__slug=shop["slug"], product__title=entry["name"]
    ).product_id


def vendor_id(key: str) -> int:
    shop = next(entry for entry in read("vendors") if entry["key"] == key)
    return Vendor.objects.get(partner__slug=shop["slug"]).pk
