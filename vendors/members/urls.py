from django.urls import path

from . import account_views, deeds_views, views

urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("dang-ky/", views.ApplyView.as_view(), name="apply"),
    path("dang-ky/xem/", views.ReviewView.as_view(), name="apply-review"),
    path("dang-ky/<slug:slug>/", views.ApplyStepView.as_view(), name="apply-step"),
    path("nhat-ky/", deeds_views.DeedsView.as_view(), name="deeds"),
    path("cua-hang/", views.ShopEditView.as_view(), name="shop-edit"),
    path(
        "cua-hang/bo-hinh/", views.PhotoRemoveView.as_view(), name="shop-photo-remove"
    ),
    path(
        "cua-hang/ngan-hang/ma/",
        account_views.AccountCodeView.as_view(),
        name="account-code",
    ),
    path(
        "cua-hang/<slug:slug>/", views.ShopEditStepView.as_view(), name="shop-edit-step"
    ),
]
