from datetime import timedelta

from shop.clock.registry import periodic

from . import upkeep


@periodic(every=timedelta(minutes=10))
def make_missing_sizes():
    return upkeep.enqueue_missing_sizes()


@periodic(every=timedelta(days=1), lock=timedelta(hours=2))
def remove_orphaned_files():
    return upkeep.remove_orphaned_files()
