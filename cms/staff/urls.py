"""Who works for the Union, under /quan-tri/nhan-su/."""

from django.urls import path

from . import views

app_name = "staff"
urlpatterns = [
    path("", views.People.as_view(), name="people"),
    path("don-vi/", views.ChooseUnit.as_view(), name="units"),
    path("don-vi/<int:unit>/moi/", views.Invite.as_view(), name="invite"),
    path("<int:pk>/", views.Person.as_view(), name="person"),
    path("<int:pk>/vai-tro/", views.ChooseUnitFor.as_view(), name="role-unit"),
    path("<int:pk>/vai-tro/<int:unit>/", views.GiveRole.as_view(), name="role-give"),
    path("<int:pk>/mat-khau/", views.SendPasswordLink.as_view(), name="password"),
    path("<int:pk>/xac-thuc/", views.ResetFactor.as_view(), name="factor-reset"),
    path("<int:pk>/khoa/", views.Close.as_view(), name="close"),
    path("<int:pk>/mo/", views.Reopen.as_view(), name="reopen"),
    path("vai-tro/<int:pk>/ket-thuc/", views.EndRole.as_view(), name="role-end"),
    path("loi-moi/<int:pk>/gui-lai/", views.InviteAgain.as_view(), name="again"),
    path("loi-moi/<int:pk>/thu-hoi/", views.Withdraw.as_view(), name="withdraw"),
]
