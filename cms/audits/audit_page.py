"""Audit one page of the site: render it, run the engine, find the fields, store the result."""

import hashlib
import logging
from dataclasses import replace

from django.db import IntegrityError
from wagtail.models import Page

from cms.audits.audited import is_audited, versions_of
from cms.audits.mapping import FieldMap
from cms.audits.models import AuditRun, Version
from cms.audits.render import RenderError, render_page
from cms.audits.segments import page_segments
from cms.audits.site_profile import site_rules
from cms.audits.spots import Segment
from cms.audits.store import Edition, Overtaken, RunKey, confirm_run, find_run, retire_runs, save_run
from seo_checks import About, PageReport, PageStatus, Profile, UnreadableError, audit_document, parse
from seo_checks.keyphrase import split_synonyms

logger = logging.getLogger(__name__)

_ATTEMPTS = 10


def audit_page(page: Page, version: Version = Version.LIVE, *, force: bool = False) -> AuditRun | None:
    """Audit a version of a page as the database has it now, and return the run that is current afterwards.

    Text and rules that were audited before are not audited again, unless `force`. Returns None where there is nothing
    to audit: the page is gone, is not of an audited type, or does not have this version. Safe to call from many
    places at once. Raises Overtaken for a page that is saved over and over while it is audited.
    """
    for _ in range(_ATTEMPTS):
        stored = Page.objects.filter(pk=page.pk).first()
        if stored is None or not is_audited(stored):
            return None
        if version not in versions_of(stored):
            retire_runs(stored.pk, version)
            return None
        try:
            return _audit(stored, version, force)
        except (Overtaken, IntegrityError):
            continue
    raise Overtaken("The page was saved again and again while it was audited.")


def _audit(page: Page, version: Version, force: bool) -> AuditRun:
    rules = site_rules()
    edition = Edition.of(page, version)
    rendered = page.specific if version == Version.LIVE else page.specific.get_latest_revision_as_object()
    source = rendered.full_url or rendered.url_path
    segments, problems = _segments(rendered)
    try:
        html = render_page(rendered)
    except RenderError as error:
        logger.warning("%s (page %s, %s)", error, page.pk, version, exc_info=error.__cause__)
        key = RunKey(page.pk, version, _digest(str(error), [], About()), rules)
        return save_run(key, edition, PageReport.failed(source, f"{error} Nothing was audited."), None)
    about = about_page(rendered)
    key = RunKey(page.pk, version, _digest(html, segments, about), rules)
    run = None if force else find_run(key)
    if run:
        return confirm_run(run, version, edition)
    report, fields = _judge(html, source, segments, rules.profile, about)
    if problems:
        report = replace(report, status=PageStatus.PARTIAL, problems=(*report.problems, *problems))
    return save_run(key, edition, report, fields)


def _segments(page: Page) -> tuple[list[Segment], list[str]]:
    """The page's fields; a fault in one custom block must not cost the audit of the page."""
    try:
        return list(page_segments(page)), []
    except Exception as error:
        logger.exception("The fields of page %s could not be read", page.pk)
        problem = f"The page's fields could not be read ({type(error).__name__}: {error}), so findings name none."
        return [], [problem]


def about_page(page: Page) -> About:
    """What the engine cannot read in the page's HTML: where it stands on the web, and what it is to be found by."""
    return About(
        address=page.full_url or "",
        keyphrase=getattr(page, "focus_keyphrase", ""),
        synonyms=split_synonyms(getattr(page, "keyphrase_synonyms", "")),
    )


def _judge(
    html: str, source: str, segments: list[Segment], profile: Profile, about: About
) -> tuple[PageReport, FieldMap | None]:
    """What the engine finds; the same as its own `audit`, with the parsed page kept for finding the fields."""
    try:
        document = parse(html, main_selector=profile.content_selector, limits=profile.limits)
    except UnreadableError as error:
        return PageReport.failed(source, str(error)), None
    return audit_document(document, source=source, profile=profile, about=about), FieldMap(document, segments)


def _digest(html: str, segments: list[Segment], about: About) -> str:
    """Identity of what was audited: the page, what is known of it, and the fields that findings point into."""
    digest = hashlib.sha256(html.encode())
    digest.update(repr((about.address, about.keyphrase, about.synonyms)).encode())
    for segment in segments:
        digest.update(repr((segment.contentpath, segment.block_key, segment.label, segment.text)).encode())
    return digest.hexdigest()
