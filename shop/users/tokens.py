"""Links that prove an e-mail address: the secret travels, its digest is kept.

The secret stands in the query, which no log of ours writes down, and moves into the
session at once, so that no address bar or Referer shows it again.
"""

import hashlib
import secrets
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

PARAMETER = "ma"


def new_secret() -> tuple[str, str]:
    """The secret and its digest."""
    secret = secrets.token_urlsafe(32)
    return secret, digest_of(secret)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def link_to(name: str, secret: str, **more: str) -> str:
    """The whole address, of our own site whatever host was asked."""
    query = urlencode({PARAMETER: secret} | more)
    return f"{settings.SITE_URL}{reverse(name)}?{query}"
