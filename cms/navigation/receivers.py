from django.db.models.signals import post_delete, post_save
from oscar.core.loading import get_model
from wagtail.signals import page_published, page_unpublished

from .chrome import forget_chrome
from .models import MenuItem, Operator


def connect() -> None:
    for model in (MenuItem, Operator, get_model("catalogue", "Category")):
        post_save.connect(forget_chrome, sender=model)
        post_delete.connect(forget_chrome, sender=model)
    page_published.connect(forget_chrome)
    page_unpublished.connect(forget_chrome)
