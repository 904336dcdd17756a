"""/quan-tri/: Wagtail's admin; who may enter is the staff door's business."""

from wagtail.admin.urls import urlpatterns  # noqa: F401
