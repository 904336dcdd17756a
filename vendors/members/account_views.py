from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from shop.payment.banks import bank_name
from shop.phones import format_phone
from shop.users import codes
from vendors.entry.mixins import VendorRequiredMixin, seller_of

from . import account_change
from .forms import AccountCodeForm
from .steps import AccountStep

TEMPLATE = "vendors/members/account_code.html"


def ask_for_code(view, form, then: str):
    """The page that wants the owner's code, after the account form was filled in."""
    request = view.request
    vendor, data = request.vendor, form.cleaned_data
    owner = account_change.owner_of(vendor, request.user)
    if owner is None:
        form.add_error(None, _("Nobody of this shop has a phone. Call the Union."))
        return view.form_invalid(form)
    try:
        account_change.send_code(request=request, owner=owner)
    except codes.TooManyCodes:
        form.add_error(None, _("Too many codes. Please wait a while."))
        return view.form_invalid(form)
    change = account_change.sealed(
        vendor=vendor, user=request.user, data=data, then=then
    )
    return page(request, AccountCodeForm(), change=change, data=data, owner=owner)


def page(request, form, *, change, data, owner, status=200):
    context = {
        "form": form,
        "change": change,
        "bank": bank_name(data["bank"]),
        "account": data["account"],
        "holder": data["holder"],
        "phone_shown": format_phone(owner.phone) if owner else "",
        "vendor": request.vendor,
        "seller": seller_of(request.vendor),
    }
    return render(request, TEMPLATE, context, status=status)


@method_decorator(never_cache, "dispatch")
class AccountCodeView(VendorRequiredMixin, View):
    """The code is right: only now the account changes, and she is told."""

    def get(self, request):
        return redirect("vendors:shop-edit-step", slug=AccountStep.slug)

    def post(self, request):
        text = request.POST.get("change", "")
        vendor, user = request.vendor, request.user
        change = account_change.unsealed(text, vendor=vendor, user=user)
        if change is None or not account_change.is_waiting(request):
            messages.warning(request, _("Please send the account once more."))
            return redirect("vendors:shop-edit-step", slug=AccountStep.slug)
        form = AccountCodeForm(request.POST)
        if form.is_valid() and self.is_right(form):
            AccountStep.save(vendor, self.by, change["data"])
            messages.success(request, _("Your account is changed."))
            return redirect(change["then"])
        owner = account_change.owner_of(vendor, user)
        return page(
            request, form, change=text, data=change["data"], owner=owner, status=422
        )

    def is_right(self, form) -> bool:
        try:
            account_change.check_code(
                request=self.request, code=form.cleaned_data["code"]
            )
        except codes.TooManyTries:
            text = _("Too many wrong codes. Please ask for a new one.")
        except codes.CodeExpired:
            text = _("This code is too old. Please ask for a new one.")
        except codes.WrongCode:
            text = _("This code is not right. Please look at it again.")
        else:
            return True
        form.add_error("code", text)
        return False
