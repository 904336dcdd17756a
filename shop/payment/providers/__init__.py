"""Ways to pay, one file each: a new one is found by lying here."""

from importlib import import_module
from pkgutil import iter_modules

from .base import Provider


def load() -> dict[str, Provider]:
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names if name != "base"]
    found = [module.PROVIDER for module in modules]
    return {p.code: p for p in sorted(found, key=lambda p: (p.place, p.code))}


PROVIDERS = load()


def provider_of(code: str) -> Provider:
    return PROVIDERS[code]


def offered_by(*, partner, total: int) -> list[Provider]:
    """What a buyer may choose for an order of `total` VND, in the order shown."""
    return [p for p in PROVIDERS.values() if p.is_offered(partner=partner, total=total)]
