"""Settings for the tests: fast, in memory, nothing left behind."""

import os
import secrets

from cms.settings.base import *  # noqa: F403
from cms.settings.base import INSTALLED_APPS

SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# So that tests can have workers; tasks still run at once, unless a test says otherwise.
INSTALLED_APPS += ["cms.workers", "django_tasks_db"]

if not os.environ.get("DATABASE_URL"):
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
