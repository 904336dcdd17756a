from datetime import timedelta

from shop.clock.registry import periodic

from . import scheduling


@periodic(every=timedelta(seconds=30))
def publish_scheduled():
    return scheduling.publish_scheduled()
