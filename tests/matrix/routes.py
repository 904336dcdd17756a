"""Every address of the project, found by walking the resolver."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern
from django.utils.regex_helper import normalize

GAP = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Route:
    """`shape` is the address with gaps: `ban-hang/san-pham/%(pk)s/`."""

    shape: str

    @property
    def arguments(self) -> list[str]:
        return GAP.findall(self.shape)

    def address(self, values: dict) -> str:
        return "/" + self.shape % values


def all_routes() -> list[Route]:
    return [Route(shape) for shape in dict.fromkeys(walk(get_resolver().url_patterns))]


def walk(patterns, before: str = "") -> Iterator[str]:
    for entry in patterns:
        shape = before + part_of(entry.pattern)
        if isinstance(entry, URLPattern):
            yield shape
        else:
            yield from walk(entry.url_patterns, shape)


def part_of(pattern) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return pattern.language_prefix
    if isinstance(pattern, RegexPattern):
        return normalize(pattern._regex)[0][0]
    return re.sub(r"<(?:\w+:)?(\w+)>", r"%(\1)s", pattern._route)
