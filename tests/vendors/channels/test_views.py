import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from shop.journal.by import By
from shop.search.services import refresh_cards
from tests.factories import ListingFactory, MembershipFactory, VendorFactory
from tests.photos import jpeg, upload
from vendors.channels.links import check_link
from vendors.channels.models import ChannelLink
from vendors.channels.services import save_link

pytestmark = pytest.mark.django_db

SHOPEE = "https://shopee.vn/Keo-dua-Ben-Tre-i.123.456"
ZALO = "https://zalo.me/0901234567"


@pytest.fixture
def vendor():
    return VendorFactory(open=True)


@pytest.fixture
def listing(vendor):
    return ListingFactory(vendor=vendor, title="Kẹo dừa Bến Tre", price=45000)


@pytest.fixture
def seller(client, vendor):
    client.force_login(MembershipFactory(vendor=vendor).user)
    return client


def link_of(vendor, url=SHOPEE, listing=None):
    owner = MembershipFactory(vendor=vendor).user
    return save_link(vendor=vendor, listing=listing, link=check_link(url), by=By(owner))


def test_shop_address_is_saved_and_shown_on_the_shopfront(seller, vendor):
    seller.post(reverse("vendors:channels"), {"url": ZALO})

    link = ChannelLink.objects.get()
    page = seller.get(reverse("shopfronts:detail", args=[vendor.partner.slug]))
    assert link.url == ZALO
    assert reverse("channel-out", args=[link.pk]) in page.content.decode()


def test_product_address_is_shown_on_the_product_page(seller, listing):
    refresh_cards(product_ids=[listing.product_id])
    seller.post(reverse("vendors:channel-listing", args=[listing.pk]), {"url": SHOPEE})

    page = seller.get(listing.product.get_absolute_url()).content.decode()
    assert reverse("channel-out", args=[ChannelLink.objects.get().pk]) in page


def test_second_address_on_a_platform_replaces_the_first(seller):
    seller.post(reverse("vendors:channels"), {"url": ZALO})
    seller.post(reverse("vendors:channels"), {"url": "https://zalo.me/0907654321"})

    assert ChannelLink.objects.get().url == "https://zalo.me/0907654321"


@pytest.mark.parametrize(
    "url",
    ["", "http://shopee.vn/shop/1", "https://evil.example/", "javascript:alert(1)"],
)
def test_refused_address_stays_typed_and_nothing_is_saved(seller, url):
    page = seller.post(reverse("vendors:channels"), {"url": url})

    assert page.context["form"].errors["url"]
    assert page.context["form"]["url"].value() == url
    assert not ChannelLink.objects.exists()


def test_leaving_is_counted(client, vendor):
    link = link_of(vendor)

    answer = client.get(reverse("channel-out", args=[link.pk]))

    link.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, SHOPEE)
    assert link.clicks == 1


def test_closed_shop_leads_nowhere(client):
    link = link_of(VendorFactory())

    assert client.get(reverse("channel-out", args=[link.pk])).status_code == 404


def test_hand_off_page_holds_name_description_and_hints(seller, listing):
    address = reverse("vendors:channel-hand-off", args=[listing.pk, "tiktok"])

    page = seller.get(address).content.decode()

    assert "Kẹo dừa Bến Tre" in page
    assert listing.product.description in page


def photo_of(listing, **size):
    return get_model("catalogue", "ProductImage").objects.create(
        product=listing.product, original=upload(jpeg((600, 600))), **size
    )


def test_photos_are_saved_as_files_named_after_the_product(seller, listing):
    photo_of(listing, display_order=0)
    second = photo_of(listing, display_order=1)
    page = reverse("vendors:channel-hand-off", args=[listing.pk, "shopee"])
    address = reverse("vendors:channel-photo", args=[listing.pk, second.pk])

    answer = seller.get(address)

    assert f'href="{address}" download' in seller.get(page).content.decode()
    assert answer["Content-Type"] == "image/jpeg"
    name = f"{listing.product.slug}-2.jpg"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    with second.original.open() as stored:
        assert b"".join(answer.streaming_content) == stored.read()


def test_photo_of_another_product_or_vendor_is_404(seller, listing):
    other = ListingFactory(vendor=listing.vendor)
    stranger = ListingFactory()

    for mine, photo in [
        (listing, photo_of(other)),
        (listing, photo_of(stranger)),
        (stranger, photo_of(stranger)),
    ]:
        address = reverse("vendors:channel-photo", args=[mine.pk, photo.pk])
        assert seller.get(address).status_code == 404


def test_unknown_platform_has_no_hand_off(seller, listing):
    address = reverse("vendors:channel-hand-off", args=[listing.pk, "sendo"])

    assert seller.get(address).status_code == 404


def addresses(vendor):
    listing = ListingFactory(vendor=vendor)
    link = link_of(vendor)
    return [
        reverse("vendors:channel-listing", args=[listing.pk]),
        reverse("vendors:channel-hand-off", args=[listing.pk, "shopee"]),
        reverse("vendors:channel-remove", args=[link.pk]),
    ]


def test_another_vendor_finds_nothing(seller):
    for address in addresses(VendorFactory(open=True)):
        assert seller.post(address, {"url": SHOPEE}).status_code in {404, 405}
    assert ChannelLink.objects.count() == 1


def test_visitor_is_sent_to_the_sign_in(client, vendor):
    for address in addresses(vendor):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("users:login"))
