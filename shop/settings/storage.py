"""Where files live: on this disk, or in an S3 bucket when S3_BUCKET is set."""

from pathlib import Path
from urllib.parse import urlsplit

from .env import BASE_DIR, VAR_DIR, env

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
THEME = env("THEME", default="storefront")
THEME_DIRS = [BASE_DIR / "themes" / name for name in (THEME, "storefront")]
if THEME == "storefront":
    THEME_DIRS = THEME_DIRS[:1]
STATICFILES_DIRS = [theme / "static" for theme in THEME_DIRS]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "shop.bundles.BundleFinder",
]
STATIC_COMPRESS_ALL = env.bool("STATIC_COMPRESS_ALL", default=False)
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))

S3_BUCKET = env("S3_BUCKET", default="")
S3_REGION = env("S3_REGION", default="ap-southeast-1")
S3_ENDPOINT_URL = env("S3_ENDPOINT_URL", default="")
S3_PUBLIC_URL = env(
    "S3_PUBLIC_URL",
    default=(
        f"{S3_ENDPOINT_URL.rstrip('/')}/{S3_BUCKET}"
        if S3_ENDPOINT_URL
        else f"https://{S3_BUCKET}.s3.{S3_REGION}.amazonaws.com"
    ),
).rstrip("/")

# Not among a bucket's options: those travel with Wagtail's tasks into the database.
AWS_S3_ACCESS_KEY_ID = env("S3_ACCESS_KEY", default=None)
AWS_S3_SECRET_ACCESS_KEY = env("S3_SECRET_KEY", default=None)


def bucket(location: str, **more) -> dict:
    public = urlsplit(S3_PUBLIC_URL)
    return {
        "bucket_name": S3_BUCKET,
        "region_name": S3_REGION,
        "endpoint_url": S3_ENDPOINT_URL or None,
        "location": location,
        "custom_domain": public.netloc + public.path,
        "url_protocol": f"{public.scheme}:",
        "querystring_auth": False,
        "default_acl": env("S3_ACL", default=None),
        "addressing_style": "path" if S3_ENDPOINT_URL else "auto",
        **more,
    }


ASSET_ORIGINS: list[str] = []
STORAGES: dict[str, dict] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "shop.static_files.HashedStorage"},
}
if S3_BUCKET:
    ASSET_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(S3_PUBLIC_URL))]
    MEDIA_URL = f"{S3_PUBLIC_URL}/media/"
    STATIC_URL = f"{S3_PUBLIC_URL}/static/"
    STORAGES = {
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": bucket(
                "media",
                file_overwrite=False,
                object_parameters={"CacheControl": "public, max-age=86400"},
            ),
        },
        "staticfiles": {
            "BACKEND": "storages.backends.s3.S3ManifestStaticStorage",
            "OPTIONS": bucket(
                "static",
                gzip=True,
                object_parameters={"CacheControl": "public, max-age=31536000"},
            ),
        },
    }

PICTURES = {
    "PROCESSOR": "shop.photos.processing.enqueue",
    "PICTURE_CLASS": "shop.photos.pictures.WebPicture",
    "USE_PLACEHOLDERS": False,
}
