from django.utils.translation import gettext_noop as _

from shop.outbox.kinds import declare

SIGN_IN_CODE = declare(
    "code.sign_in",
    to="whoever gave the number",
    gaps=("code",),
    is_secret=True,
    sms=_(
        "%(code)s is your code for %(site)s, good for 5 minutes. "
        "Do not give it to anyone."
    ),
)
ACCOUNT_CODE = declare(
    "code.account",
    to="owner",
    gaps=("code",),
    is_secret=True,
    sms=_(
        "%(code)s changes your shop's bank account at %(site)s. "
        "Not you? Give it to nobody."
    ),
)
