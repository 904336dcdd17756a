from django.contrib import messages
from django.db import transaction
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from oscar.apps.basket import middleware
from oscar.core.loading import get_class, get_model

from shop.fences.of_oscar import forget_basket

Basket = get_model("basket", "Basket")
Selector = get_class("partner.strategy", "Selector")


class BasketMiddleware(middleware.BasketMiddleware):
    """Oscar's, touching neither session nor database until a view asks for it."""

    def __call__(self, request):
        request.cookies_to_delete = []
        request.strategy = Selector().strategy(request=request)
        forget_basket(request)
        request.basket = SimpleLazyObject(lambda: self.load_basket(request))
        return self.process_response(request, self.get_response(request))

    def load_basket(self, request):
        basket = self.get_basket(request)
        basket.strategy = request.strategy
        return basket

    def get_basket(self, request):
        """The cookie's basket; a signed-in buyer's own takes that one in."""
        key = self.get_cookie_key(request)
        brought = self.get_cookie_basket(key, request, Basket.open)
        if not request.user.is_authenticated:
            return brought or Basket()
        own, *others = Basket.open.filter(owner=request.user).order_by("pk") or [
            Basket(owner=request.user)
        ]
        if brought:
            request.cookies_to_delete.append(key)
            others.append(brought)
        if others:
            self.take_in(request, own, others)
        return own

    def take_in(self, request, own, others) -> None:
        had_lines = own.pk is not None and own.lines.exists()
        if own.pk is None:
            own.save()
        taken = sum([merge_once(own, other) for other in others])
        if had_lines and taken:
            text = gettext("What you had put in your basket earlier is in it again.")
            messages.info(request, text)

    def process_template_response(self, request, response):
        return response


@transaction.atomic
def merge_once(own, other) -> int:
    """How many lines came over; none where another request has done it."""
    claimed = Basket.open.filter(pk=other.pk).update(status=Basket.MERGED)
    if not claimed:
        return 0
    lines = other.lines.count()
    own.merge(other, add_quantities=False)
    return lines
