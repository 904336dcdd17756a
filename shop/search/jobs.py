from datetime import timedelta

from shop.clock.registry import periodic

from .drift import mend_cards


@periodic(every=timedelta(hours=1))
def cards():
    return mend_cards()
