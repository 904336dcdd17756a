from django.urls import path

from . import views

urlpatterns = [
    path("", views.OrderList.as_view(), name="order-list"),
    path("<str:number>/", views.OrderDetail.as_view(), name="order-detail"),
    path("<str:number>/phieu/", views.OrderSlip.as_view(), name="order-slip"),
    path("<str:number>/huy/", views.CancelOrder.as_view(), name="order-cancel"),
    path("<str:number>/bi-tra/", views.RefuseOrder.as_view(), name="order-refuse"),
    path("<str:number>/tien-ve-tre/", views.LateMoney.as_view(), name="order-late"),
    path("<str:number>/<slug:step>/", views.OrderStep.as_view(), name="order-step"),
]
