"""django-treebeard 5: where the n-th child of a node lies."""

from .models import Unit


def number_of(unit: Unit | None) -> int:
    """The place of a child among its sisters, from 1; 0 for none."""
    return Unit._str2int(unit.path[-Unit.steplen :]) if unit else 0


def path_below(parent: Unit, number: int) -> str:
    return Unit._get_path(parent.path, parent.depth + 1, number)
