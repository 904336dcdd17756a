"""The door for texts: whatever a form or an address brings is cleaned before it is read."""

import json
import re

from django.http import QueryDict

from shop.fences.of_django import freeze
from shop.text import clean_line, clean_text

# Compared letter by letter, or signed: what was sent is what counts.
LEFT_ALONE = re.compile("password|token|seal|signature|credential", re.IGNORECASE)


class TextDoorMiddleware:
    """Query, form fields and names of files alike; raw bodies (webhooks) are left."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.META.get("QUERY_STRING"):
            request.GET = cleaned(request.GET)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """After the CSRF check, which reads the form."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return
        request.POST = cleaned(request.POST)
        for files in request.FILES.lists():
            for file in files[1]:
                file.name = clean_line(file.name)


def cleaned(fields: QueryDict) -> QueryDict:
    """The same fields without dirt; untouched where nothing had to be done."""
    found = fields.copy()
    for name, values in fields.lists():
        if not LEFT_ALONE.search(name):
            found.setlist(name, [clean_value(value) for value in values])
    if found == fields:
        return fields
    return freeze(found)


def clean_value(value: str) -> str:
    """Plain text, or the JSON of an editor with the places of its marks kept right."""
    if value[:1] in ("{", "[") and ("\\u" in value or clean_text(value) != value):
        try:
            return json.dumps(clean_json(json.loads(value)), ensure_ascii=False)
        except (ValueError, TypeError, KeyError, RecursionError):
            pass
    return clean_text(value)


def clean_json(value):
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [clean_json(each) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: clean_json(each) for key, each in value.items()}
    if isinstance(value.get("text"), str):
        for name in ("inlineStyleRanges", "entityRanges"):
            if isinstance(value.get(name), list):
                found[name] = moved(value[name], value["text"])
    return found


def moved(marks: list, text: str) -> list:
    """Marks of Draft.js, counted in UTF-16, where their letters stand now."""
    ends = [(mark["offset"], mark["offset"] + mark["length"]) for mark in marks]
    place = places({0, *(place for both in ends for place in both)}, text)
    return [
        mark | {"offset": place[first], "length": place[last] - place[first]}
        for mark, (first, last) in zip(marks, ends, strict=True)
        if place[last] > place[first]
    ]


def places(old: set[int], text: str) -> dict[int, int]:
    """Where each place of the text is once it is clean."""
    units = text.encode("utf-16-le", "surrogatepass")
    found, before, length = {}, 0, 0
    for place in sorted(old):
        piece = units[2 * max(before, 0) : 2 * max(place, 0)]
        clean = clean_text(piece.decode("utf-16-le", "replace"))
        length += len(clean.encode("utf-16-le", "surrogatepass")) // 2
        found[place], before = length, place
    return found
