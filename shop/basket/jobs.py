from datetime import timedelta

from shop.clock.registry import periodic

from . import services


@periodic(every=timedelta(days=1))
def forget_old_baskets():
    return services.forget_old_baskets()
