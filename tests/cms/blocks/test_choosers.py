import pytest
from django.urls import reverse

from cms.blocks.choosers import ProductChooserBlock
from shop.search.services import refresh_cards
from tests.factories import DraftFactory, ListingFactory, StaffFactory, VendorFactory
from tests.signin import sign_in_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff_client(client):
    sign_in_staff(client, StaffFactory(superuser=True))
    return client


def shown(client, name, **query):
    return client.get(reverse(name), query).json()["html"]


def test_only_public_products_are_offered(staff_client):
    public, draft = ListingFactory(title="Kẹo dừa"), DraftFactory(title="Mắm ruốc")
    refresh_cards(product_ids=[public.product_id, draft.product_id])

    page = shown(staff_client, "choose-product:choose")

    assert "Kẹo dừa" in page
    assert "Mắm ruốc" not in page


def test_products_are_found_without_marks(staff_client):
    for title in ("Kẹo dừa", "Khóm sấy"):
        refresh_cards(product_ids=[ListingFactory(title=title).product_id])

    page = staff_client.get(reverse("choose-product:choose_results"), {"q": "keo dua"})

    assert "Kẹo dừa" in page.content.decode()
    assert "Khóm sấy" not in page.content.decode()


def test_only_open_shops_are_offered(staff_client):
    VendorFactory(open=True, partner__name="Bếp cô Tư")
    VendorFactory(waiting=True, partner__name="Bếp cô Năm")

    page = shown(staff_client, "choose-shop:choose")

    assert "Bếp cô Tư" in page
    assert "Bếp cô Năm" not in page


def test_chosen_product_is_handed_back(staff_client):
    product = ListingFactory(title="Kẹo dừa").product

    address = reverse("choose-product:chosen", args=[product.pk])

    assert staff_client.get(address).json()["result"]["title"] == "Kẹo dừa"


def test_block_keeps_the_id_alone():
    product = ListingFactory().product
    block = ProductChooserBlock(required=False)

    assert block.clean(str(product.pk)) == product.pk
    assert block.get_prep_value(product.pk) == product.pk


def test_form_with_a_deleted_product_opens():
    block = ProductChooserBlock(required=False)

    assert block.get_form_state(999) is None
