"""The sellers' side, under /ban-hang/."""

from django.urls import include, path

app_name = "vendors"
urlpatterns = [
    path("san-pham/", include("vendors.listings.urls")),
    path("don-hang/", include("vendors.orders.urls")),
    path("kenh/", include("vendors.channels.urls")),
    path("", include("vendors.members.urls")),
]
