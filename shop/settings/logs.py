"""The log goes to the standard error; tracebacks of a 500 are in it in every mode."""

from .env import env

LOG_FORMAT = env("LOG_FORMAT", default="plain")
# On one's own machine the accounts of the demo must stay on the screen.
LOG_LEVEL = env(
    "LOG_LEVEL", default="WARNING" if env.bool("DEMO", default=False) else "INFO"
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "shop.logs.AddRequestID"}},
    "formatters": {
        "plain": {
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"
        },
        "json": {"()": "shop.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["request_id"],
            "formatter": "json" if LOG_FORMAT == "json" else "plain",
        },
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Django's own handlers would say it twice, or only with DEBUG.
        "django": {"handlers": [], "level": LOG_LEVEL},
        "django.server": {"handlers": [], "propagate": True},
        # What was refused stands in the request's own line.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Said in one line by shop.clock.
        "django_tasks": {"level": "CRITICAL"},
        "django_tasks_db": {"level": "WARNING"},
        "boto3": {"level": "WARNING"},
        "botocore": {"level": "WARNING"},
    },
}
