from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from oscar.core.loading import get_model

Basket = get_model("basket", "Basket")


def forget_old_baskets() -> int:
    """Baskets that nobody has touched for long; what became an order stays."""
    old = timezone.now() - timedelta(days=settings.KEEP_DAYS["baskets"])
    left = Basket.objects.filter(
        status__in=[Basket.OPEN, Basket.MERGED, Basket.SAVED],
        date_created__lt=old,
        group=None,
        order=None,
    )
    touched = Basket.objects.filter(lines__date_updated__gte=old)
    rows = left.exclude(pk__in=touched)
    count = rows.count()
    rows.delete()
    return count
