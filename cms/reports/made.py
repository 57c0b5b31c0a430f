"""Making reports, and who may see which: the one place that both the screens and the downloads ask."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django_tasks import task
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.articles.models import Treatment
from cms.reports.build import build_report
from cms.reports.data import as_text, digest_of
from cms.reports.models import ClaimReport
from cms.reports.scope import Scope
from cms.users.models import User
from seo_checks import CaveatError

PERMISSION = "audits.view_auditfinding"
HIDDEN = "This report speaks of pages that you may not see, so it is not shown to you."


def ask_for_report(scope: Scope, user: User) -> ClaimReport:
    """Have a report made about what the user may see of the scope; where no worker runs, it is made when this returns.

    Raises PermissionDenied for those who may not see stored audits, and for a scope with a page that they may not see.
    """
    if not user.has_perm(PERMISSION):
        raise PermissionDenied("Claim reports are for people who may see the audits.")
    pages = list(scope.pages(user).values_list("pk", flat=True))
    if scope.page and not pages:
        raise PermissionDenied("You may not see this page, or it is not one that is audited.")
    asked = ClaimReport.objects.create(
        title=scope.label[:300],
        first_day=scope.first_day,
        last_day=scope.last_day,
        page_ids=pages,
        made_by=user,
        made_at=timezone.now(),
    )
    make_in_background.enqueue(asked.pk, scope.treatment and scope.treatment.pk, scope.page and scope.page.pk)
    asked.refresh_from_db(fields=["digest", "problem"])
    return asked


@task()
def make_in_background(report_pk: int, treatment_pk: int | None, page_pk: int | None) -> None:
    """Make a report that was asked for. What stands in the way is kept with it, for whoever asked."""
    asked = ClaimReport.objects.select_related("made_by").get(pk=report_pk)
    asked.problem = "Something went wrong while it was made. Make it again; if that fails too, tell who runs the site."
    try:
        _make(asked, treatment_pk, page_pk)
    except CaveatError as error:
        asked.problem = f"The rules cannot be read, so no report can be made: {error}"
    except (Treatment.DoesNotExist, Page.DoesNotExist, User.DoesNotExist):
        asked.problem = "What it was to be about is no longer there."
    finally:
        asked.save()


def _make(asked: ClaimReport, treatment_pk: int | None, page_pk: int | None) -> None:
    scope = Scope(
        asked.first_day,
        asked.last_day,
        treatment=Treatment.objects.get(pk=treatment_pk) if treatment_pk else None,
        page=Page.objects.get(pk=page_pk) if page_pk else None,
    )
    user = asked.made_by
    if user is None:
        raise User.DoesNotExist
    report = build_report(scope, user, user.get_full_name() or user.get_username())
    text = as_text(report)
    asked.page_ids, asked.made_at = report.page_ids(), parse_datetime(report.cover.made_at)
    asked.data, asked.digest, asked.problem = text, digest_of(text), ""


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
