"""Settings for a server. Everything comes from the environment; nothing here is a secret."""

import os

from cms.settings.base import *  # noqa: F403
from cms.settings.base import INSTALLED_APPS, MEDIA_ROOT, MIDDLEWARE, STATIC_ROOT
from cms.settings.environment import flag, integer, listed, required

DEBUG = False
SECRET_KEY = required(
    "SECRET_KEY",
    'Make one with: python -c "import secrets; print(secrets.token_urlsafe(50))" and keep it out of the repository.',
)
ALLOWED_HOSTS = listed(
    required("ALLOWED_HOSTS", "List the site's host names, separated by commas: www.example.org,example.org")
)
required("DATABASE_URL", "Use a form like postgres://user:password@host:5432/caveat")
WAGTAILADMIN_BASE_URL = required(
    "WAGTAILADMIN_BASE_URL", "Give the address of the site, used in links in e-mails: https://www.example.org"
)
CSRF_TRUSTED_ORIGINS = listed(os.environ.get("CSRF_TRUSTED_ORIGINS", WAGTAILADMIN_BASE_URL))

# Background work waits in the database for: manage.py db_worker --queue-name default,audit

INSTALLED_APPS += ["cms.workers", "django_tasks_db"]
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "audit"],
    }
}

# Files: WhiteNoise serves the static files; the web server in front serves MEDIA_ROOT.

MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_ROOT = os.environ.get("STATIC_ROOT", STATIC_ROOT)
MEDIA_ROOT = os.environ.get("MEDIA_ROOT", MEDIA_ROOT)

# Transport. SECURE_PROXY stands for a proxy that ends TLS and sets X-Forwarded-Proto itself.

SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", True)
if flag("SECURE_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = integer("SECURE_HSTS_SECONDS", 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("SECURE_HSTS_INCLUDE_SUBDOMAINS", False)
SECURE_HSTS_PRELOAD = flag("SECURE_HSTS_PRELOAD", False)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# W019 wants no frames at all; Wagtail previews a page in one.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True

# E-mail

EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = integer("EMAIL_PORT", 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", False)
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "webmaster@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Logs go to standard output, where the service manager or container collects them.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}},
    "root": {"handlers": ["stdout"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {"django": {"handlers": ["stdout"], "level": "INFO", "propagate": False}},
}
