from typing import Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, View

from shop import limits
from shop.basket.contents import parcels_of
from shop.journal.by import By
from shop.order.access import remember_group
from shop.order.models import OrderGroup
from shop.partner.exceptions import OutOfStock

from . import state
from .exceptions import BasketChanged, NotAsSeen, NothingToOrder, TooLarge
from .forms import BuyerForm, ParcelForm
from .placing import Choice, place_group
from .sealing import basket_now, differences, seal, shown_by_review, unseal


class CheckoutMixin:
    """Every step wants a basket that can be ordered as it is."""

    request: Any

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        self.parcels = parcels_of(request.basket)
        rows = [row for parcel in self.parcels for row in parcel.rows]
        if not rows or any(row.problem for row in rows):
            return self.without_basket(request)
        return super().dispatch(request, *args, **kwargs)

    def without_basket(self, request):
        if self.parcels and request.method == "POST":
            messages.warning(request, not_ordered())
        return redirect("basket:summary")


class BuyerView(CheckoutMixin, FormView):
    template_name = "checkout/buyer.html"
    form_class = BuyerForm

    def get_initial(self):
        return state.buyer_initial(self.request)

    def form_valid(self, form):
        state.save_buyer(self.request, form.cleaned_data)
        return redirect("checkout:parcels")


class AnsweredMixin(CheckoutMixin):
    """A later step: back to the first where its answers are missing."""

    def dispatch(self, request, *args, **kwargs):
        self.answers = state.answers_of(request)
        if self.answers is None:
            text = gettext("Please tell us once more who receives the parcels.")
            messages.info(request, text)
            return redirect("checkout:index")
        return super().dispatch(request, *args, **kwargs)

    def forms(self, data=None) -> list[ParcelForm]:
        saved = state.saved_parcels(self.request)
        return [
            ParcelForm(
                data,
                parcel=parcel,
                commune=self.answers.destination.commune,
                prefix=self.prefix_of(parcel),
                initial=saved.get(parcel.partner.pk),
            )
            for parcel in self.parcels
        ]

    def prefix_of(self, parcel) -> str | None:
        """A basket from one shop has plain field names."""
        return f"shop{parcel.partner.pk}" if len(self.parcels) > 1 else None


class ParcelsView(AnsweredMixin, View):
    template_name = "checkout/parcels.html"

    def get(self, request):
        return self.show(self.forms())

    def post(self, request):
        forms = self.forms(request.POST)
        valid = [form.is_valid() for form in forms]
        if not all(valid):
            return self.show(forms, status=422)
        state.save_parcels(
            request, {form.parcel.partner.pk: form.cleaned_data for form in forms}
        )
        return redirect("checkout:review")

    def show(self, forms, status=200):
        context = {
            "forms": forms,
            "wrong_forms": [form for form in forms if form.errors],
            "destination": self.answers.destination,
            "is_possible": all(form.is_possible for form in forms),
        }
        return render(self.request, self.template_name, context, status=status)


