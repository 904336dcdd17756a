"""Nothing private of a library is used but in `fences`, and overrides are known."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("shop", "vendors", "cms")
# Written down by Django, or by Python for named tuples.
PROMISED = {
    "_meta", "_state", "_base_manager", "_default_manager", "_fields", "_asdict",
    "_replace", "_exit",
}  # fmt: skip


def sources():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *OURS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [Path(line) for line in listed.stdout.splitlines()]
    return [
        path
        for path in paths
        if path.suffix == ".py" and "migrations" not in path.parts
    ]


def private_uses(source: str) -> list[str]:
    """`thing._name`, where thing is not the object or class itself."""
    return [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and node.attr not in PROMISED
        and not is_own(node.value)
    ]


def is_own(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func) == "super"
    return isinstance(value, ast.Name) and value.id in {"self", "cls"}


def test_private_names_stay_behind_the_fences():
    found = {
        str(path): uses
        for path in sources()
        if "fences" not in path.with_suffix("").parts
        and (uses := private_uses((ROOT / path).read_text(encoding="utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize("line", ["thing._x", "make()._x()", "a.b._x = 1"])
def test_a_private_use_is_seen(line):
    assert len(private_uses(line)) == 1


@pytest.mark.parametrize("line", ["self._x", "super()._x()", "model._meta.label"])
def test_own_and_promised_names_are_free(line):
    assert private_uses(line) == []
