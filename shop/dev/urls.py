from django.urls import path

from shop.dev import sms, views

app_name = "dev"
urlpatterns = [
    path("sms/", sms.sms, name="sms"),
    path("components/", views.components, name="components"),
]
