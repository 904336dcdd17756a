from django_tasks import task

from .models import Order
from .services import expire_order


@task
def expire(order_id: int) -> None:
    """Woken when the time to pay is over; a paid or moved order is left alone."""
    order = Order.objects.filter(pk=order_id).first()
    if order:
        expire_order(order=order)
