"""What was done to a person of staff, in words."""

from django.utils.translation import gettext_lazy as _

from shop.journal.models import Entry
from vendors.units.models import StaffRole

MOST_SHOWN = 50
WORDS = {
    "staff.role_given": _("Given the role %(role)s, %(unit_name)s"),
    "staff.role_ended": _(
        "The role %(role)s, %(unit_name)s, ended or was given an end"
    ),
    "staff.role_moved": _("Went on as %(role)s, %(unit_name)s, after a merger"),
    "user.factor_reset": _("The second sign-in step was reset"),
    "user.factor_added": _("A second sign-in step was set up"),
    "user.factor_removed": _("A second sign-in step was removed"),
    "user.deactivated": _("The account was closed"),
    "user.reactivated": _("The account was opened again"),
    "user.password_link": _("A link for a new password was sent"),
    "user.password_changed": _("The password was changed"),
    "user.email_asked": _("A new e-mail address was asked for"),
    "user.email_changed": _("The e-mail address was changed"),
    "user.renamed": _("Name or language were changed"),
    "user.session_ended": _("A device was signed out"),
    "user.edited": _("The account was edited"),
    "user.made": _("The account was made"),
}


def deeds_of(person) -> list[dict]:
    """The newest first; deeds without words are left out."""
    entries = Entry.objects.about(person).filter(verb__in=WORDS)
    return [
        {"at": entry.at, "actor": entry.actor, "via": entry, "text": in_words(entry)}
        for entry in entries.select_related("actor")[:MOST_SHOWN]
    ]


def in_words(entry: Entry) -> str:
    data = {"role": "", "unit_name": ""} | entry.data
    names = dict(StaffRole.Role.choices)
    data["role"] = names.get(data["role"], data["role"])
    return WORDS[entry.verb] % data
