"""Where the words of findings stand in the editor's form, in the units that the browser counts in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from cms.audits.judge import Judgement
from cms.audits.mapping import Location
from seo_checks import Finding, Span, catalogue
from seo_checks.figures import option
from seo_checks.hardest import hardest_sentences
from seo_checks.replacing import replaced


@dataclass(frozen=True)
class Stretch:
    """The text [start, end) of a field, or of a block of rich text; counted in UTF-16 units, as JavaScript does."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Mark:
    """The words of a finding, and what a suggestion takes the place of: the words, or of a claim its sentence.

    `start` and `end` are None where the field is known but not the place in it.
    """

    id: str
    severity: str
    message: str
    contentpath: str
    block_key: str
    start: int | None
    end: int | None
    text: str
    replace: Stretch | None = None
    suggestions: tuple[str, ...] = ()

    def as_data(self) -> dict:
        """The mark as plain data."""
        return asdict(self)


@dataclass(frozen=True)
class HardWords:
    """A sentence that is hard to read, its grade, and its mark where it was typed into a field."""

    text: str
    words: int
    grade: float
    mark: Mark | None


def finding_marks(judgement: Judgement) -> Iterator[Mark]:
    """Yield a mark for each finding whose words were typed into a field."""
    for finding, row in zip(judgement.report.findings, judgement.rows, strict=True):
        location = _locate(judgement, finding.block, finding.start, finding.end)
        if location:
            stretch = _stretch(location)
            yield Mark(
                id=row.fingerprint,
                severity=row.severity,
                message=row.message,
                contentpath=row.contentpath,
                block_key=row.block_key,
                start=stretch and stretch.start,
                end=stretch and stretch.end,
                text=stretch.text if stretch else row.quote,
                replace=_replaced(judgement, finding, location),
                suggestions=finding.suggestions,
            )


def hard_words(judgement: Judgement) -> list[HardWords]:
    """Return the sentences over the profile's target that are hardest to read."""
    if judgement.document is None:
        return []
    target = option(judgement.profile, catalogue()["reading-grade"], "max_grade")
    return [
        HardWords(hard.span.quote, hard.words, hard.grade, _hard_mark(judgement, number, hard.span))
        for number, hard in enumerate(hardest_sentences(judgement.document, over_grade=target), start=1)
    ]


def _hard_mark(judgement: Judgement, number: int, span: Span) -> Mark | None:
    location = _locate(judgement, span.block.index, span.start, span.end)
    stretch = location and _stretch(location)
    if not stretch:
        return None
    segment = location.segment
    return Mark(
        f"hard-{number}", "", "", segment.contentpath, segment.block_key, stretch.start, stretch.end, stretch.text
    )


def _replaced(judgement: Judgement, finding: Finding, location: Location) -> Stretch | None:
    """What a suggestion takes the place of; None where it would not fit."""
    words = replaced(finding)
    found = words and _locate(judgement, finding.block, *words)
    return _stretch(found) if found and found.segment == location.segment else None


def _locate(judgement: Judgement, block: int | None, start: int | None, end: int | None) -> Location | None:
    return None if block is None or judgement.fields is None else judgement.fields.locate(block, start, end)


def _stretch(location: Location) -> Stretch | None:
    if location.start is None:
        return None
    text = location.segment.text
    return Stretch(
        _browser_length(text[: location.start]),
        _browser_length(text[: location.end]),
        _as_in_browser(text[location.start : location.end]),
    )


def _as_in_browser(text: str) -> str:
    """Forms send line ends as two characters, of which the browser's field holds one."""
    return text.replace("\r\n", "\n")


def _browser_length(text: str) -> int:
    """The length in UTF-16 units."""
    return len(_as_in_browser(text).encode("utf-16-le", "surrogatepass")) // 2
