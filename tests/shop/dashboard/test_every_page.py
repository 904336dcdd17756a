"""Oscar's back office, page by page: nothing breaks, nothing comes from outside."""

import csv
from html.parser import HTMLParser
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.contrib.messages import get_messages
from oscar.core.loading import get_model

from shop.journal.models import Entry
from shop.search.models import ProductCard
from tests.factories import (
    CategoryFactory,
    ListingFactory,
    OrderFactory,
    StaffFactory,
    UserFactory,
)
from tests.matrix.routes import all_routes
from tests.matrix.things import lay_out, thing_for
from tests.signin import sign_in_staff

pytestmark = pytest.mark.django_db
ROOT = "/quan-tri-oscar/"
ROUTES = [route for route in all_routes() if route.shape.startswith(ROOT[1:])]
DATES = {"date_from": "2020-01-01", "date_to": "2030-01-01"}
REPORTS = {
    "order_report": DATES,
    "product_analytics": {},
    "user_analytics": {},
    "open_baskets": DATES,
    "submitted_baskets": DATES,
}


@pytest.fixture
def operator(client):
    sign_in_staff(client, StaffFactory(superuser=True))
    return client


class Asked(HTMLParser):
    """Every address that a browser would fetch by itself."""

    TAGS = {"script": "src", "link": "href", "img": "src", "iframe": "src"}

    def __init__(self, page: str):
        super().__init__()
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        address = dict(attrs).get(self.TAGS.get(tag, ""), "")
        if address:
            self.addresses.append(address)


def outside(page: str) -> list[str]:
    hosts = [(a, urlsplit(a).netloc) for a in Asked(page).addresses]
    return [a for a, host in hosts if host not in {"", "testserver"}]


def test_every_page_opens_and_asks_nobody_else(operator):
    things, found = lay_out(), {}
    for route in ROUTES:
        gaps = {gap: things[thing_for(route.shape, gap)] for gap in route.arguments}
        answer = operator.get(route.address(gaps))
        is_page = answer.status_code == 200 and b"<html" in answer.content
        found[route.shape] = (
            answer.status_code,
            (outside(answer.content.decode()) if is_page else []),
        )

    assert len(found) > 60
    wrong = {k: v for k, v in found.items() if v[0] not in {200, 302, 403, 405} or v[1]}
    assert wrong == {}


def test_empty_forms_break_nothing_and_move_nothing(operator):
    things = lay_out()
    counted = [get_model("order", "Order"), get_model("partner", "Partner")]
    before = [model.objects.count() for model in counted]

    for route in ROUTES:
        gaps = {gap: things[thing_for(route.shape, gap)] for gap in route.arguments}
        if "logout" not in route.shape:
            assert operator.post(route.address(gaps)).status_code < 500, route.shape

    assert [model.objects.count() for model in counted] == before


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("download", ["", "on"])
def test_report_opens_and_downloads(operator, report, download):
    OrderFactory()

    asked = REPORTS[report] | {"report_type": report, "download": download}
    answer = operator.get(f"{ROOT}reports/", asked)

    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf") == bool(download)


def test_a_name_is_no_formula_in_the_order_report(operator):
    OrderFactory(full_name="=HYPERLINK(1)")

    asked = DATES | {"report_type": "order_report", "download": "on"}
    answer = operator.get(f"{ROOT}reports/", asked)

    _head, row = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert row[1] == "'=HYPERLINK(1)"


def test_selected_orders_open_in_excel(operator):
    order = OrderFactory(email="=a@example.com")

    answer = operator.post(
        f"{ROOT}orders/",
        {"action": "download_selected_orders", "selected_order": order.pk},
    )

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "'=a@example.com" in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("orders/", {"action": "change_order_statuses", "new_status": "cancelled"}),
        (
            "orders/{order.number}/",
            {"order_action": "change_order_status", "new_status": "cancelled"},
        ),
        ("partners/{order.partner_id}/delete/", {}),
        ("partners/{order.partner_id}/", {"name": "Khác"}),
        ("catalogue/products/{product}/delete/", {}),
        ("users/{user}/password-reset/", {}),
    ],
)
def test_what_our_services_own_is_not_changed_here(operator, page, data):
    order = OrderFactory()
    product = order.lines.get().product_id
    names = {"order": order, "product": product, "user": UserFactory().pk}

    answer = operator.post(
        ROOT + page.format(**names), data | {"selected_order": order.pk}
    )

    assert answer.status_code == 403
    assert "Chưa có gì thay đổi" in answer.content.decode()
    old_name = order.partner.name
    order.refresh_from_db()
    assert (order.status, order.partner.name) == ("pending", old_name)
    assert order.lines.get().product_id == product


def product_form(listing, **changes) -> dict:
    product, stock = listing.product, listing.offers.only
    kind = product.productcategory_set.get()
    return {
        "title": product.title,
        "slug": product.slug,
        "description": "Ngon",
        "unit": "hũ",
        "structure": "standalone",
        "is_public": "on",
        "is_discountable": "on",
        "productcategory_set-TOTAL_FORMS": 1,
        "productcategory_set-INITIAL_FORMS": 1,
        "productcategory_set-0-id": kind.pk,
        "productcategory_set-0-category": kind.category_id,
        "images-TOTAL_FORMS": 0,
        "images-INITIAL_FORMS": 0,
        "primary_recommendations-TOTAL_FORMS": 0,
        "primary_recommendations-INITIAL_FORMS": 0,
        "stockrecords-TOTAL_FORMS": 1,
        "stockrecords-INITIAL_FORMS": 1,
        "stockrecords-0-id": stock.pk,
        "stockrecords-0-partner": stock.partner_id,
        "stockrecords-0-partner_sku": stock.partner_sku,
        "stockrecords-0-price_currency": "VND",
        "stockrecords-0-price": 42000,
        "stockrecords-0-num_in_stock": 1,
    } | changes


def test_mended_product_is_on_the_cards_and_in_the_journal(operator):
    listing = ListingFactory(price=35000, stock=9)

    answer = operator.post(
        f"{ROOT}catalogue/products/{listing.product_id}/",
        product_form(listing, title="Kẹo dừa sầu riêng"),
    )

    assert answer.status_code == 302, [
        getattr(answer.context[name], "errors", None)
        for name in ("form", "category_formset", "stockrecord_formset", "image_formset")
    ]
    card = ProductCard.objects.get()
    assert (card.title, card.price) == ("Kẹo dừa sầu riêng", 42000)
    assert listing.offers.only.num_in_stock == 9
    entry = Entry.objects.get(verb="product.edited")
    assert {"title", "price"} <= set(entry.data["changed"])


def test_kind_with_goods_says_why_it_stays(operator):
    kind = ListingFactory().product.categories.get()

    answer = operator.post(f"{ROOT}catalogue/categories/{kind.pk}/delete/")

    assert answer.status_code == 302
    (message,) = get_messages(answer.wsgi_request)
    assert "đang có 1 sản phẩm" in str(message)
    kind.refresh_from_db()


def test_second_kind_with_the_same_address_is_refused_in_words(operator):
    CategoryFactory(slug="banh-keo")

    answer = operator.post(
        f"{ROOT}catalogue/categories/create/",
        {
            "name": "Bánh",
            "slug": "banh-keo",
            "is_public": "on",
            "treebeard_position": "first-child",
            "treebeard_ref_node": "",
        },
    )

    assert answer.status_code == 200
    assert "Đã có loại hàng khác" in answer.content.decode()
