from django.urls import path

from .views import BuyerView, ParcelsView, ReviewView

app_name = "checkout"
urlpatterns = [
    path("", BuyerView.as_view(), name="index"),
    path("giao-hang/", ParcelsView.as_view(), name="parcels"),
    path("xem-lai/", ReviewView.as_view(), name="review"),
]