class ReviewView(AnsweredMixin, View):
    """All once more, the legal pages, and the button that orders."""

    template_name = "checkout/review.html"

    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST" and (group := self.placed_before(request)):
            return self.show_group(group)
        return super().dispatch(request, *args, **kwargs)

    def placed_before(self, request) -> OrderGroup | None:
        """A double tap: the basket this form was made for is a group already."""
        pk = unseal(request.POST.get("seen", ""))["basket"]
        return OrderGroup.objects.filter(basket_id=pk).first() if pk else None

    def get(self, request):
        chosen = self.chosen()
        if chosen is None:
            return redirect("checkout:parcels")
        return render(request, self.template_name, self.summary(chosen))

    def post(self, request):
        chosen = self.chosen()
        seen = unseal(request.POST.get("seen", ""))["shown"]
        if chosen is None:
            found = self.goods_differences(seen) if seen else []
            return self.tell(" ".join([choose_again(), *found]), "checkout:parcels")
        if seen is None:
            return self.show_differences(chosen, [])
        try:
            group = self.place(chosen, seen)
        except limits.TooOften as refusal:
            return self.show_too_often(chosen, refusal)
        except OutOfStock as refusal:
            return self.tell(short_of(refusal), "basket:summary")
        except NotAsSeen as refusal:
            return self.show_differences(self.chosen(), refusal.differences)
        except (BasketChanged, NothingToOrder, TooLarge):
            return self.tell(not_ordered(), "basket:summary")
        state.forget(request)
        return self.show_group(group)

    def place(self, chosen, seen) -> OrderGroup:
        """Counted before, so that many at once can't pass; given back if refused."""
        answers = self.answers
        counted = limits.count(
            orders_of_phone=answers.buyer.phone,
            orders_from_address=limits.address_of(self.request),
        )
        try:
            return place_group(
                basket=self.request.basket,
                by=By.request(self.request),
                buyer=answers.buyer,
                destination=answers.destination,
                choices={form.parcel.partner.pk: choice_of(form) for form in chosen},
                seen=seen,
            )
        except Exception:
            limits.give_back(counted)
            raise

    def goods_differences(self, seen: dict) -> list[str]:
        answers = self.answers
        now = basket_now(
            seen=seen,
            buyer=answers.buyer,
            destination=answers.destination,
            parcels=self.parcels,
        )
        return differences(seen, now)

    def show_differences(self, chosen, found: list[str]):
        """The review once more, as it is now; nothing has been ordered."""
        if chosen is None:
            return self.tell(" ".join([choose_again(), *found]), "checkout:parcels")
        context = self.summary(chosen) | {"differences": found, "is_changed": True}
        return render(self.request, self.template_name, context, status=409)

    def show_too_often(self, chosen, refusal: limits.TooOften):
        context = self.summary(chosen) | {"too_often": TOO_OFTEN[refusal.name]}
        return render(self.request, self.template_name, context, status=429)

    def show_group(self, group):
        remember_group(self.request, group)
        return redirect(reverse("orders:group", args=[group.number]) + "?moi=1")

    def tell(self, text: str, where: str):
        messages.warning(self.request, text)
        return redirect(where)

    def chosen(self) -> list[ParcelForm] | None:
        """The saved choices as valid forms; None where one is open or gone."""
        saved = state.saved_parcels(self.request)
        forms = []
        for parcel in self.parcels:
            form = ParcelForm(
                saved.get(parcel.partner.pk, {}),
                parcel=parcel,
                commune=self.answers.destination.commune,
            )
            if not form.is_valid():
                return None
            forms.append(form)
        return forms

    def summary(self, forms) -> dict:
        answers = self.answers
        shown = shown_by_review(
            buyer=answers.buyer, destination=answers.destination, forms=forms
        )
        return {
            "parcels": [(form, total_of(form)) for form in forms],
            "buyer": self.answers.buyer,
            "destination": self.answers.destination,
            "total": sum(total_of(form) for form in forms),
            "seen": seal(basket=self.request.basket, shown=shown),
        }


TOO_OFTEN = {
    "orders_of_phone": _(
        "Many orders have been placed with this phone number today. Your basket is "
        "kept: please try again later, or call the shop."
    ),
    "orders_from_address": _(
        "Many orders have come from your internet line today. Your basket is kept: "
        "please try again later, or call the shop."
    ),
}


def not_ordered() -> str:
    return gettext(
        "Something in your basket has changed meanwhile. "
        "Nothing has been ordered yet: please look at it once more."
    )


def choose_again() -> str:
    return gettext(
        "What a shop offers has changed meanwhile. Nothing has been ordered yet: "
        "please choose once more how the parcels come and how you pay."
    )


def total_of(form: ParcelForm) -> int:
    return form.parcel.total + form.quote.cost


def choice_of(form: ParcelForm) -> Choice:
    return Choice(quote=form.quote, payment_method=form.cleaned_data["payment"])


def short_of(refusal: OutOfStock) -> str:
    stock = refusal.stockrecord
    stock.refresh_from_db()
    values = {"name": stock.product.title, "number": stock.net_stock_level}
    if stock.net_stock_level > 0:
        text = gettext(
            "Somebody was quicker: only %(number)d of “%(name)s” left. "
            "Nothing has been ordered yet; the rest of your basket is kept."
        )
        return text % values
    text = gettext(
        "Somebody was quicker: “%(name)s” is sold out. "
        "Nothing has been ordered yet; the rest of your basket is kept."
    )
    return text % values
