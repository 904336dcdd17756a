"""Addresses on other marketplaces: checked by their letters alone, never fetched."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, quote, urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shop.text import has_direction_marks

from .registry import channels

DATA = Path(__file__).parent / "data" / "platform_urls.json"
LONGEST_TYPED, LONGEST_KEPT = 2000, 500
UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\\ufffd]|%(?:[01][0-9a-f]|2f|5c|7f)", re.I)
SHORT_PATH = re.compile(r"/[A-Za-z0-9._@-]{2,80}/?")
PLAIN: dict = {"offered": True, "short_hosts": [], "not_shops": []}
PRODUCT, SHOP, SHORT = "product", "shop", "short"


@dataclass(frozen=True)
class Platform:
    code: str
    label: str
    offered: bool
    hosts: frozenset[str]
    short_hosts: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern], ...]
    not_shops: frozenset[str]

    def __str__(self):
        return self.label

    def kind_of(self, host: str, path: str) -> str | None:
        if host in self.short_hosts:
            return SHORT if SHORT_PATH.fullmatch(path) else None
        for kind, pattern in self.patterns:
            if pattern.fullmatch(path) and not self.is_own_page(kind, path):
                return kind
        return None

    def is_own_page(self, kind: str, path: str) -> bool:
        return kind == SHOP and path.strip("/").lower() in self.not_shops


@dataclass(frozen=True)
class CheckedLink:
    platform: str
    kind: str
    url: str


class LinkRefused(ValueError):
    """The message says what to do instead."""

    message: str | Promise = ""

    def __init__(self, **names):
        self.names = names
        super().__init__()

    def __str__(self):
        return str(self.message) % self.names


class NotAnAddress(LinkRefused):
    message = _(
        "This is not a whole web address. "
        "Copy it from the app: it begins with https:// and has no spaces."
    )


class NotSecure(LinkRefused):
    message = _("The address must begin with https://.")


class UnknownPlatform(LinkRefused):
    message = _("Only addresses on these sites work here: %(platforms)s.")


class NotAProductOrShop(LinkRefused):
    message = _(
        "This address on %(platform)s leads to no product and no shop. "
        "Open your product or shop there, choose Share, and copy the link."
    )


def load() -> dict[str, Platform]:
    data = json.loads(DATA.read_text(encoding="utf-8"))
    known = data["platforms"] | {
        channel.code: PLAIN | channel.addresses
        for channel in channels().values()
        if channel.addresses
    }
    return {code: platform(code, entry) for code, entry in known.items()}


def platform(code: str, entry: dict) -> Platform:
    return Platform(
        code=code,
        label=entry["label"],
        offered=entry["offered"],
        hosts=frozenset(entry["hosts"]),
        short_hosts=frozenset(entry["short_hosts"]),
        patterns=tuple(
            (kind, re.compile(pattern, re.ASCII))
            for kind in (PRODUCT, SHOP)
            for pattern in entry[kind]
        ),
        not_shops=frozenset(entry["not_shops"]),
    )


PLATFORMS = load()
OFFERED = {code: entry for code, entry in PLATFORMS.items() if entry.offered}


def check_link(text: str) -> CheckedLink:
    """The address on one of OFFERED, without query and fragment, as plain ASCII."""
    parts = split(text.strip())
    host = host_of(parts)
    found = platform_of(host)
    kind = found.kind_of(host, parts.path)
    if not kind:
        raise NotAProductOrShop(platform=found.label)
    url = f"https://{host}{quote(parts.path, safe='/%@:()+,;=!~*&$')}"
    if len(url) > LONGEST_KEPT:
        raise NotAnAddress
    return CheckedLink(platform=found.code, kind=kind, url=url)


def split(text: str) -> SplitResult:
    if len(text) > LONGEST_TYPED or UNSAFE.search(text) or has_direction_marks(text):
        raise NotAnAddress
    try:
        parts = urlsplit(text)
    except ValueError:
        raise NotAnAddress from None
    if parts.scheme == "http":
        raise NotSecure
    if parts.scheme != "https" or not parts.netloc:
        raise NotAnAddress
    return parts


def host_of(parts: SplitResult) -> str:
    """Lower case, IDNA; a name, password or port has no business here."""
    if set(parts.netloc) & set("@:["):
        raise NotAnAddress
    try:
        return parts.netloc.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise NotAnAddress from None


def platform_of(host: str) -> Platform:
    for entry in OFFERED.values():
        if host in entry.hosts | entry.short_hosts:
            return entry
    names = ", ".join(entry.label for entry in OFFERED.values())
    raise UnknownPlatform(platforms=names)


def label_of(code: str) -> str:
    return PLATFORMS[code].label if code in PLATFORMS else code
