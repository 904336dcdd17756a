"""Which pages there are, found as a visitor finds them: by following links."""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

EACH = 6


def follow(
    start: Iterable[str], links_of: Callable[[str], Iterable[str]], *, each: int = EACH
) -> list[str]:
    """Addresses that `links_of` leads to, at most `each` made by the same template."""
    found: list[str] = []
    seen: dict[tuple, int] = {}
    waiting = list(start)
    while waiting:
        address = waiting.pop(0).partition("#")[0]
        sort = sort_of(address)
        if address in found or seen.get(sort, 0) >= each:
            continue
        seen[sort] = seen.get(sort, 0) + 1
        found.append(address)
        waiting += sorted(set(links_of(address)))
    return found


def sort_of(address: str) -> tuple:
    """Pages made by the same template: `/san-pham/` has eighty of them."""
    path = urlsplit(address)
    steps = path.path.removeprefix("/en").strip("/").split("/")
    words = ["#" if any(map(str.isdigit, step)) else step for step in steps[1:]]
    # Shops, kinds and stories have names; sellers' pages differ by theirs.
    rest = words if steps[0] == "ban-hang" else [len(words)]
    return path.path.startswith("/en/"), steps[0], bool(path.query), *rest
