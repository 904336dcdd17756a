from django.urls import path

from . import views

urlpatterns = [
    path("", views.ChannelsView.as_view(), name="channels"),
    path(
        "<int:listing_id>/",
        views.ListingChannelsView.as_view(),
        name="channel-listing",
    ),
    path(
        "<int:listing_id>/<slug:platform>/",
        views.HandOffView.as_view(),
        name="channel-hand-off",
    ),
    path(
        "<int:listing_id>/hinh/<int:image>/",
        views.PhotoView.as_view(),
        name="channel-photo",
    ),
    path("bo/<int:pk>/", views.LinkRemoveView.as_view(), name="channel-remove"),
]
