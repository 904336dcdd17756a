"""Orders of a made-up market, in every state, with the stock that they reserve."""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.db import connection, transaction
from oscar.core.loading import get_model

from shop.checkout.placing import vietnam
from shop.order.models import Order, OrderGroup, ShippingAddress
from shop.payment.models import Payment
from shop.places.models import Place

from . import words
from .rows import new_keys, write
from .shops import Shop

Line = get_model("order", "Line")
LinePrice = get_model("order", "LinePrice")
OrderStatusChange = get_model("order", "OrderStatusChange")
StockRecord = get_model("partner", "StockRecord")
CHUNK = 1000
S = Order.Status
WAYS = {
    S.PENDING: [],
    S.CONFIRMED: [S.CONFIRMED],
    S.PACKED: [S.CONFIRMED, S.PACKED],
    S.SHIPPED: [S.CONFIRMED, S.PACKED, S.SHIPPED],
    S.DELIVERED: [S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED],
    S.REFUSED: [S.CONFIRMED, S.PACKED, S.SHIPPED, S.REFUSED],
    S.CANCELLED: [S.CANCELLED],
    S.EXPIRED: [S.EXPIRED],
}
OFTEN = {S.DELIVERED: 60, S.SHIPPED: 9, S.PACKED: 6, S.CONFIRMED: 7, S.PENDING: 8}
SELDOM = {S.CANCELLED: 4, S.REFUSED: 3, S.EXPIRED: 3}
CHANCES = OFTEN | SELDOM
RESERVES = {S.PENDING, S.CONFIRMED, S.PACKED}
LONG_AGO = {S.PENDING: (0, 20), S.CONFIRMED: (6, 48), S.PACKED: (12, 72)}
HOURS = (72, 24 * 300)
PAID = Payment.Status.COMPLETED
MODELS = (
    OrderGroup,
    ShippingAddress,
    Order,
    Line,
    LinePrice,
    OrderStatusChange,
    Payment,
)


def fill_orders(
    rng: Random,
    *,
    count: int,
    shops: list[Shop],
    stocks: dict[int, array],
    now: datetime,
):
    """`stocks`: stock record ids by the shop's place in the list. Yields how many."""
    communes = list(Place.objects.communes().today().select_related("parent"))
    sellers = sorted(stocks)
    country = vietnam()
    done = 0
    while done < count:
        size = min(CHUNK, count - done)
        with transaction.atomic():
            desk = Desk(rng, now, communes, country, shops)
            desk.take(choose(rng, size, sellers, stocks))
        done += size
        yield size


def choose(rng: Random, count: int, sellers: list[int], stocks) -> list[list]:
    """Checkouts: lists of (shop's place, [(stock id, quantity)]), `count` shops in all."""
    checkouts: list[list] = []
    left = count
    while left:
        parcels = min(left, rng.choice((1, 1, 1, 2, 3)), len(sellers))
        left -= parcels
        checkouts.append(
            [
                (number, wanted(rng, stocks[number]))
                for number in rng.sample(sellers, parcels)
            ]
        )
    return checkouts


def wanted(rng: Random, stocks: array) -> list[tuple[int, int]]:
    picked = rng.sample(stocks, min(len(stocks), rng.choice((1, 1, 2, 3))))
    return [(stock_id, rng.choice((1, 1, 2, 3))) for stock_id in picked]


