"""Staff accounts in Wagtail's admin: e-mail and one full name, a phone if they like."""

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.users import forms as stock
from wagtail.users.views.users import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    UserFilterSet,
    UserViewSet,
)

from shop.forms import NameField, PhoneField
from shop.journal.by import By
from shop.journal.services import record
from shop.users.accounts import reactivate_person
from shop.users.exceptions import LastAdministrator
from shop.users.models import User
from vendors.units.staffing import close_account

from .user_actions import refuse_deletion, what_she_did

# No groups: they follow from roles.
OURS = {"email", "full_name", "phone", "language", "is_superuser"}


class StaffUserForm(stock.UserForm):
    """Wagtail drops names it does not know without a word, so all are told here."""

    first_name = None
    last_name = None
    full_name = NameField(label=_("Full name"), max_length=120)
    phone = PhoneField(
        label=_("Phone"),
        required=False,
        help_text=_("Only if this person also sells or buys with it."),
    )

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_phone(self):
        return self.cleaned_data["phone"] or None


class StaffUserCreationForm(StaffUserForm):
    class Meta:
        model = User
        fields = OURS


class StaffUserEditForm(StaffUserForm, stock.UserEditForm):
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Staff need it to sign in; a member with a phone does not."),
    )
    password_required = False

    def _clean_username(self):
        """Wagtail would take all who have no e-mail for one."""
        if self.cleaned_data.get("email"):
            super()._clean_username()

    def clean_email(self):
        email = self.cleaned_data["email"].lower() or None
        if not email and not self.data.get("phone"):
            raise forms.ValidationError(_("Write an e-mail address or a phone number."))
        return email

    class Meta:
        model = User
        fields = OURS | {"is_active"}


class StaffUserFilterSet(UserFilterSet):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["group"].extra["queryset"] = Group.objects.filter(
            behind_role__isnull=False
        )


class StaffUserIndex(IndexView):
    """Staff alone: members by the thousand are no business of this page."""

    @property
    def search_fields(self):
        return {"email", "full_name", "phone"}

    def get_base_queryset(self):
        return super().get_base_queryset().filter(pk__in=User.objects.staff())


class StaffUserCreate(CreateView):
    def save_instance(self):
        with transaction.atomic():
            user = super().save_instance()
            record(by=By.request(self.request), verb="user.made", obj=user)
        return user


class StaffUserEdit(EditView):
    """Closing and opening go through the services that ask, tell and write down."""

    def save_instance(self):
        by, was_active = By.request(self.request), self.was_active
        with transaction.atomic():
            self.form.instance.is_active = was_active
            user = super().save_instance()
            record(by=by, verb="user.edited", obj=user, fields=self.form.changed_data)
            wanted = self.form.cleaned_data.get("is_active", was_active)
            if was_active and not wanted:
                close_account(user=user, by=by)
            elif wanted and not was_active:
                reactivate_person(user=user, by=by)
        return user

    def post(self, request, *args, **kwargs):
        self.was_active = self.object.is_active
        try:
            return super().post(request, *args, **kwargs)
        except LastAdministrator:
            text = _("Nobody else could look after the others then.")
            messages.error(request, text)
            return redirect("wagtailusers_users:edit", self.object.pk)


class StaffUserDelete(DeleteView):
    def dispatch(self, request, *args, **kwargs):
        if things := what_she_did(self.object):
            return refuse_deletion(request, self.object, things)
        return super().dispatch(request, *args, **kwargs)


class StaffUserViewSet(UserViewSet):
    index_view_class = StaffUserIndex
    add_view_class = StaffUserCreate
    edit_view_class = StaffUserEdit
    delete_view_class = StaffUserDelete
    filterset_class = StaffUserFilterSet

    def get_form_class(self, for_update=False):
        return StaffUserEditForm if for_update else StaffUserCreationForm
