import os

from django.core.wsgi import get_wsgi_application

from .front import Front

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.production")
application = Front(get_wsgi_application())