@dataclass
class Desk:
    """One transaction's worth of checkouts."""

    rng: Random
    now: datetime
    communes: list
    country: object
    shops: list[Shop]
    rows: dict = field(default_factory=lambda: {model: [] for model in MODELS})
    reserved: Counter = field(default_factory=Counter)

    def take(self, checkouts: list[list]) -> None:
        parcels = [parcel for checkout in checkouts for parcel in checkout]
        lines = [line for _number, lines in parcels for line in lines]
        self.stocks = loaded({stock_id for stock_id, _quantity in lines})
        self.order_keys = iter(new_keys(Order, len(parcels)))
        self.line_keys = iter(new_keys(Line, len(lines)))
        self.address_keys = iter(new_keys(ShippingAddress, len(parcels)))
        group_keys = new_keys(OrderGroup, len(checkouts))
        for group_id, checkout in zip(group_keys, checkouts, strict=True):
            self.check_out(group_id, checkout)
        for model, rows in self.rows.items():
            write(model, rows)
        reserve(self.reserved)

    def check_out(self, group_id: int, checkout: list) -> None:
        rng = self.rng
        chosen = rng.choices(
            list(CHANCES), weights=list(CHANCES.values()), k=len(checkout)
        )
        youngest = min(LONG_AGO.get(status, HOURS) for status in chosen)
        if youngest != HOURS:
            chosen = [s if s in LONG_AGO else S.CONFIRMED for s in chosen]
            youngest = LONG_AGO[chosen[0]] if len(chosen) == 1 else (0, 20)
        placed = self.now - timedelta(
            minutes=rng.randrange(*(h * 60 for h in youngest))
        )
        group = {
            "id": group_id,
            "number": words.group_number(rng),
            "full_name": words.buyer(rng),
            "phone": f"+8493{rng.randrange(10**7):07}",
            "placed_at": placed,
        }
        self.rows[OrderGroup].append(group)
        commune, street = rng.choice(self.communes), words.street(rng)
        for index, ((number, lines), status) in enumerate(
            zip(checkout, chosen, strict=True), start=1
        ):
            address_id = self.add_address(group, commune, street)
            shop = self.shops[number]
            order = self.order_row(group, index, shop, commune, status)
            order["shipping_address_id"] = address_id
            self.add_order(order, lines)

    def add_address(self, group: dict, commune, street: str) -> int:
        key = next(self.address_keys)
        row = {
            "id": key,
            "first_name": group["full_name"],
            "line1": street,
            "line3": commune.full_name,
            "line4": commune.parent.full_name,
            "phone_number": group["phone"],
            "country_id": "VN",
            "commune_id": commune.pk,
        }
        parts = ("first_name", "line1", "line3", "line4")
        row["search_text"] = " ".join(
            [row[part] for part in parts] + [str(self.country)]
        )
        self.rows[ShippingAddress].append(row)
        return key

    def order_row(self, group: dict, index: int, shop: Shop, commune, status) -> dict:
        rng = self.rng
        methods = Order.PaymentMethod
        transfer = status == S.EXPIRED or rng.random() < 0.35
        row = {
            "id": next(self.order_keys),
            "number": f"{group['number']}-{index}",
            "currency": "VND",
            "shipping_incl_tax": rate_of(shop, commune),
            "shipping_method": "Giao tận nơi",
            "shipping_code": "ship",
            "status": status.value,
            "date_placed": group["placed_at"],
            "group_id": group["id"],
            "partner_id": shop.partner_id,
            "payment_method": (methods.VIETQR if transfer else methods.CASH).value,
        }
        if status == S.PENDING and transfer:
            row["expires_at"] = group["placed_at"] + timedelta(hours=24)
        if status in {S.SHIPPED, S.DELIVERED, S.REFUSED}:
            row["carrier"] = rng.choice(words.WORDS["carriers"])
            row["tracking_code"] = f"VN{rng.randrange(10**9):09}"
        if reasons := words.WORDS["reasons"].get(status.value):
            row["reason"] = rng.choice(reasons)
        return row

    def add_order(self, order: dict, lines: list[tuple[int, int]]) -> None:
        goods = sum(self.add_line(order, *line) for line in lines)
        total = goods + order["shipping_incl_tax"]
        order |= {
            "total_incl_tax": total,
            "total_excl_tax": total,
            "shipping_excl_tax": order["shipping_incl_tax"],
        }
        self.rows[Order].append(order)
        self.add_changes(order)
        self.rows[Payment].append(payment_row(order, self.stocks[lines[0][0]]))

    def add_line(self, order: dict, stock_id: int, quantity: int) -> int:
        stock = self.stocks[stock_id]
        price = int(stock["price"])
        amount = price * quantity
        open_now = order["status"] in RESERVES
        if open_now:
            self.reserved[stock_id] += quantity
        line_id = next(self.line_keys)
        self.rows[Line].append(
            {
                "id": line_id,
                "order_id": order["id"],
                "partner_id": stock["partner_id"],
                "partner_name": stock["partner__name"],
                "partner_sku": stock["partner_sku"],
                "stockrecord_id": stock_id,
                "product_id": stock["product_id"],
                "title": stock["product__title"],
                "quantity": quantity,
                "line_price_incl_tax": amount,
                "line_price_excl_tax": amount,
                "line_price_before_discounts_incl_tax": amount,
                "line_price_before_discounts_excl_tax": amount,
                "unit_price_incl_tax": price,
                "unit_price_excl_tax": price,
                "num_allocated": quantity,
            }
        )
        self.rows[LinePrice].append(
            {
                "order_id": order["id"],
                "line_id": line_id,
                "quantity": quantity,
                "price_incl_tax": price,
                "price_excl_tax": price,
            }
        )
        return amount

    def add_changes(self, order: dict) -> None:
        old, when = S.PENDING, order["date_placed"]
        way = WAYS[S(order["status"])]
        step = (self.now - when) / (len(way) + 1)
        for new in way:
            when += min(step, timedelta(hours=self.rng.randrange(3, 30)))
            self.rows[OrderStatusChange].append(
                {
                    "order_id": order["id"],
                    "old_status": old.value,
                    "new_status": new.value,
                    "date_created": when,
                }
            )
            old = new


