"""What new rules made of the pages of a site: the same texts, judged before and after, compared finding by finding.

A text that was changed in between is not compared, so that all that is told here comes from the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from wagtail.models import Page

from cms.audits.models import AuditFinding, AuditRun, Version
from cms.compliance.rules.effects import seen_pages
from cms.policy.models import SiteRules
from cms.users.models import User
from seo_checks import Status

NEW, GONE, REGRADED = "New", "No longer found", "Severity changed"


@dataclass(frozen=True)
class Difference:
    """A finding that is new, gone, or of another severity, which then `was`; it is shown once it is loaded."""

    kind: str
    pk: int
    was: str = ""


@dataclass
class TextOutcome:
    """The differences in a page's live text or draft."""

    page_id: int
    version: str
    differences: list[Difference]
    page: Page | None = None
    shown: list[tuple[Difference, AuditFinding]] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """All texts with differences; how many had none, how many wait for their audit, how many cannot be compared."""

    texts: list[TextOutcome]
    same: int
    waiting: int
    not_compared: int

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Each kind of difference with its number."""
        kinds = [difference.kind for text in self.texts for difference in text.differences]
        return [(kind, kinds.count(kind)) for kind in (NEW, GONE, REGRADED)]


def outcome(rules: SiteRules, user: User) -> Outcome:
    """Return what a version of the rules made of the pages of its site that the user may see; three queries."""
    runs = AuditRun.objects.filter(
        page__in=seen_pages(rules.site, user).values("pk"), rules_digest__in=[rules.digest, *rules.digests_before]
    )
    after, before, waiting = _by_text(rules, runs)
    pairs = {text: (before[text], run) for text, run in after.items() if text in before}
    found = _open_findings(runs)
    texts = [
        TextOutcome(page_id, Version(version).label, differences)
        for (page_id, version, _), (old, new) in pairs.items()
        if (differences := list(_differences(found[old], found[new])))
    ]
    return Outcome(texts, len(pairs) - len(texts), waiting, len(after) - len(pairs))


def load(texts: Sequence[TextOutcome]) -> None:
    """Read the pages and findings of the texts that are shown; two queries."""
    pages = Page.objects.in_bulk({text.page_id for text in texts})
    findings = AuditFinding.objects.in_bulk([difference.pk for text in texts for difference in text.differences])
    for text in texts:
        text.page = pages.get(text.page_id)
        text.shown = [(difference, findings[difference.pk]) for difference in text.differences]


def _by_text(rules: SiteRules, runs: QuerySet[AuditRun]) -> tuple[dict, dict, int]:
    """The runs by the new rules and those before, by page, version and text; and how many texts wait for theirs."""
    after, before, waiting = {}, {}, 0
    fields = ("pk", "page_id", "version", "content_hash", "rules_digest", "current")
    rows = runs.order_by("page__path", "checked_at", "pk").values_list(*fields)
    for pk, page_id, version, content, digest, current in rows:
        text = page_id, version, content
        if digest == rules.digest:
            after[text] = pk
        else:
            before[text] = pk  # the latest of them
            waiting += current
    return after, before, waiting


def _open_findings(runs: QuerySet[AuditRun]) -> dict[int, dict[str, tuple[int, str]]]:
    """The ids and severities of each run's open findings by fingerprint."""
    found: dict[int, dict[str, tuple[int, str]]] = defaultdict(dict)
    findings = AuditFinding.objects.filter(run__in=runs.values("pk"), status=Status.OPEN).order_by("position")
    for pk, run, fingerprint, severity in findings.values_list("pk", "run", "fingerprint", "severity").iterator():
        found[run][fingerprint] = pk, severity
    return found


def _differences(old: dict[str, tuple[int, str]], new: dict[str, tuple[int, str]]) -> Iterator[Difference]:
    for fingerprint, (pk, severity) in new.items():
        if fingerprint not in old:
            yield Difference(NEW, pk)
        elif old[fingerprint][1] != severity:
            yield Difference(REGRADED, pk, old[fingerprint][1])
    for fingerprint, (pk, _) in old.items():
        if fingerprint not in new:
            yield Difference(GONE, pk)
