"""The questions of an application, in their order; later the answers to change."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from shop.journal.by import By
from shop.users.services import rename_person

from . import answers, forms
from .models import Vendor
from .requirements import delivers
from .services import open_shop


class Step:
    """`slug` stands in the address, `point` in the requirements, `extra` is a template."""

    slug = point = ""
    extra = ""
    title: Any
    label: Any
    note: Any = ""
    form_class: Any

    @staticmethod
    def form_options(user) -> dict:
        return {}

    @staticmethod
    def initial(vendor: Vendor, user) -> dict:
        return {}

    @staticmethod
    def save(vendor: Vendor, by: By, data: dict) -> None:
        raise NotImplementedError


class NameStep(Step):
    slug, point = "ten", "name"
    title = _("What is your shop called?")
    label = _("Name")
    form_class = forms.NameForm

    @staticmethod
    def form_options(user):
        return {"asks_full_name": not user.full_name}

    @staticmethod
    def initial(vendor, user):
        return {"name": vendor.partner.name} if vendor else {}

    @staticmethod
    def save(vendor, by, data):
        if "full_name" in data:
            rename_person(user=by.member, full_name=data["full_name"], by=by)
        vendor = vendor or open_shop(name=data["name"], by=by)
        answers.rename_shop(vendor=vendor, name=data["name"], by=by)


class PlaceStep(Step):
    slug, point = "noi-ban", "place"
    title = _("Where do you sell?")
    label = _("Place")
    note = _("Shoppers see your commune, nothing more.")
    form_class = forms.PlaceForm

    @staticmethod
    def initial(vendor, user):
        place = vendor.partner.place
        return {"province": place.parent, "commune": place} if place else {}

    @staticmethod
    def save(vendor, by, data):
        answers.move_shop(vendor=vendor, place=data["commune"], by=by)


class AboutStep(Step):
    slug, point = "gioi-thieu", "about"
    title = _("Who are you?")
    label = _("About you")
    extra = "vendors/members/own_photo.html"
    form_class = forms.AboutForm

    @staticmethod
    def initial(vendor, user):
        return {"story": vendor.about}

    @staticmethod
    def save(vendor, by, data):
        answers.introduce(
            vendor=vendor, about=data["story"], photo=data["photos"], by=by
        )


class ContactStep(Step):
    slug, point = "lien-he", "contact"
    title = _("How do shoppers reach you?")
    label = _("Contact")
    form_class = forms.ContactForm

    @staticmethod
    def initial(vendor, user):
        return {"phone": vendor.phone_shown or user.phone, "zalo": vendor.zalo_shown}

    @staticmethod
    def save(vendor, by, data):
        answers.set_contact(
            vendor=vendor, phone=data["phone"], on_zalo=data["zalo"], by=by
        )


class DeliveryStep(Step):
    slug, point = "giao-hang", "delivery"
    title = _("How does the parcel get to the shopper?")
    label = _("Delivery")
    note = _(
        "One price for each parcel. 0 means free of charge. "
        "Leave a line empty if you don't send there."
    )
    form_class = forms.DeliveryForm
    PROPOSAL = {"rate_province": 20000, "rate_region": 30000, "rate_country": 40000}

    @classmethod
    def initial(cls, vendor, user):
        partner = vendor.partner
        if not (partner.can_collect or delivers(partner)):
            return cls.PROPOSAL
        return {name: getattr(partner, name) for name in cls.form_class.base_fields}

    @staticmethod
    def save(vendor, by, data):
        answers.set_delivery(vendor=vendor, by=by, **data)


class AccountStep(Step):
    slug, point = "ngan-hang", "account"
    title = _("Where does your money go?")
    label = _("Bank account")
    note = _(
        "Buyers transfer straight to you; the market takes nothing and keeps nothing. "
        "No account yet? Leave it all empty and go on: buyers then pay in cash."
    )
    form_class = forms.AccountForm

    @staticmethod
    def initial(vendor, user):
        partner = vendor.partner
        return {
            "bank": partner.bank_bin,
            "account": partner.bank_account,
            "holder": partner.account_holder,
            "show": bool(partner.bank_shown_since),
        }

    @staticmethod
    def save(vendor, by, data):
        answers.set_account(
            vendor=vendor,
            by=by,
            bank=data["bank"],
            number=data["account"],
            holder=data["holder"],
            show=data["show"],
        )


class TermsStep(Step):
    slug, point = "dieu-khoan", "terms"
    title = _("What we promise each other")
    label = _("Terms for sellers")
    extra = "vendors/members/terms.html"
    form_class = forms.TermsForm

    @staticmethod
    def initial(vendor, user):
        return {"terms": bool(vendor.terms_accepted_at)}

    @staticmethod
    def save(vendor, by, data):
        answers.accept_terms(vendor=vendor, by=by)


STEPS: list[type[Step]] = [
    NameStep,
    PlaceStep,
    AboutStep,
    ContactStep,
    DeliveryStep,
    AccountStep,
    TermsStep,
]
BY_SLUG = {step.slug: step for step in STEPS}
BY_POINT = {step.point: step for step in STEPS}
CHANGEABLE = {step.slug: step for step in STEPS if step is not TermsStep}
