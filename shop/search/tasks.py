from django_tasks import task

from .services import refresh_cards

BATCH = 200


@task()
def refresh_in_batches(product_ids: list[int]) -> int:
    """Refresh many cards in small transactions; running twice does no harm."""
    return sum(
        refresh_cards(product_ids=product_ids[start : start + BATCH])
        for start in range(0, len(product_ids), BATCH)
    )
