"""What Wagtail offers for users, led to our services or refused with a reason."""

from django.db import router
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from shop.journal.by import By
from shop.users.accounts import reactivate_person
from shop.users.exceptions import LastAdministrator, NotOneself
from vendors.units.staffing import close_account

INDEX = "wagtailusers_users:index"


def what_she_did(user) -> list[str]:
    """The kinds of things that keep an account from being deleted, in words."""
    try:
        Collector(using=router.db_for_write(type(user)), origin=user).collect([user])
    except ProtectedError as refused:
        held = refused.protected_objects
    except RestrictedError as refused:
        held = refused.restricted_objects
    else:
        return []
    return sorted({str(each._meta.verbose_name) for each in held})


def refuse_deletion(request, user, things: list[str]):
    text = _(
        "%(name)s stays on record with what she did (%(things)s), so the account "
        "cannot be deleted. Close it instead."
    )
    messages.error(request, text % {"name": user, "things": ", ".join(things)})
    return redirect("wagtailusers_users:edit", user.pk)


class KeepUsers(DeleteBulkAction):
    def dispatch(self, request, *args, **kwargs):
        address = reverse(
            "wagtail_bulk_action", args=["users", "user", "set_active_state"]
        )
        chosen = urlencode({"id": request.GET.getlist("id")}, doseq=True)
        text = _(
            "Accounts are closed, not deleted: what people did stays on record "
            "under their names."
        )
        button = messages.button(f"{address}?{chosen}", _("Close these accounts"))
        messages.error(request, text, buttons=[button])
        return redirect(INDEX)


class RolesElsewhere(AssignRoleBulkAction):
    def dispatch(self, request, *args, **kwargs):
        text = _("Groups follow from roles; roles are given on the page of the staff.")
        button = messages.button(reverse("staff:people"), _("Staff"))
        messages.error(request, text, buttons=[button])
        return redirect(INDEX)


class CloseUsers(SetActiveStateBulkAction):
    """One by one, through the service that asks, tells and writes down."""

    def get_execution_context(self):
        return super().get_execution_context() | {"request": self.request}

    @classmethod
    def execute_action(cls, objects, mark_as_active=False, request=None, **kwargs):
        by, done = By.request(request), 0
        for person in objects:
            try:
                if mark_as_active:
                    reactivate_person(user=person, by=by)
                else:
                    close_account(user=person, by=by)
                done += 1
            except (LastAdministrator, NotOneself):
                text = _("%(name)s is the last who can look after the others.")
                messages.warning(request, text % {"name": person})
        return done, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        if self.cleaned_form.cleaned_data["mark_as_active"]:
            return _("Accounts opened: %(n)d") % {"n": num_parent_objects}
        return _("Accounts closed: %(n)d") % {"n": num_parent_objects}
