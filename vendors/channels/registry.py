"""The channels there are: whatever stands in `adapters/`."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from . import adapters
from .channel import Channel


@cache
def channels() -> dict[str, Channel]:
    """Those with a hand-off page, by code, in the order of their files."""
    return {found.code: found() for found in classes()}


def classes() -> Iterator[type[Channel]]:
    for file in sorted(iter_modules(adapters.__path__), key=lambda file: file.name):
        module = import_module(f"{adapters.__name__}.{file.name}")
        for found in vars(module).values():
            if is_channel(found) and found.__module__ == module.__name__:
                yield found


def is_channel(found) -> bool:
    return isinstance(found, type) and issubclass(found, Channel) and bool(found.code)
