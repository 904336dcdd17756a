"""`users:…` is ours; the names without a namespace are those that allauth asks for."""

from django.urls import include, path

from . import account_views as own
from . import staff_views as staff
from . import views

ours = [
    path("", views.Account.as_view(), name="account"),
    path("dang-nhap/", views.SignIn.as_view(), name="login"),
    path("dang-nhap/ma/", views.EnterCode.as_view(), name="code"),
    path("dang-nhap/gui-lai/", views.ResendCode.as_view(), name="resend"),
    path("dang-xuat/", views.SignOut.as_view(), name="logout"),
    path("can-bo/vao/", staff.StaffHome.as_view(), name="staff-home"),
    path("can-bo/cua-toi/", own.StaffAccount.as_view(), name="staff-account"),
    path("can-bo/cua-toi/mat-khau/", own.ChangePassword.as_view(), name="password"),
    path("can-bo/cua-toi/email/", own.ChangeEmail.as_view(), name="email"),
    path(
        "can-bo/cua-toi/thiet-bi/<int:pk>/",
        own.EndSession.as_view(),
        name="session-end",
    ),
    path("can-bo/cua-toi/thiet-bi/", own.EndOthers.as_view(), name="sessions-end"),
    path("can-bo/email/", own.AgreeToEmail.as_view(), name="email-agree"),
    path("can-bo/quen-mat-khau/", own.Forgotten.as_view(), name="forgotten"),
    path("can-bo/mat-khau-moi/", own.PasswordLink.as_view(), name="password-link"),
]

second_factor = [
    path("", staff.Factors.as_view(), name="mfa_index"),
    path("ung-dung/them/", staff.AddApp.as_view(), name="mfa_activate_totp"),
    path("ung-dung/go/", staff.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("khoa/", staff.Passkeys.as_view(), name="mfa_list_webauthn"),
    path("khoa/them/", staff.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        "khoa/<int:pk>/go/", staff.RemovePasskey.as_view(), name="mfa_remove_webauthn"
    ),
    path("ma-du-phong/", staff.SpareCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "ma-du-phong/moi/",
        staff.NewSpareCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]

staff_door = [
    path("", staff.StaffSignIn.as_view(), name="account_login"),
    path("ma/", staff.SecondFactor.as_view(), name="mfa_authenticate"),
    path("xac-nhan/", staff.SecondFactorAgain.as_view(), name="mfa_reauthenticate"),
    path(
        "xac-nhan/khoa/",
        staff.PasskeyAgain.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "xac-nhan/mat-khau/",
        staff.PasswordAgain.as_view(),
        name="account_reauthenticate",
    ),
    path("bao-ve/", include(second_factor)),
]

urlpatterns = [
    path("", include((ours, "users"))),
    path("dang-xuat/", views.SignOut.as_view(), name="account_logout"),
    path("tam-khoa/", views.Inactive.as_view(), name="account_inactive"),
    path("can-bo/", include(staff_door)),
    path("khach/", include("shop.users.customer_urls")),
]
