from datetime import timedelta

from shop.clock.registry import periodic
from shop.journal.by import BY_CLOCK

from . import services


@periodic(every=timedelta(minutes=1))
def expire_unpaid_orders():
    return services.expire_unpaid_orders(by=BY_CLOCK)
