"""Where an invited person comes in, under /tai-khoan/can-bo/."""

from django.urls import path

from . import views

app_name = "units"
urlpatterns = [path("loi-moi/", views.Invited.as_view(), name="invitation")]
