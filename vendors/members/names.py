from django.utils.crypto import get_random_string

from shop.partner.models import Partner
from shop.text import slugify

TRIES = 50


def free_slug(name: str, *, taken_by=None) -> str:
    """The name as an address nobody else has; a number is added where needed."""
    base = slugify(name)[:100].strip("-") or "cua-hang"
    others = Partner.objects.exclude(pk=taken_by.pk if taken_by else None)
    taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = [f"{base}-{number}" for number in range(2, TRIES)]
    free = [slug for slug in [base, *numbered] if slug not in taken]
    return (
        free[0] if free else f"{base}-{get_random_string(6, 'abcdefghjkmnpqrstvwxyz')}"
    )
