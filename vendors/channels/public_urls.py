from django.urls import path

from .views import OutView

urlpatterns = [path("di/<int:pk>/", OutView.as_view(), name="channel-out")]
