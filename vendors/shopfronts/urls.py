from django.urls import include, path, re_path

from . import views

catalogue = [
    path("danh-muc/", views.categories, name="index"),
    path("danh-muc/<slug:slug>/", views.category, name="category"),
    re_path(
        r"^san-pham/(?P<product_slug>[\w-]*)_(?P<pk>\d{1,18})/$",
        views.product,
        name="detail",
    ),
]
shopfronts = [
    path("", views.directory, name="index"),
    path("<slug:slug>/", views.shop, name="detail"),
]
search = [path("tim-kiem/", views.search, name="search")]

urlpatterns = [
    path("", include((catalogue, "catalogue"))),
    path("", include((search, "search"))),
    path("cua-hang/", include((shopfronts, "shopfronts"))),
]
