"""What the latest audits say of many pages, for lists: a few queries, however many pages there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from wagtail.models import Page

from cms.audits.audited import is_audited, versions_of
from cms.audits.models import AuditRun, Version
from cms.audits.site_profile import SitesRules
from cms.audits.store import Edition
from cms.compliance.open_findings import open_findings
from seo_checks import CaveatError, PageStatus, Severity


@dataclass(frozen=True)
class VersionAudit:
    """The latest audit of a version of a page; `run` is None where there is none."""

    version: Version
    run: AuditRun | None
    is_overtaken: bool
    must_fix: int
    review: int

    @property
    def is_read(self) -> bool:
        """Whether the text could be read, so that the numbers speak for it."""
        return self.run is not None and self.run.status != PageStatus.FAILED

    @property
    def is_partial(self) -> bool:
        """Whether a part of the text could not be read."""
        return self.run is not None and self.run.status == PageStatus.PARTIAL


def page_audits(pages: Iterable[Page]) -> dict[int, list[VersionAudit]]:
    """Return the audit of each version, by page; pages that are not audited are not in it."""
    audited = {page.pk: page for page in pages if is_audited(page)}
    runs = {
        (run.page_id, run.version): run
        for run in AuditRun.objects.filter(page__in=list(audited), current=True).only(
            "page_id", "version", "status", "checked_at", "content_saved_at", "rules_digest"
        )
    }
    counts = _open_counts(list(audited))
    rules = SitesRules()
    return {
        pk: [
            VersionAudit(
                version=version,
                run=(run := runs.get((pk, version))),
                is_overtaken=run is not None
                and _judged(run) != (_digest(rules, page), Edition.of(page, version).saved_at),
                must_fix=counts.get((pk, version, Severity.MUST_FIX), 0),
                review=counts.get((pk, version, Severity.REVIEW), 0),
            )
            for version in versions_of(page)
        ]
        for pk, page in audited.items()
    }


def _open_counts(page_ids: list[int]) -> dict[tuple[int, str, str], int]:
    """The numbers of open findings by page, version and severity."""
    found = open_findings().filter(run__page__in=page_ids).order_by()
    counted = found.values_list("run__page", "run__version", "severity").annotate(Count("pk"))
    return {(page_id, version, severity): number for page_id, version, severity, number in counted}


def _judged(run: AuditRun) -> tuple[str, datetime | None]:
    """By which rules, and of a text saved when, an audit is."""
    return run.rules_digest, run.content_saved_at


def _digest(rules: SitesRules, page: Page) -> str | None:
    """Of the rules that an audit would use now; None where they cannot be read, so that no audit is up to date."""
    try:
        return rules.of(page).digest
    except CaveatError:
        return None
