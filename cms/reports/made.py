"""Making reports, and who may see which: the one place that both the screens and the downloads ask."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.utils.dateparse import parse_datetime
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.reports.build import build_report
from cms.reports.data import as_text, digest_of
from cms.reports.models import ClaimReport
from cms.reports.scope import Scope
from cms.users.models import User

PERMISSION = "audits.view_auditfinding"
HIDDEN = "This report speaks of pages that you may not see, so it is not shown to you."


def make_report(scope: Scope, user: User) -> ClaimReport:
    """Make a report about what the user may see of the scope, and keep it.

    Raises PermissionDenied for those who may not see stored audits, and for a scope with a page that they may not
    see; raises ProfileError as `build_report`.
    """
    if not user.has_perm(PERMISSION):
        raise PermissionDenied("Claim reports are for people who may see the audits.")
    if scope.page and not scope.pages(user).exists():
        raise PermissionDenied("You may not see this page, or it is not one that is audited.")
    report = build_report(scope, user, user.get_full_name() or user.get_username())
    text = as_text(report)
    return ClaimReport.objects.create(
        title=scope.label[:300],
        first_day=scope.first_day,
        last_day=scope.last_day,
        page_ids=report.page_ids(),
        made_by=user,
        made_at=parse_datetime(report.cover.made_at),
        data=text,
        digest=digest_of(text),
    )


def visible(reports: Iterable[ClaimReport], user: User) -> list[ClaimReport]:
    """Return those of the reports that the user may see: every page of them is one that the user may see today.

    Pages that were deleted since are nobody's any more: such reports are shown to who made them, and to administrators.
    """
    if not user.has_perm(PERMISSION):
        return []
    explorable = set(page_permission_policy.explorable_instances(user).values_list("pk", flat=True))
    existing = set(Page.objects.values_list("pk", flat=True))
    return [report for report in reports if _may_see(report, user, explorable, existing)]


def _may_see(report: ClaimReport, user: User, explorable: set[int], existing: set[int]) -> bool:
    hidden = set(report.page_ids) - explorable
    if hidden & existing:
        return False
    return not hidden or user.is_superuser or report.made_by_id == user.pk
