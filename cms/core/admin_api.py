"""Wagtail's API of its own screens, narrowed to what a person's roles reach."""

from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from .reach import in_reach


class InReach:
    def get_queryset(self):
        return in_reach(super().get_queryset(), self.request.user)


class PicturesInReach(InReach, ImagesAdminAPIViewSet):
    pass


class DocumentsInReach(InReach, DocumentsAdminAPIViewSet):
    pass
