"""What the claim-audit report cannot speak for: pages that were not audited, not in full, or not as they are now."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from wagtail.models import Page, Site

from cms.audits.audit_site import audited_pages, pages_of
from cms.audits.models import AuditRun, Version
from cms.audits.outdated import Today
from seo_checks import CaveatError, PageStatus

NAMED = 5  # pages that a gap names; it counts all of them


@dataclass(frozen=True)
class Gap:
    """Pages that share a shortcoming, the first few by name."""

    problem: str
    count: int
    pages: list[Page]

    @property
    def more(self) -> int:
        """The number of pages that are counted but not named."""
        return self.count - len(self.pages)


def gaps(explorable: QuerySet[Page]) -> list[Gap]:
    """Return what the report lacks of the pages that its reader may see; empty if it is complete."""
    pages = audited_pages().filter(pk__in=explorable.values("pk"))
    runs = AuditRun.objects.filter(current=True)
    found = [
        _gap("could not be audited", _with(pages, runs.filter(status=PageStatus.FAILED))),
        _gap("audited in part only", _with(pages, runs.filter(status=PageStatus.PARTIAL))),
        _gap("not audited yet", without_audit(pages)),
        _gap("changed since the last audit", _with(pages, _overtaken(runs))),
    ]
    try:
        today = Today()
    except CaveatError as error:
        found.append(Gap(f"not audited any more, because the rules cannot be read: {error}", pages.count(), []))
    else:
        found.append(_gap("audited with other rules than today's", _with(pages, today.outdated(runs))))
        found += [Gap(_why(error), _pages_on(site, pages).count(), []) for site, error in today.unreadable.items()]
    return [gap for gap in found if gap.count]


def without_audit(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Return the pages of which a version has no audit at all."""
    runs = AuditRun.objects.filter(current=True)
    has_draft = Q(live=False) | Q(has_unpublished_changes=True)
    lacks = {version: ~Exists(runs.filter(page=OuterRef("pk"), version=version)) for version in Version}
    return pages.filter((Q(live=True) & lacks[Version.LIVE]) | (has_draft & lacks[Version.DRAFT]))


def out_of_date(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Return the pages that were not audited as they are now, by today's rules.

    Raises CaveatError where the rules of any of them cannot be read.
    """
    today = Today()
    for site, error in today.unreadable.items():
        if _pages_on(site, pages).exists():
            raise error
    runs = AuditRun.objects.filter(current=True)
    stale = Q(pk__in=_overtaken(runs).values("page")) | Q(pk__in=today.outdated(runs).values("page"))
    return pages.filter(stale | Q(pk__in=without_audit(pages).values("pk")))


def _gap(problem: str, pages: QuerySet[Page]) -> Gap:
    named = list(pages.only("pk", "title", "draft_title")[: NAMED + 1])
    count = pages.count() if len(named) > NAMED else len(named)
    return Gap(problem, count, named[:NAMED])


def _why(error: CaveatError) -> str:
    return f"not audited any more. {error} These rules are set under Settings → Compliance rules."


def _pages_on(site: Site, pages: QuerySet[Page]) -> QuerySet[Page]:
    return pages.filter(pk__in=pages_of(site).values("pk"))


def _with(pages: QuerySet[Page], runs: QuerySet[AuditRun]) -> QuerySet[Page]:
    return pages.filter(pk__in=runs.values("page"))


def _overtaken(runs: QuerySet[AuditRun]) -> QuerySet[AuditRun]:
    """Runs whose text was saved again later."""
    live = Q(version=Version.LIVE, page__live=True) & _differs("page__last_published_at")
    draft = Q(version=Version.DRAFT) & _differs("page__latest_revision_created_at")
    return runs.filter(live | draft)


def _differs(saved_at: str) -> Q:
    """Whether a page was saved at another time than its run knows; where either time is missing, both must be."""
    known = Q(content_saved_at__isnull=False, **{f"{saved_at}__isnull": False})
    one_missing = Q(content_saved_at__isnull=True, **{f"{saved_at}__isnull": False}) | Q(
        content_saved_at__isnull=False, **{f"{saved_at}__isnull": True}
    )
    return (known & ~Q(content_saved_at=F(saved_at))) | one_missing
