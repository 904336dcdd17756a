"""The officer's desk, under /quan-tri/duyet/."""

from django.urls import path

from . import views

app_name = "moderation"
urlpatterns = [
    path("", views.QueueView.as_view(), name="queue"),
    path("cua-hang/<int:pk>/", views.VendorView.as_view(), name="vendor"),
    path(
        "cua-hang/<int:pk>/duyet/",
        views.ApproveVendor.as_view(),
        name="vendor-approve",
    ),
    path(
        "cua-hang/<int:pk>/tra-lai/",
        views.ReturnVendor.as_view(),
        name="vendor-return",
    ),
    path(
        "cua-hang/<int:pk>/tam-ngung/",
        views.SuspendVendor.as_view(),
        name="vendor-suspend",
    ),
    path(
        "cua-hang/<int:pk>/mo-lai/",
        views.ReopenVendor.as_view(),
        name="vendor-reopen",
    ),
    path("san-pham/<int:pk>/", views.ListingView.as_view(), name="listing"),
    path(
        "san-pham/<int:pk>/dang/",
        views.ApproveListing.as_view(),
        name="listing-publish",
    ),
    path(
        "san-pham/<int:pk>/tra-lai/",
        views.ReturnListing.as_view(),
        name="listing-return",
    ),
    path(
        "san-pham/<int:pk>/go/",
        views.TakeDownListing.as_view(),
        name="listing-take-down",
    ),
]
