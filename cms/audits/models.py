"""Stored audits: machine data, so plain models without revisions. What people decide about findings lives elsewhere."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page


class Version(models.TextChoices):
    """Which text of a page was audited. A draft exists only where it differs from what is live."""

    LIVE = "live", "Live"
    DRAFT = "draft", "Draft"


class AuditRun(models.Model):
    """One audit of one version of a page. The same text judged by the same rules is one run, however often audited."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="audit_runs")
    version = models.CharField(max_length=5, choices=Version)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    content_hash = models.CharField(max_length=64, help_text="Of the rendered page and the fields it came from.")
    rules_digest = models.CharField(max_length=16, help_text="Of engine, rule set and profile together.")
    ruleset = models.CharField(max_length=16)
    engine = models.CharField(max_length=50)
    profile = models.CharField(max_length=100)
    current = models.BooleanField(default=False, help_text="Whether this is the latest word on its page and version.")
    status = models.CharField(max_length=7, help_text="As the engine says it: audited, partial or failed.")
    claims_judged = models.BooleanField(help_text="Whether all text was judged for claims; else see the problems.")
    problems = models.JSONField(default=list)
    metrics = models.JSONField(default=dict)
    outline = models.JSONField(default=list, help_text="The headings, each with its level and the words below it.")
    keyphrase = models.JSONField(default=dict, help_text="Where the keyphrase stands; empty for a page without one.")
    source = models.TextField(help_text="The page's address.")
    title = models.TextField(blank=True)
    language = models.TextField(blank=True)
    content_saved_at = models.DateTimeField(null=True, help_text="When the audited text was saved or published.")
    created_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(default=timezone.now, help_text="When the text was last seen to be the same.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "version", "content_hash", "rules_digest"], name="one_audit_run_per_content"
            ),
            models.UniqueConstraint(
                fields=["page", "version"], condition=models.Q(current=True), name="one_current_audit_run"
            ),
        ]

    def __str__(self):
        return f"{self.source} ({self.version}, {self.status})"


class AuditFinding(models.Model):
    """One finding of a run: the engine's words, and the field in which the audited words were typed.

    `block_start`, `block_end` and `sentence_start` are offsets in the text of a block of the rendered page;
    `field_start` and `field_end` are offsets in the field's own text (in a rich text field: in the Draft.js block
    with the key `block_key`). All count code points. `contentpath` is empty where no field holds the words.
    """

    run = models.ForeignKey(AuditRun, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField(help_text="Place in reading order.")
    rule = models.CharField(max_length=100)
    category = models.CharField(max_length=20)
    severity = models.CharField(max_length=10)
    severity_rank = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10)
    message = models.TextField()
    why = models.TextField()
    quote = models.TextField(blank=True)
    sentence = models.TextField(blank=True)
    sentence_start = models.PositiveIntegerField(null=True)
    block_role = models.CharField(max_length=20, blank=True)
    block_index = models.PositiveIntegerField(null=True)
    block_start = models.PositiveIntegerField(null=True)
    block_end = models.PositiveIntegerField(null=True)
    line = models.PositiveIntegerField(null=True)
    column = models.PositiveIntegerField(null=True)
    end_line = models.PositiveIntegerField(null=True)
    end_column = models.PositiveIntegerField(null=True)
    contentpath = models.TextField(blank=True)
    block_key = models.TextField(blank=True)
    field_label = models.TextField(blank=True)
    field_start = models.PositiveIntegerField(null=True)
    field_end = models.PositiveIntegerField(null=True)
    suggestions = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    claim = models.JSONField(default=dict)
    tags = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ["run", "position"]
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="one_finding_per_position")]
        indexes = [
            models.Index(fields=["category", "severity_rank"], name="finding_category_severity"),
            models.Index(fields=["rule"], name="finding_rule"),
        ]

    def __str__(self):
        return f"{self.rule}: {self.quote or self.message}"


class FullRun(models.Model):
    """All audited pages of a site, or of all sites, audited by the workers at once."""

    site = models.ForeignKey(
        "wagtailcore.Site", null=True, blank=True, on_delete=models.CASCADE, related_name="+", help_text="Empty: all."
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    pages_done = models.PositiveIntegerField(default=0, help_text="Of a finished run; before that, count its pages.")

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("site", 0), condition=models.Q(finished_at=None), name="one_unfinished_full_run_per_site"
            )
        ]

    def __str__(self):
        return f"{self.site or 'All sites'}, {self.started_at:%Y-%m-%d %H:%M}"


class FullRunPage(models.Model):
    """A page of a full run. Once the run has finished, only those that failed are kept."""

    class State(models.TextChoices):
        """How far the page has come."""

        WAITING = "waiting", "Waiting"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    full_run = models.ForeignKey(FullRun, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    turn = models.PositiveIntegerField(default=0, help_text="How often it was handed out; only the last time counts.")
    problem = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["full_run", "page"], name="one_place_per_page_of_a_full_run")]
        indexes = [models.Index(fields=["full_run", "state"], name="full_run_state")]

    def __str__(self):
        return f"{self.page} ({self.state})"
