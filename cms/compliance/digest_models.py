"""Who wants the daily digest, and who got it."""

from django.conf import settings
from django.db import models


class DigestChoice(models.Model):
    """Whether somebody wants the digest. Who never said anything gets it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="digest_choice"
    )
    daily = models.BooleanField(
        "Daily e-mail about claims and evidence",
        default=True,
        help_text="What waits for you, what was decided on your pages, and evidence that expires soon. "
        "There is none on days without news.",
    )

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.user}: {'daily' if self.daily else 'none'}"


class DigestSent(models.Model):
    """The digest of a day, sent to somebody; it told of what had happened until then."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests")
    day = models.DateField()
    until = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="one_digest_per_person_and_day")]

    def __str__(self):
        return f"{self.user}, {self.day}"
