"""What a change of a site's rules means for its pages, told before it is made, from stored audits.

Figures count what the person who asks may see.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.template.defaultfilters import pluralize
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy

from cms.audits.audit_site import pages_of
from cms.audits.models import AuditFinding, AuditRun
from cms.compliance.open_findings import open_findings
from cms.compliance.rules.choice import UNKNOWN, Change, Choice, changes
from cms.policy.models import Blocking, Publishing
from cms.users.models import User
from seo_checks import Category, Severity, catalogue

AGAIN = "What is found then is told once the pages are audited again."


@dataclass(frozen=True)
class Effect:
    """A change, and what follows from it in a sentence or two."""

    change: Change
    follows: str


@dataclass(frozen=True)
class Effects:
    """All that follows from a new choice; `audits` is how many pages are audited again."""

    effects: list[Effect]
    audits: int


def seen_pages(site: Site, user: User) -> QuerySet[Page]:
    """Return the audited pages of a site that the user may see."""
    return pages_of(site).filter(pk__in=page_permission_policy.explorable_instances(user).values("pk"))


def effects(before: Choice, after: Choice, site: Site, user: User) -> Effects:
    """Return what changes and what follows from it. Raises ProfileError."""
    asked = _Asked(after, seen_pages(site, user), user)
    found = [Effect(change, asked.follows(change)) for change in changes(before, after)]
    return Effects(found, asked.pages.count() if before.chosen != after.chosen else 0)


class _Asked:
    """The questions to the stored audits of the pages that somebody may see."""

    def __init__(self, after: Choice, pages: QuerySet[Page], user: User) -> None:
        self.after, self.pages, self.user = after, pages, user
        self.found = open_findings().filter(run__page__in=pages.values("pk"))

    def follows(self, change: Change) -> str:
        """Say what follows from a change."""
        if change.old == change.new:
            return "Only the reason changes."
        if change.what in catalogue():
            return self._of_rule(change)
        if change.what == UNKNOWN:
            return "It was ignored already."
        kinds = {"grade": self._of_grade, "publishing": self._of_gate, "blocking": self._of_gate}
        return kinds[change.what](change) if change.what in kinds else f"Any page may be judged otherwise then. {AGAIN}"

    def _of_rule(self, change: Change) -> str:
        if change.old == "off":
            return AGAIN
        findings = self.found.filter(rule=change.what)
        found = _counted(findings)
        if not found:
            return "It has no open finding now."
        grave = self.after.profile().settings_for(catalogue()[change.what]).severity
        then = "no longer be reported" if change.new == "off" else f"be {grave or 'as grave as the rule itself says'}"
        return f"{found} will {then}.{self._own(findings)}"

    def _own(self, findings: QuerySet[AuditFinding]) -> str:
        """Say so where the person's own texts are among those that are judged otherwise."""
        own_findings = findings.filter(run__page__latest_revision__user=self.user)
        own = own_findings.order_by().values("run__page").distinct().count()
        return f" You saved the latest version of {own:,} of these pages yourself." if own else ""

    def _of_grade(self, change: Change) -> str:
        runs = AuditRun.objects.filter(current=True, page__in=self.pages.values("pk"))
        over = [
            runs.filter(metrics__reading_grade_without_terms__gt=grade).values("page").distinct().count()
            for grade in (float(change.old), float(change.new))
        ]
        return f"Pages over the target: {over[0]:,} now, {over[1]:,} then."

    def _of_gate(self, change: Change) -> str:
        severities = [Severity.MUST_FIX] + [Severity.REVIEW] * (self.after.blocking == Blocking.REVIEW)
        found = self.found.filter(category=Category.CLAIMS, severity__in=severities)
        count = found.order_by().values("run__page").distinct().count()
        pages = f"{count:,} page{pluralize(count)} with such claims"
        if self.after.publishing == Publishing.WARNED:
            return f"{pages} can be published then, and the compliance reviewers are told."
        return f"{pages} cannot be published until they are changed or decided on. What is live stays live."


def _counted(found: QuerySet[AuditFinding]) -> str:
    """How many findings on how many pages; the same words in live text and draft are one finding."""
    each = set(found.order_by().values_list("run__page", "fingerprint"))
    pages = len({page for page, _ in each})
    return f"{len(each):,} open finding{pluralize(len(each))} on {pages:,} page{pluralize(pages)}" if each else ""
