"""What the compliance team of a site has set: which rules hold there, and what may be published."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Site


class Publishing(models.TextChoices):
    """What becomes of a page with claims that block."""

    REFUSED = "refused", "It is not published until they are changed or decided on"
    WARNED = "warned", "It is published, and the compliance reviewers are told"


class Blocking(models.TextChoices):
    """Which undecided claims block."""

    MUST_FIX = "must-fix", "Must-fix claims"
    REVIEW = "review", "Must-fix claims and those to review"


class SiteRules(models.Model):
    """One version of what was set for a site, over its profile file. The latest holds; none is ever changed.

    `chosen` is in the words of a profile file, and holds only what was set here. `digest` is that of the rules as
    they were from then on, `digests_before` are those of the audits that were current until then.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    chosen = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict, help_text="Why a rule is off or judged otherwise, by its id.")
    publishing = models.CharField("a page with blocking claims", max_length=10, choices=Publishing)
    blocking = models.CharField("what blocks", max_length=10, choices=Blocking)
    reason = models.TextField(help_text="Why this was set.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=16)
    digests_before = models.JSONField(default=list)

    class Meta:
        verbose_name = "rules of a site"
        verbose_name_plural = "rules of sites"
        default_permissions = ("change",)

    def __str__(self):
        return f"Rules of {self.site}"
