"""What people say about claims. What was said is never changed or deleted by the desk: it is only added to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page

# Django looks for models here alone.
from cms.compliance.digest_models import DigestChoice, DigestSent  # noqa: F401
from cms.compliance.review_task import ComplianceReviewState, ComplianceReviewTask  # noqa: F401


class Claim(models.Model):
    """A claim of a page that somebody has said something about.

    Its fingerprint is that of the finding: rule, words and sentence. It survives edits elsewhere on the page, and a
    sentence that is changed makes another claim, for which nothing has been decided yet. Who looks after a claim and
    until when is what the latest events say, kept here as well so that long lists can be narrowed down by it.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="claims")
    fingerprint = models.CharField(max_length=64)
    rule = models.CharField(max_length=100)
    quote = models.TextField()
    sentence = models.TextField()
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="assigned_claims"
    )
    due_on = models.DateField(null=True, blank=True, help_text="The day by which it should be decided.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "fingerprint"], name="one_claim_per_fingerprint")]
        permissions = [
            ("decide_claim", "Can decide on claims"),
            ("override_publish_gate", "Can publish pages with undecided claims, giving a reason"),
        ]

    def __str__(self):
        return f"{self.rule}: {self.quote}"


class Act(models.TextChoices):
    """What somebody can say about a claim."""

    REQUESTED = "requested", "Exception asked for"
    ACCEPTED = "accepted", "Accepted"
    FALSE_ALARM = "false-alarm", "False alarm"
    MUST_CHANGE = "must-change", "Must change"
    PUBLISHED_ANYWAY = "published-anyway", "Published anyway"
    ASSIGNED = "assigned", "Assigned"
    DUE = "due", "Due date set"
    COMMENTED = "commented", "Comment"
    REOPENED = "reopened", "Reopened"


class ClaimEvent(models.Model):
    """One thing said about a claim: by whom, when, why, on what evidence, until when, and of which text.

    The site itself reopens claims, so that nobody has said so. `grounds` is what the audit said when it was decided.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="events")
    act = models.CharField(max_length=20, choices=Act)
    reason = models.TextField(blank=True)
    evidence = models.TextField(blank=True, help_text="Where the evidence can be read: an address, DOI or PMID.")
    register_entry = models.CharField(
        max_length=80, blank=True, help_text="The entry of the clinic's register that it rests on, by its short name."
    )
    expires_on = models.DateField(null=True, blank=True, help_text="The last day on which an acceptance holds.")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    grounds = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_act_display()}: {self.claim}"
