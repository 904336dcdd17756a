from django.db.models import Model

from shop.partner.models import Partner

from .by import By
from .models import Entry


def record(*, by: By, verb: str, obj: Model, **data) -> Entry:
    """Write one deed down; `data` must be JSON and hold no secret."""
    return Entry.objects.create(
        actor=by.user,
        on_behalf_of=by.on_behalf_of,
        via=by.via,
        partner_id=shop_of(obj),
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(obj)[:200],
        data=data,
    )


def shop_of(obj: Model) -> int | None:
    """Whose shop the thing belongs to: it says so by its `partner_id`."""
    return obj.pk if isinstance(obj, Partner) else getattr(obj, "partner_id", None)
