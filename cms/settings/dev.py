"""Settings for one's own machine."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import VAR_DIR
from cms.settings.environment import local_secret_key

DEBUG = True
SECRET_KEY = local_secret_key(VAR_DIR / "secret_key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
