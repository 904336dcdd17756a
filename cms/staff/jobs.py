from datetime import timedelta

from shop.clock.registry import periodic

from .following import follow_everybody


@periodic(every=timedelta(minutes=10))
def follow_roles_of_today():
    """A role that ends today gives nothing from midnight on."""
    return follow_everybody()
