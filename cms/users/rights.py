"""Who has a right."""

from django.db.models import QuerySet

from cms.users.models import User

# Where rights come from; a site may have more ways of signing in, and Django asks which of them to go by.
_BY_GROUPS = "django.contrib.auth.backends.ModelBackend"


def people_with(permission: str) -> QuerySet[User]:
    """Return the active people who were given a permission ("app.codename"); administrators only where they were."""
    return User.objects.with_perm(permission, include_superusers=False, backend=_BY_GROUPS).order_by("pk")
