from django.urls import path

from .views import shelf, upload

urlpatterns = [
    path("", shelf.ListView.as_view(), name="listing-list"),
    path("moi/", upload.NewView.as_view(), name="listing-new"),
    path("<int:pk>/", shelf.DetailView.as_view(), name="listing-detail"),
    path("<int:pk>/xem/", upload.PreviewView.as_view(), name="listing-preview"),
    path("<int:pk>/het-hang/", shelf.SellOutView.as_view(), name="listing-sell-out"),
    path("<int:pk>/co-lai/", shelf.RestockView.as_view(), name="listing-restock"),
    path("<int:pk>/go-xuong/", shelf.WithdrawView.as_view(), name="listing-withdraw"),
    path("<int:pk>/len-lai/", shelf.PutBackView.as_view(), name="listing-put-back"),
    path("<int:pk>/xoa/", shelf.DeleteView.as_view(), name="listing-delete"),
    path(
        "<int:pk>/hinh/<int:image>/bo/",
        upload.PhotoRemoveView.as_view(),
        name="photo-remove",
    ),
    path(
        "<int:pk>/hinh/<int:image>/len-dau/",
        upload.PhotoFirstView.as_view(),
        name="photo-first",
    ),
    path("<int:pk>/<slug:slug>/", upload.StepView.as_view(), name="listing-step"),
]
