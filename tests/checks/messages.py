"""Are all marked texts in the catalogues, and all of them in Vietnamese?

`python -m tests.checks.messages --write` brings the catalogues up to the texts. Pure
Python, so that nobody needs gettext.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("shop", "vendors", "cms", "themes/storefront")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = (".html", ".txt")
METADATA = {
    "Project-Id-Version": "cho-chi-em",
    "Language": "vi",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
Key = tuple[str | None, str]


def marked_texts(part: str) -> dict[Key, str | None]:
    """(context, text) → plural, of everything marked below a folder."""
    found: dict[Key, str | None] = {}
    for path in sorted((ROOT / part).rglob("*")):
        if path.suffix in (".py", *TEMPLATES) and "migrations" not in path.parts:
            for key, plural in texts_of(path):
                found[key] = found.get(key) or plural
    return found


def texts_of(path: Path) -> Iterator[tuple[Key, str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix in TEMPLATES:
        lines = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.lstrip() for line in lines)
    extracted = extract_python(
        BytesIO(source.encode()), KEYWORDS, (), {"encoding": "utf-8"}
    )
    for _line, function, arguments, _comments in extracted:
        if arguments:  # a call with a variable marks nothing
            yield read_call(function, arguments)


def read_call(function: str, arguments) -> tuple[Key, str | None]:
    texts = [arguments] if isinstance(arguments, str) else list(arguments)
    context = texts.pop(0) if function.startswith(("p", "np")) else None
    plural = texts[1] if "ngettext" in function or "npgettext" in function else None
    return (context, texts[0]), plural


def catalogue_path(part: str) -> Path:
    return ROOT / part / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def catalogue(part: str) -> polib.POFile:
    path = catalogue_path(part)
    return polib.pofile(str(path), wrapwidth=0) if path.exists() else new_catalogue()


def new_catalogue() -> polib.POFile:
    found = polib.POFile(wrapwidth=0)
    found.metadata = METADATA
    return found


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def write(part: str) -> polib.POFile:
    """Add what is missing, drop what is no longer marked."""
    wanted, found = marked_texts(part), catalogue(part)
    for entry in [entry for entry in found if key_of(entry) not in wanted]:
        found.remove(entry)
    known = {key_of(entry) for entry in found}
    for (context, text), plural in wanted.items():
        if (context, text) not in known:
            found.append(new_entry(context, text, plural))
    path = catalogue_path(part)
    path.parent.mkdir(parents=True, exist_ok=True)
    found.save(str(path))
    return found


def new_entry(context: str | None, text: str, plural: str | None) -> polib.POEntry:
    if plural is None:
        return polib.POEntry(msgctxt=context, msgid=text)
    return polib.POEntry(
        msgctxt=context, msgid=text, msgid_plural=plural, msgstr_plural={0: ""}
    )


def main() -> None:
    settings.configure()
    for part in PARTS:
        found = write(part) if "--write" in sys.argv else catalogue(part)
        left = len(found.untranslated_entries()) + len(found.fuzzy_entries())
        sys.stdout.write(f"{part}: {len(found)} texts, {left} to translate\n")


if __name__ == "__main__":
    main()
