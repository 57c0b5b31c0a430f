"""The clinic's own evidence: what may be said of which treatment, for which condition, on which source, until when."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, Orderable, RevisionMixin, WorkflowMixin

from cms.evidence.approval import ApprovalAction
from seo_checks.claims.evidence import Register
from seo_checks.claims.register import EVERYWHERE, JURISDICTIONS, Standing

# The fields that entries are found by.
SEARCHED = ("key", "treatment", "condition", "population", "wording", "source", "doi", "pmid")


class Strength(models.IntegerChoices):
    """The strongest claim that an entry allows, as in Caveat's own register."""

    DESCRIBES = 0, "0: describes what happens"
    MAY_HELP = 1, "1: may help some people"
    CAN_HELP = 2, "2: can help, is associated with"
    HELPS = 3, "3: helps, relieves, treats"


class Grade(models.TextChoices):
    """How sure the evidence is, in the words of GRADE."""

    HIGH = "high", "High"
    MODERATE = "moderate", "Moderate"
    LOW = "low", "Low"
    VERY_LOW = "very-low", "Very low"
    NONE = "none", "Not graded"


class EvidenceQuerySet(models.QuerySet):
    """Entries by what they are worth today."""

    def approved(self) -> "EvidenceQuerySet":
        """Those that somebody other than their authors approved, and nobody took back; perhaps expired."""
        return self.filter(live=True, approved_at__isnull=False)

    def holding(self, today: date) -> "EvidenceQuerySet":
        """Those approved entries that allow their wording on that day."""
        return self.approved().filter(status=Standing.ACCEPTED.value, expires_on__gte=today)

    def about(self, words: str) -> "EvidenceQuerySet":
        """Those that have each of the words somewhere."""
        found = self
        for word in words.split():
            found = found.filter(models.Q(*((f"{name}__icontains", word) for name in SEARCHED), _connector=models.Q.OR))
        return found


class Evidence(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """An entry of the register. It counts once it is approved, which is to say published, by somebody else.

    The fields say the same, in the same words, as an entry of `seo_checks/claims/register.yaml`. `key` is its id there.
    """

    key = models.SlugField(
        "entry",
        max_length=80,
        unique=True,
        help_text="A short name that findings and reports cite, such as “exercise-knee-pain”.",
    )
    treatment = models.CharField(max_length=300, help_text="One treatment, or several parted by commas.")
    condition = models.CharField(
        max_length=300, help_text="One condition, or several parted by commas. The entry holds for their kinds as well."
    )
    population = models.CharField(
        max_length=100,
        blank=True,
        help_text="The group the evidence is about, such as “children”; empty: people in general.",
    )
    excludes = models.CharField(
        max_length=300, blank=True, help_text="Kinds of the condition that it does not speak of, parted by commas."
    )
    strength = models.PositiveSmallIntegerField("strongest claim", choices=Strength)
    wording = models.CharField(
        max_length=300, help_text="What would stand, such as “supervised exercise can ease knee pain”."
    )
    requires = models.CharField(
        max_length=300,
        blank=True,
        help_text="What the sentence must say too, parted by commas; “short-term or temporary” is met by either.",
    )
    status = models.CharField(
        max_length=20,
        choices=[(standing.value, standing.value) for standing in Standing if standing is not Standing.OWN_EVIDENCE],
        default=Standing.ACCEPTED.value,
        help_text="“accepted” allows the wording. The others are kept for the record, or refuse it.",
    )
    source = models.CharField(max_length=500, help_text="The publication: authors, title, where and when.")
    doi = models.CharField(
        "DOI",
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^10\.\d+/\S+$", "Give the DOI itself, which starts with “10.”, not its address.")],
    )
    pmid = models.CharField(
        "PubMed ID", max_length=20, blank=True, validators=[RegexValidator(r"^\d+$", "Give the number alone.")]
    )
    url = models.URLField("web address", max_length=500, blank=True)
    grade = models.CharField("certainty", max_length=10, choices=Grade, default=Grade.NONE)
    jurisdiction = models.CharField(
        max_length=3,
        choices=[(name, "INT: everywhere" if name == EVERYWHERE else name) for name in JURISDICTIONS],
        default=EVERYWHERE,
        help_text="Whose readers it holds for.",
    )
    checked_on = models.DateField("checked on", help_text="The day on which somebody last read the source.")
    expires_on = models.DateField("expires on", help_text="The last day on which it holds.")
    reviewer = models.CharField("read by", max_length=200, blank=True, help_text="Who read the source.")
    note = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who keeps it up to date, and is told before it expires.",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["treatment", "condition", "key"]
        verbose_name = "evidence entry"
        verbose_name_plural = "evidence entries"

    def __str__(self):
        return self.key

    def clean(self):
        """Refuse dates that cannot be, and names that would be mistaken for entries of Caveat's own register."""
        errors = {}
        if self.checked_on and self.checked_on > timezone.localdate():
            errors["checked_on"] = "That is to come."
        if self.checked_on and self.expires_on and self.expires_on < self.checked_on:
            errors["expires_on"] = "That is before it was checked."
        if self.key in built_in_keys():
            errors["key"] = "Caveat's own register has an entry of that name. Choose another."
        if errors:
            raise ValidationError(errors)

    @property
    def treatments(self) -> list[str]:
        """The names of its treatments, in lower case."""
        return names(self.treatment)

    @property
    def conditions(self) -> list[str]:
        """The names of its conditions, in lower case."""
        return names(self.condition)

    @property
    def reference(self) -> str:
        """The source with what identifies it, in one line."""
        identities = (
            f"doi:{self.doi}" if self.doi else "",
            f"PMID {self.pmid}" if self.pmid else "",
            self.url if not (self.doi or self.pmid) else "",
        )
        return ", ".join(part for part in (self.source, *identities) if part)

    def has_expired(self) -> bool:
        """Whether its last day is over."""
        return self.expires_on < timezone.localdate()

    @property
    def state(self) -> str:
        """Where it stands, in words for a list."""
        if not self.live:
            return "taken back" if self.approved_at else "draft"
        if self.has_expired():
            return "expired"
        return "approved, changes waiting" if self.has_unpublished_changes else "approved"

    def publish(self, revision, user=None, **options):
        """Approve a revision. Raises ApprovalRefused, for its authors and for what the engine cannot read."""
        skip = options.pop("skip_permission_checks", False)
        return ApprovalAction(revision, user=user, **options).execute(skip_permission_checks=skip)

    def with_content_json(self, content):
        """Keep what is true of the entry as a whole: a revision does not bring an approval along."""
        entry = super().with_content_json(content)
        entry.approved_by_id, entry.approved_at = self.approved_by_id, self.approved_at
        return entry


class EvidenceDocument(Orderable):
    """A document that an entry rests on."""

    evidence = ParentalKey(Evidence, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey("wagtaildocs.Document", on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return str(self.document)


class ExpiryNotice(models.Model):
    """That people were told of an entry's last day, so many days before it; 0 days once it was over."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="notices")
    expires_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evidence", "expires_on", "days"], name="one_notice_per_day_of_expiry")
        ]

    def __str__(self):
        return f"{self.evidence}: {self.days} days before {self.expires_on}"


def names(text: str) -> list[str]:
    """Names parted by commas, in lower case."""
    return [" ".join(name.lower().split()) for name in text.split(",") if name.strip()]


def built_in_keys() -> set[str]:
    """The ids of the entries in Caveat's own register."""
    return {entry.id for entry in Register.built_in().entries}
