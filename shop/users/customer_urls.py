"""Oscar's names for a customer's pages, answered by ours."""

from django.urls import path
from django.views.generic import RedirectView

app_name = "customer"


def to(name: str):
    return RedirectView.as_view(pattern_name=name, query_string=True)


urlpatterns = [
    path("", to("users:account"), name="summary"),
    path("dang-nhap/", to("users:login"), name="login"),
    path("dang-ky/", to("users:login"), name="register"),
    path("dang-xuat/", to("users:logout"), name="logout"),
]
