"""The site's own user model, so that it can grow later without a change of table."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody who signs in: editor, compliance reviewer or manager."""
