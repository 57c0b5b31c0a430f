"""What the engine says of a page as it stands in memory: a stored version, or a draft that nobody has saved yet."""

import hashlib
import logging
from dataclasses import dataclass, field, replace
from functools import cached_property

from wagtail.models import Page

from cms.audits.mapping import FieldMap
from cms.audits.models import AuditFinding
from cms.audits.render import RenderError, render_page
from cms.audits.rows import finding_rows
from cms.audits.segments import page_segments
from cms.audits.site_profile import site_rules
from cms.audits.spots import Segment
from seo_checks import About, Document, PageReport, PageStatus, Profile, UnreadableError, audit_document, parse
from seo_checks.keyphrase import split_synonyms

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PageText:
    """What a page says: its HTML, the fields it was typed in, and what was in the way of reading them."""

    source: str
    html: str
    segments: tuple[Segment, ...] = ()
    about: About = field(default_factory=About)
    fault: str = ""
    problems: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Identity of what is audited: the page, what is known of it, and the fields that findings point into."""
        digest = hashlib.sha256((self.html or self.fault).encode())
        digest.update(repr((self.about.address, self.about.keyphrase, self.about.synonyms)).encode())
        for segment in self.segments:
            digest.update(repr((segment.contentpath, segment.block_key, segment.label, segment.text)).encode())
        return digest.hexdigest()


@dataclass(frozen=True)
class Judgement:
    """What the engine found by a profile, the same as unsaved rows that name the fields, and what was judged.

    There is no document, and no fields, where the page could not be read.
    """

    report: PageReport
    profile: Profile
    rows: list[AuditFinding] = field(default_factory=list)
    document: Document | None = None
    fields: FieldMap | None = None


def judge_page(page: Page) -> Judgement:
    """Audit a page as it stands in memory. Reads the database, writes nothing; raises ProfileError as `site_rules`."""
    return judge(read_page(page), site_rules(page).profile)


def read_page(page: Page) -> PageText:
    """Read what visitors would get of the page, and the fields it comes from; a fault is told, not raised."""
    source = page.full_url or page.url_path
    try:
        html = render_page(page)
    except RenderError as error:
        logger.warning("%s (page %s)", error, page.pk, exc_info=error.__cause__)
        return PageText(source, "", fault=str(error))
    segments, problems = _segments(page)
    return PageText(source, html, segments, about_page(page), problems=problems)


def judge(text: PageText, profile: Profile) -> Judgement:
    """Return what the engine finds; the same as its own `audit`, with the fields that the words were typed in."""
    if text.fault:
        return Judgement(PageReport.failed(text.source, f"{text.fault} Nothing was audited."), profile)
    try:
        document = parse(text.html, main_selector=profile.content_selector, limits=profile.limits)
    except UnreadableError as error:
        return Judgement(PageReport.failed(text.source, str(error)), profile)
    report = audit_document(document, source=text.source, profile=profile, about=text.about)
    if text.problems:
        report = replace(report, status=PageStatus.PARTIAL, problems=(*report.problems, *text.problems))
    fields = FieldMap(document, text.segments)
    return Judgement(report, profile, list(finding_rows(report.findings, fields)), document, fields)


def about_page(page: Page) -> About:
    """What the engine cannot read in the page's HTML: where it stands on the web, and what it is to be found by."""
    return About(
        address=page.full_url or "",
        keyphrase=getattr(page, "focus_keyphrase", ""),
        synonyms=split_synonyms(getattr(page, "keyphrase_synonyms", "")),
    )


def _segments(page: Page) -> tuple[tuple[Segment, ...], tuple[str, ...]]:
    """The page's fields; a fault in one custom block must not cost the audit of the page."""
    try:
        return tuple(page_segments(page)), ()
    except Exception as error:
        logger.exception("The fields of page %s could not be read", page.pk)
        problem = f"The page's fields could not be read ({type(error).__name__}: {error}), so findings name none."
        return (), (problem,)
