"""Pages made by staff; last, since they take any address."""

from django.urls import re_path
from wagtail.urls import serve_pattern

from .views import serve

urlpatterns = [re_path(serve_pattern, serve, name="wagtail_serve")]
