from django.urls import path

from .views import AddView, LineView, SummaryView

app_name = "basket"
urlpatterns = [
    path("", SummaryView.as_view(), name="summary"),
    path("them/<int:product_id>/", AddView.as_view(), name="add"),
    path("dong/<int:line_id>/", LineView.as_view(), name="line"),
]
