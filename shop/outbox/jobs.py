from datetime import timedelta

from shop.clock.registry import periodic

from . import services


@periodic(every=timedelta(seconds=15), lock=timedelta(minutes=1))
def send_waiting_messages():
    return services.sweep()


@periodic(every=timedelta(days=1))
def forget_old_messages():
    return services.forget_old_messages()
