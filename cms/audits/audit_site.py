"""Audit many pages, one after the other, each on its own: what is done stays done."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from wagtail.models import Page, Site

from cms.audits.audit_page import audit_page
from cms.audits.audited import audited_models
from cms.audits.models import Version
from cms.audits.store import Overtaken
from cms.audits.stored_report import page_report
from seo_checks import PageReport, PageStatus

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """One version of one page to audit."""

    page_id: int
    version: Version


def audited_pages() -> QuerySet[Page]:
    """Return all pages that are audited, in the order of the page tree."""
    return Page.objects.type(*audited_models()).filter(alias_of=None).order_by("path")


def pages_of(site: Site | None) -> QuerySet[Page]:
    """Return the audited pages of a site; None stands for all sites."""
    pages = audited_pages()
    if site is None:
        return pages
    pages = pages.descendant_of(site.root_page, inclusive=True)
    for other in Site.objects.exclude(pk=site.pk).select_related("root_page"):
        if other.root_page.is_descendant_of(site.root_page):
            pages = pages.not_descendant_of(other.root_page, inclusive=True)
    return pages


def jobs_for(pages: QuerySet[Page], versions: Iterable[Version]) -> list[Job]:
    """Return what there is to audit."""
    versions = list(versions)
    return [Job(page_id, version) for page_id in pages.values_list("pk", flat=True) for version in versions]


def audit_all(jobs: Sequence[Job], *, force: bool, progress: Callable[[int], None]) -> list[PageReport]:
    """Return the reports of all versions there are. A page that fails is reported as failed; the others go on."""
    reports = []
    for done, job in enumerate(jobs, start=1):
        report = _audit(job, force)
        if report:
            reports.append(report)
        progress(done)
    return reports


def audit_versions(page: Page) -> str:
    """Audit all versions of a page. Return what went wrong, in sentences; empty where nothing did."""
    problems = []
    for version in Version:
        try:
            run = audit_page(page, version)
        except Overtaken:
            continue  # whoever saved the page last has asked for an audit of their own
        except Exception as error:
            logger.exception("The audit of page %s (%s) failed", page.pk, version)
            problems.append(failure(error))
        else:
            problems += run.problems if run and run.status == PageStatus.FAILED else []
    return " ".join(problems)


def failure(error: Exception) -> str:
    """Say that an audit broke off."""
    return f"The audit failed ({type(error).__name__}: {error}). Nothing was audited."


def _audit(job: Job, force: bool) -> PageReport | None:
    page = Page.objects.filter(pk=job.page_id).first()
    if page is None:
        return None
    try:
        run = audit_page(page, job.version, force=force)
        report = page_report(run) if run else None
    except Exception as error:
        logger.exception("The audit of page %s (%s) failed", job.page_id, job.version)
        report = PageReport.failed(page.url_path, failure(error))
    if report and job.version == Version.DRAFT:
        report = replace(report, source=f"{report.source} (draft)")
    return report
