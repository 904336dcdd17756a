"""People: the two doors, the second factor, and how often one may knock."""

import environ

env = environ.Env()
OWN_MACHINE = env.bool("DEMO", default=False) or env.bool("DEBUG", default=False)

RATE_LIMIT_FACTOR = env.int("RATE_LIMIT_FACTOR", default=100 if OWN_MACHINE else 1)


def limit(*rates: str) -> str:
    """ "5/15m/key" many times as generous as the factor says; allauth's notation."""
    amounts = (rate.split("/", 1) for rate in rates)
    return ",".join(f"{int(n) * RATE_LIMIT_FACTOR}/{per}" for n, per in amounts)


LOGIN_URL = "users:login"
LOGIN_REDIRECT_URL = "users:account"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
STAFF_SESSION_SECONDS = 60 * 60 * 12
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)
EMAIL_CHANGE_SECONDS = 60 * 60 * 24
PASSWORD_RESET_TIMEOUT = 60 * 60
SIGN_IN_CODE_SECONDS = 5 * 60
SIGN_IN_CODE_TRIES = 5

ACCOUNT_ADAPTER = "shop.users.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # Many phones of one carrier share an address, so addresses get more.
    "send_code": limit("5/15m/key", "20/d/key", "60/15m/ip"),
    "login": limit("60/m/ip"),
    "login_failed": limit("30/5m/ip", "10/15m/key"),
    "reauthenticate": limit("10/m/user"),
    "reset_password": limit("20/15m/ip", "3/15m/key", "10/d/key"),
    "invite": limit("60/h/user"),
}
# Each writes the address that it saw at the end of X-Forwarded-For.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=None)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT or 0

MFA_ADAPTER = "shop.users.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = OWN_MACHINE
MFA_FORMS = {
    "authenticate": "shop.users.staff_forms.SecondCodeForm",
    "reauthenticate": "shop.users.staff_forms.SecondCodeAgainForm",
    "activate_totp": "shop.users.staff_forms.FirstCodeForm",
    "authenticate_webauthn": "shop.users.staff_forms.PasskeyForm",
    "reauthenticate_webauthn": "shop.users.staff_forms.PasskeyAgainForm",
    "add_webauthn": "shop.users.staff_forms.NewPasskeyForm",
}
ACCOUNT_FORMS = {"reauthenticate": "shop.users.staff_forms.PasswordAgainForm"}

SMS_GATEWAY = env("SMS_GATEWAY", default="shop.outbox.gateways.ConsoleSMS")
SMS_HTTP_URL = env("SMS_HTTP_URL", default="")
SMS_HTTP_TOKEN = env("SMS_HTTP_TOKEN", default="")
SMS_SENDER = env("SMS_SENDER", default="ChoChiEm")
# Texts with Vietnamese marks need twice the parts of those without.
SMS_MARKS = env.bool("SMS_MARKS", default=True)
# The console gateway prints texts, codes too, on one's own machine only.
SMS_CONSOLE = True
