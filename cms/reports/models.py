"""Reports that were made, each kept as it was."""

from django.conf import settings
from django.db import models

from cms.reports.data import ReportData, from_text


class ClaimReport(models.Model):
    """A report as it was made: never changed, so that every edition of it is the same again whenever it is asked for.

    Until it is made, it has no data, and `made_at` is when it was asked for.

    `data` is text, not JSON: databases put the keys of JSON in an order of their own, and the digest is of the bytes.
    """

    title = models.CharField(max_length=300, help_text="What it is about.")
    first_day = models.DateField()
    last_day = models.DateField()
    page_ids = models.JSONField(default=list, help_text="The pages it speaks of: who may not see one may not see it.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    data = models.TextField(blank=True, help_text="The whole report, as JSON.")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the data.")
    problem = models.TextField(blank=True, help_text="Why it could not be made.")

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    @property
    def is_made(self) -> bool:
        """Whether there is something to read."""
        return bool(self.digest)

    @property
    def report(self) -> ReportData:
        """What the report says."""
        return from_text(self.data)

    @property
    def file_name(self) -> str:
        """The name of its files, without the ending."""
        return f"claim-report-{self.pk}-{self.made_at:%Y-%m-%d}"
