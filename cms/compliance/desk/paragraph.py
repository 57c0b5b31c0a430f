"""The paragraph in which a claim stands, as it was typed."""

import logging
from dataclasses import dataclass

from wagtail.models import Page

from cms.audits import shown
from cms.audits.models import AuditFinding, Version
from cms.audits.segments import page_segments
from seo_checks.text import fold

logger = logging.getLogger(__name__)

_AROUND = 1_500  # characters on each side of the words


@dataclass(frozen=True)
class Paragraph:
    """A text in three parts, so that the words can be marked in it."""

    before: str
    words: str
    after: str


def paragraph_of(finding: AuditFinding) -> Paragraph:
    """Return the words in the paragraph they were typed in; in their sentence, where the page has changed since."""
    if finding.field_start is not None and finding.field_end is not None:
        text = _typed(finding)
        words = text[finding.field_start : finding.field_end]
        if words and _plain(words) == _plain(finding.quote):
            before, after = text[: finding.field_start], text[finding.field_end :]
            return Paragraph(
                before if len(before) <= _AROUND else f"… {before[-_AROUND:]}",
                words,
                after if len(after) <= _AROUND else f"{after[:_AROUND]} …",
            )
    sentence = shown.excerpt(finding)
    return Paragraph(sentence.far + sentence.before, sentence.words, sentence.after)


def _typed(finding: AuditFinding) -> str:
    """The text of the field, or of the paragraph of rich text, that the finding points into; empty where it is gone."""
    try:
        page = _as_audited(finding)
        for segment in page_segments(page):
            if (segment.contentpath, segment.block_key) == (finding.contentpath, finding.block_key):
                return segment.text
    except Exception:  # a fault in one custom block must not keep anybody from deciding
        logger.exception("The fields of page %s could not be read", finding.run.page_id)
    return ""


def _as_audited(finding: AuditFinding) -> Page:
    page = finding.run.page.specific
    return page if finding.run.version == Version.LIVE else page.get_latest_revision_as_object()


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