def rate_of(shop: Shop, commune) -> int:
    province, region, country = (rate * 1000 for rate in shop.rates)
    if commune.parent_id == shop.place.parent_id:
        return province
    return region if commune.parent.region == Place.Region.MEKONG else country


PAYEE = {
    "payee_bin": "partner__bank_bin",
    "payee_account": "partner__bank_account",
    "payee_holder": "partner__account_holder",
}


def payment_row(order: dict, stock: dict) -> dict:
    """Where the money stands; as `move_order` leaves it."""
    row = {
        "order_id": order["id"],
        "provider": order["payment_method"],
        "amount": order["total_incl_tax"],
        "reference": order["number"],
        "asked_at": order["date_placed"],
    }
    by_transfer = order["payment_method"] == Order.PaymentMethod.VIETQR
    if by_transfer:
        row |= {field: stock[column] for field, column in PAYEE.items()}
    status = order["status"]
    if status in {S.CANCELLED, S.REFUSED, S.EXPIRED}:
        return row | {"status": Payment.Status.CLOSED.value}
    if status == S.DELIVERED or (by_transfer and status != S.PENDING):
        via = "vendor" if by_transfer else "delivery"
        paid = {"status": PAID.value, "completed_via": via}
        return row | paid | {"completed_at": order["date_placed"] + timedelta(hours=5)}
    return row | {"status": Payment.Status.ASKED.value}


def loaded(stock_ids: set[int]) -> dict[int, dict]:
    rows = StockRecord.objects.filter(pk__in=stock_ids).values(
        "pk", "price", "partner_id", "partner__name", "partner_sku", "product_id",
        "product__title", *PAYEE.values(),
    )  # fmt: skip
    return {row["pk"]: row for row in rows}


def reserve(reserved: Counter) -> None:
    """Goods on their way to a buyer stand beside those for sale: nothing sells out."""
    table = StockRecord._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET num_in_stock = num_in_stock + %s,"
            " num_allocated = num_allocated + %s WHERE id = %s",
            [(amount, amount, key) for key, amount in sorted(reserved.items())],
        )
