"""What every installation shares; each value can be set by environment."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .accounts import *  # noqa: F403
from .clock import *  # noqa: F403
from .env import BASE_DIR, SITE_NAME, VAR_DIR, env  # noqa: F401
from .limits import *  # noqa: F403
from .logs import *  # noqa: F403
from .oscar import *  # noqa: F403
from .oscar import OSCAR_APPS
from .storage import *  # noqa: F403
from .storage import THEME
from .wagtail import *  # noqa: F403
from .wagtail import WAGTAIL_APPS

DEBUG = False
DEMO = env.bool("DEMO", default=False)
SECRET_KEY = env("SECRET_KEY", default="only-for-your-own-machine")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_ID = 1
SITE_NAME_SOURCE = "cms.navigation.chrome.site_name"
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
SITE_URL_IS_SET = bool(env("SITE_URL", default=""))
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "cms.core",
    "cms.images",
    "cms.pages",
    "cms.stories",
    "cms.navigation",
    "cms.staff",
    "cms.moderation",
    "cms.demo",
    "shop.users",
    "shop.places",
    "shop.journal",
    "shop.outbox",
    "shop.clock",
    "shop.photos",
    "shop.dev",
    "vendors.entry",
    "vendors.units",
    "vendors.members",
    "vendors.listings",
    "vendors.orders",
    "vendors.channels",
    "vendors.shopfronts",
    *WAGTAIL_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.postgres",
    "django.forms",
    *OSCAR_APPS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pictures",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "shop.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "shop.middleware.requests.RequestLogMiddleware",
    "shop.middleware.page_cache.PageCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "shop.middleware.security.SecurityHeadersMiddleware",
    "shop.middleware.language.PathLanguageMiddleware",
    "shop.middleware.body.BodySizeMiddleware",
    "shop.photos.uploads.UploadsMiddleware",
    "cms.core.middleware.MovedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "shop.middleware.door.TextDoorMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "shop.users.middleware.StaffDoor",
    "cms.core.middleware.ReachMiddleware",
    "shop.basket.middleware.BasketMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "themes" / THEME / "templates"]
        + [BASE_DIR / "themes" / "storefront" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.navigation.context_processors.chrome",
            ],
            "builtins": ["shop.templatetags.market", "shop.photos.templatetags.photos"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'market.sqlite3'}")
}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
# A connection that the server has closed meanwhile is opened again, not met.
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY"
        ),
    }
elif env.bool("PREPARED_STATEMENTS", default=True):
    # A query that comes again and again is planned once for each connection.
    DATABASES["default"]["OPTIONS"] = {
        "server_side_binding": True,
        "prepare_threshold": 5,
    }
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # A server that is gone, not only one that refuses, must not hold the threads.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 4)

REDIS_URL = env("REDIS_URL", default="")
IN_DATABASE = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "market_cache",
    # Limits live here: culling must not forget them early.
    "OPTIONS": {"MAX_ENTRIES": 20_000},
}
IN_REDIS = {
    "BACKEND": "shop.caches.LastingRedisCache",
    "LOCATION": REDIS_URL,
    "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
}
CACHES = {
    "default": IN_REDIS if REDIS_URL else IN_DATABASE,
    # While Redis is away.
    "stand_in": IN_DATABASE,
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    "memory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "memory",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []},
}

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["shop.formats"]
LOCALE_PATHS = [
    BASE_DIR / "themes" / "storefront" / "locale",
    BASE_DIR / "cms" / "locale",
    BASE_DIR / "vendors" / "locale",
    BASE_DIR / "shop" / "locale",
    BASE_DIR / "cms" / "core" / "wagtail_locale",
]

DEMO_FILE = Path(env("DEMO_FILE", default=str(VAR_DIR / "demo.json")))
TRANSFER_HOURS = env.int("TRANSFER_HOURS", default=24)
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=30)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="cho@cho.example")
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)

CSRF_FAILURE_VIEW = "shop.errors.csrf_failure"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
BACK_OFFICES = ("/quan-tri/", "/quan-tri-oscar/")
OWN_SOURCES = ["'self'", *ASSET_ORIGINS]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": OWN_SOURCES,
        "style-src": OWN_SOURCES,
        "img-src": [*OWN_SOURCES, "data:", "blob:"],
        "font-src": OWN_SOURCES,
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
BACK_OFFICE_CSP = {
    "script-src": [*OWN_SOURCES, "'unsafe-inline'"],
    "style-src": [*OWN_SOURCES, "'unsafe-inline'"],
    "img-src": [*OWN_SOURCES, "data:", "blob:"],
    "frame-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "frame-ancestors": ["'self'"],
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
