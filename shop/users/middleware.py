"""The door to the two back offices."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from .door import missing_step
from .permissions import has_staff_role, may_use_wagtail
from .sessions import note_session

WAGTAIL = "/quan-tri/"
OSCAR = "/quan-tri-oscar/"
OTHER_LOGINS = {
    "wagtailadmin_login",
    "wagtailcore_login",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "dashboard:login",
}
# Wagtail's own page about oneself knows neither factors nor e-mail changes.
OTHER_ACCOUNTS = {"wagtailadmin_account"}


class StaffDoor:
    """Nobody gets to the back offices but staff with both factors in this session."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = None
        if request.path_info.startswith(OSCAR):
            answer = at_oscar(request)
        elif request.path_info.startswith(WAGTAIL):
            answer = at_wagtail(request)
        return answer or self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        """Logins of others know no second factor: ours instead, wherever mounted."""
        name = request.resolver_match.view_name
        if name in OTHER_ACCOUNTS:
            return HttpResponseRedirect(reverse("users:staff-account"))
        if name in OTHER_LOGINS:
            return to_step(request, "account_login", request.GET.get("next", WAGTAIL))
        return None


def at_wagtail(request: HttpRequest) -> HttpResponse | None:
    if request.path_info.startswith(f"{WAGTAIL}login/"):
        return None
    if request.user.is_anonymous:
        return to_step(request, "account_login")
    if not has_staff_role(request.user):
        raise Http404
    if step := missing_step(request):
        return to_step(request, step)
    if not may_use_wagtail(request.user):
        raise PermissionDenied
    note_session(request)
    return None


def at_oscar(request: HttpRequest) -> HttpResponse | None:
    if request.path_info.startswith(f"{OSCAR}login/"):
        return None
    if not (request.user.is_active and request.user.is_superuser):
        raise Http404
    if step := missing_step(request):
        return to_step(request, step)
    note_session(request)
    return None


def to_step(request: HttpRequest, step: str, back: str = "") -> HttpResponse:
    query = urlencode({"next": back or request.get_full_path()})
    return HttpResponseRedirect(f"{reverse(step)}?{query}")
