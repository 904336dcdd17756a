"""Who works for the Union: seen, invited, given roles, rescued, closed."""

from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from shop.journal.by import By
from shop.users.accounts import (
    reactivate_person,
    reset_second_factor,
    send_password_link,
)
from shop.users.exceptions import LastAdministrator, NotOneself
from vendors.units.models import Invitation, StaffRole
from vendors.units.permissions import (
    is_administrator,
    may_manage,
    people_in_reach,
    roles_to_give,
    units_to_staff,
)
from vendors.units.staffing import (
    close_account,
    end_role,
    give_role,
    invite,
    withdraw_invitation,
)

from .deeds import deeds_of
from .forms import EndForm, InviteForm, RoleForm
from .people import found_people, found_units, waiting_invitations

A_PAGE = 30
MOST_UNITS = 40


class StaffView(WagtailAdminTemplateMixin, View):
    header_icon = "group"
    _show_breadcrumbs = True
    template_name = "cms_staff/form.html"

    def dispatch(self, request, *args, **kwargs):
        if not is_administrator(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        home = {"url": reverse("staff:people"), "label": _("Staff")}
        return [*self.breadcrumbs_items, home, *self.crumbs()]

    def crumbs(self) -> list[dict]:
        return []

    @property
    def by(self) -> By:
        return By.request(self.request)

    @property
    def words(self) -> str:
        return self.request.GET.get("q", "").replace("\0", "")[:100].strip()

    def show(self, status=200, **gaps):
        return self.render_to_response(self.get_context_data(**gaps), status=status)


class People(StaffView):
    template_name = "cms_staff/people.html"
    page_title = gettext_lazy("Staff")

    def get(self, request):
        people = found_people(request.user, self.words)
        page = Paginator(people, A_PAGE).get_page(request.GET.get("p"))
        invitations = waiting_invitations(request.user)[:MOST_UNITS]
        return self.show(page=page, q=self.words, invitations=invitations)


class ChooseUnit(StaffView):
    """Where she will work; who looks after one unit is not asked."""

    template_name = "cms_staff/units.html"
    page_title = gettext_lazy("For which unit?")

    def get(self, request, **kwargs):
        units = found_units(request.user, self.words)
        shown = list(units[: MOST_UNITS + 1])
        if len(shown) == 1 and not self.words:
            return redirect(self.way_on(shown[0]))
        rows = [{"unit": unit, "url": self.way_on(unit)} for unit in shown]
        return self.show(
            rows=rows[:MOST_UNITS], more=len(rows) > MOST_UNITS, q=self.words
        )

    def way_on(self, unit) -> str:
        return reverse("staff:invite", args=[unit.pk])


class InUnit(StaffView):
    """In a unit that she looks after; any other does not exist."""

    def dispatch(self, request, *args, **kwargs):
        unit = kwargs.pop("unit")
        self.unit = get_object_or_404(units_to_staff(request.user), pk=unit)
        return super().dispatch(request, *args, **kwargs)

    def roles(self) -> list[str]:
        return roles_to_give(self.request.user, self.unit)


class Invite(InUnit):
    page_title = gettext_lazy("Invite somebody")
    button = gettext_lazy("Send the invitation")

    def get(self, request):
        return self.page(InviteForm(roles=self.roles()))

    def post(self, request):
        form = InviteForm(request.POST, roles=self.roles())
        if form.is_valid() and not ratelimit.consume(
            request, action="invite", user=request.user
        ):
            form.add_error(None, _("Too many invitations. Please wait a while."))
        if not form.is_valid():
            return self.page(form, status=422)
        invitation = invite(unit=self.unit, by=self.by, **form.cleaned_data)
        text = _("The invitation is on its way to %(email)s.")
        messages.success(request, text % {"email": invitation.email})
        return redirect("staff:people")

    def page(self, form, status=200):
        return self.show(status, form=form, unit=self.unit, button=self.button)


class PersonView(StaffView):
    """Somebody within her reach; all others do not exist."""

    whole = False

    def dispatch(self, request, *args, **kwargs):
        pk = kwargs.pop("pk")
        self.person = get_object_or_404(people_in_reach(request.user), pk=pk)
        if self.whole and not may_manage(request.user, self.person):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def crumbs(self):
        url = reverse("staff:person", args=[self.person.pk])
        return [{"url": url, "label": str(self.person)}]

    def back(self):
        return redirect("staff:person", pk=self.person.pk)


class Person(PersonView):
    template_name = "cms_staff/person.html"

    def get_page_title(self):
        return str(self.person)

    def get(self, request):
        return self.page()

    def page(self, ending=None, form=None, status=200):
        user, person = self.request.user, self.person
        units = set(units_to_staff(user).values_list("pk", flat=True))
        roles = person.staff_roles.select_related("unit").order_by("unit__path")
        rows = [
            {
                "role": role,
                "form": row_form(role, ending, form) if role.unit_id in units else None,
            }
            for role in roles
        ]
        return self.show(
            status,
            person=person,
            rows=rows,
            is_self=person == user,
            is_mine=may_manage(user, person),
            factors=Authenticator.objects.filter(user=person).exclude(
                type=Authenticator.Type.RECOVERY_CODES
            ),
            deeds=deeds_of(person),
        )


def row_form(role, ending, form):
    """The form to end a running role; the one that was sent comes back as it was."""
    if ending == role:
        return form
    return EndForm(auto_id=f"role-{role.pk}-%s") if role.is_live else None


class ChooseUnitFor(PersonView, ChooseUnit):
    def way_on(self, unit):
        return reverse("staff:role-give", args=[self.person.pk, unit.pk])


class GiveRole(PersonView, InUnit):
    page_title = gettext_lazy("Give a role")
    button = gettext_lazy("Give this role")

    def get(self, request):
        return self.page(RoleForm(roles=self.roles()))

    def post(self, request):
        form = RoleForm(request.POST, roles=self.roles())
        if not form.is_valid():
            return self.page(form, status=422)
        give_role(user=self.person, unit=self.unit, by=self.by, **form.cleaned_data)
        messages.success(request, _("The role is given."))
        return self.back()

    def page(self, form, status=200):
        return self.show(
            status, form=form, unit=self.unit, person=self.person, button=self.button
        )


class EndRole(Person):
    """The same page again when something is wrong."""

    def dispatch(self, request, *args, **kwargs):
        units = units_to_staff(request.user)
        self.role = get_object_or_404(StaffRole, pk=kwargs["pk"], unit__in=units)
        return super().dispatch(request, *args, pk=self.role.user_id)

    def get(self, request):
        return self.back()

    def post(self, request):
        form = EndForm(request.POST, auto_id=f"role-{self.role.pk}-%s")
        if not form.is_valid():
            return self.page(self.role, form, status=422)
        try:
            end_role(role=self.role, by=self.by, **form.cleaned_data)
        except (NotOneself, LastAdministrator) as refused:
            messages.error(request, REFUSALS[type(refused)])
        else:
            messages.success(request, _("The role ends."))
        return self.back()


class Deed(PersonView):
    """One button on the person's page."""

    whole = True
    done = gettext_lazy("Done.")

    def get(self, request):
        return self.back()

    def post(self, request):
        try:
            self.do(user=self.person, by=self.by)
        except (NotOneself, LastAdministrator) as refused:
            messages.error(request, REFUSALS[type(refused)])
        else:
            messages.success(request, self.done)
        return self.back()


class SendPasswordLink(Deed):
    done = gettext_lazy("A link to choose a new password is on its way.")
    do = staticmethod(send_password_link)


class ResetFactor(Deed):
    done = gettext_lazy("The second step is reset; a mail tells her.")
    do = staticmethod(reset_second_factor)


class Close(Deed):
    done = gettext_lazy("The account is closed. All that she did stays on record.")
    do = staticmethod(close_account)


class Reopen(Deed):
    done = gettext_lazy("The account is open again.")
    do = staticmethod(reactivate_person)


class InvitationDeed(StaffView):
    def dispatch(self, request, *args, pk, **kwargs):
        waiting = waiting_invitations(request.user)
        self.invitation = get_object_or_404(waiting, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return redirect("staff:people")

    def post(self, request):
        self.do(self.invitation)
        return redirect("staff:people")


class InviteAgain(InvitationDeed):
    def do(self, old: Invitation):
        if old.role not in roles_to_give(self.request.user, old.unit):
            raise Http404
        if not ratelimit.consume(self.request, action="invite", user=self.request.user):
            messages.error(
                self.request, _("Too many invitations. Please wait a while.")
            )
            return
        invite(
            email=old.email,
            unit=old.unit,
            role=old.role,
            ends_on=old.ends_on,
            language=old.language,
            by=self.by,
        )
        text = _("The invitation is on its way to %(email)s.")
        messages.success(self.request, text % {"email": old.email})


class Withdraw(InvitationDeed):
    def do(self, old: Invitation):
        withdraw_invitation(invitation=old, by=self.by)
        messages.success(self.request, _("The invitation is taken back."))


REFUSALS = {
    NotOneself: gettext_lazy("You cannot do this to your own account."),
    LastAdministrator: gettext_lazy(
        "Nobody else could look after this unit then. Make somebody else its "
        "administrator first."
    ),
}
