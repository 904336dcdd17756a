from datetime import timedelta
from importlib import import_module

from django.conf import settings

from shop.clock.registry import periodic

from .sessions import forget_old_sessions


@periodic(every=timedelta(days=1))
def forget_ended_sessions():
    """With them go the sign-in codes that they waited for."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return forget_old_sessions()
