"""The questions of the guided upload, in their order."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from shop.journal.by import By

from . import forms, services
from .models import Listing


class Step:
    """`slug` stands in the address, `point` in what is still missing."""

    slug = point = ""
    title: Any
    label: Any
    form_class: Any

    @staticmethod
    def initial(listing: Listing) -> dict:
        return {}

    @staticmethod
    def save(listing: Listing, data: dict, by: By) -> None:
        raise NotImplementedError


class PhotosStep(Step):
    slug, point = "hinh", "photos"
    title = _("Show it: the photos")
    label = _("Photos")
    form_class = forms.PhotosForm


class WhatStep(Step):
    slug, point = "ten", "what"
    title = _("What is it?")
    label = _("Name and kind")
    form_class = forms.WhatForm

    @staticmethod
    def initial(listing):
        kind = listing.product.categories.first()
        return {"name": listing.product.title, "kind": str(kind.pk) if kind else ""}

    @staticmethod
    def save(listing, data, by):
        services.describe(listing=listing, name=data["name"], kind=data["kind"], by=by)


class PriceStep(Step):
    slug, point = "gia", "price"
    title = _("What does it cost, and how many are there?")
    label = _("Price and stock")
    form_class = forms.OfferForm

    @staticmethod
    def initial(listing):
        offer = listing.offers.only
        if not offer.price:
            return {}
        return {
            "price": int(offer.price),
            "unit": listing.product.unit,
            "stock": offer.num_in_stock,
        }

    @staticmethod
    def save(listing, data, by):
        services.set_offer(listing=listing, by=by, **data)


class StoryStep(Step):
    slug, point = "ke", "story"
    title = _("Tell about it")
    label = _("Story")
    form_class = forms.StoryForm

    @staticmethod
    def initial(listing):
        return {"story": listing.product.description}

    @staticmethod
    def save(listing, data, by):
        services.describe(listing=listing, story=data["story"], by=by)


STEPS: list[type[Step]] = [PhotosStep, WhatStep, PriceStep, StoryStep]
BY_SLUG = {step.slug: step for step in STEPS}
BY_POINT = {step.point: step for step in STEPS}
