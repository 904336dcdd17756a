from django.db.models import Model

from .models import Entry


def record(*, actor, verb: str, obj: Model, on_behalf_of=None, **data) -> Entry:
    """Write one deed down; `data` must be JSON and hold no secret."""
    return Entry.objects.create(
        actor=actor if actor and actor.is_authenticated else None,
        on_behalf_of=on_behalf_of,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(obj)[:200],
        data=data,
    )
