from django.urls import path

from .views import CancelView, CashView, CodeView, FindView, GroupView

app_name = "orders"
urlpatterns = [
    path("", FindView.as_view(), name="find"),
    path("<str:number>/", GroupView.as_view(), name="group"),
    path("<str:number>/<int:index>/ma-qr.png", CodeView.as_view(), name="code"),
    path("<str:number>/<int:index>/tien-mat/", CashView.as_view(), name="cash"),
    path("<str:number>/<int:index>/huy/", CancelView.as_view(), name="cancel"),
]
