"""Who makes a change, for whom, and through which door."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from shop.users.models import User


class Via(models.TextChoices):
    PAGE = "page", _("a page")
    HELPER = "helper", _("a helper")
    API = "api", _("the API")
    CLOCK = "clock", _("the clock")
    SMS = "sms", _("an SMS")
    COMMAND = "command", _("a command")


@dataclass(frozen=True)
class By:
    """Goes as `by=` into every service that changes something, and into the journal.

    `user` is a person who is signed in, or None; `on_behalf_of` the member for whom a
    helper or an officer acts.
    """

    user: Optional["User"] = None
    on_behalf_of: Optional["User"] = None
    via: Via = Via.PAGE

    @property
    def member(self) -> Optional["User"]:
        """Whose business it is: hers for whom another acts, else the actor's own."""
        return self.on_behalf_of or self.user

    @classmethod
    def request(cls, request, *, on_behalf_of=None, via: Via = Via.PAGE) -> Self:
        user = request.user if request.user.is_authenticated else None
        return cls(user, on_behalf_of, via)


BY_CLOCK = By(via=Via.CLOCK)
BY_COMMAND = By(via=Via.COMMAND)
