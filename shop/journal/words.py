"""The journal in sentences that a member understands; each app brings its own.

# deeds.py
say("listing.priced", _("%(who)s named a price: %(new)s."), new=format_vnd)
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from .by import Via
from .models import Entry


class NoWords(LookupError):
    """This verb has no sentence."""


@dataclass(frozen=True)
class Sentence:
    text: Any
    gaps: dict[str, Callable] = field(default_factory=dict)

    def of(self, entry: Entry, who: str) -> str:
        names = {"who": who, "thing": entry.object_label}
        for name, as_text in self.gaps.items():
            value = entry.data.get(name)
            nothing = "" if as_text is str else "–"
            names[name] = nothing if value in (None, "") else as_text(value)
        return (str(self.text) % names).strip()


SENTENCES: dict[str, Sentence] = {}


def say(verb: str, text, **gaps: Callable) -> None:
    """`gaps` turn what the entry's data hold into words."""
    SENTENCES[verb] = Sentence(text, gaps)


def sentence_of(entry: Entry, *, reader=None, members=frozenset()) -> str:
    """`members` are the ids of who sells as this shop."""
    if entry.verb not in SENTENCES:
        raise NoWords(entry.verb)
    return SENTENCES[entry.verb].of(entry, who_did(entry, reader, members))


def who_did(entry: Entry, reader, members) -> str:
    """As the reader knows them: herself, a helper, the Union, a buyer, the market."""
    actor = entry.actor
    if actor is None:
        return no_person(entry)
    if reader is not None and actor.pk == reader.pk:
        return gettext("You")
    name = {"name": actor.get_full_name()}
    if entry.on_behalf_of_id:
        return gettext("%(name)s, who helps you,") % name
    if actor.pk in members:
        return actor.get_full_name()
    if actor.is_staff:
        return gettext("%(name)s of the Women's Union") % name
    return gettext("The buyer")


def no_person(entry: Entry) -> str:
    if entry.via in {Via.CLOCK, Via.COMMAND}:
        return gettext("The market")
    return gettext("Somebody without an account")
