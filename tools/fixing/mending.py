"""Put suggestions into one page, each proved by auditing the page again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from seo_checks import Category, Document, Finding, PageReport, Profile, Status, UnreadableError, audit_document
from seo_checks.replacing import replaced
from seo_checks.text import fold
from tools.fixing.written import Written, plain_range
from tools.inputs import Input
from tools.reading import read_page


class _Refusal(Exception):
    """Why a finding is left as it is, in a sentence for people."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A page as it is read, and what is open on it."""

    document: Document
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The characters [start, end) of a block."""

    block: int
    start: int
    end: int

    def touches(self, finding: Finding) -> bool:
        """Whether a finding is about any of these characters."""
        if finding.block != self.block or finding.start is None or finding.end is None:
            return False
        return finding.start < self.end and finding.end > self.start


@dataclass(frozen=True, slots=True)
class Mended:
    """A page before and after, the findings that were mended, and those that were left, each with the reason."""

    page: Input
    old: bytes
    new: bytes
    encoding: str
    done: tuple[Finding, ...]
    left: tuple[tuple[Finding, str], ...]


class Mender:
    """Mends pages with the suggestion of that number, from 1, of the findings that are `chosen`.

    `settle` marks in a report which findings people let stand.
    """

    def __init__(
        self, number: int, chosen: Callable[[Finding], bool], settle: Callable[[PageReport], PageReport]
    ) -> None:
        self._number = number
        self._chosen = chosen
        self._settle = settle

    def mend(self, page: Input, data: bytes, profile: Profile) -> Mended:
        """The page with what can be mended mended. Raises UnreadableError for one that cannot be read."""
        look = self._look(page, data, profile)
        written = Written.of(page, data)
        done: list[Finding] = []
        left: dict[str, str] = {}
        while finding := next((found for found in look.findings if self._is_next(found, left)), None):
            try:
                if written is None:
                    raise _Refusal("The file holds bytes that are no text in its encoding: save it as UTF-8 first.")
                written, look = self._mended(page, profile, written, look, finding)
                done.append(finding)
            except _Refusal as refusal:
                left[finding.fingerprint] = str(refusal)
        # As they stand now: a sentence that another suggestion changed has them under another name.
        still_there = [(found, left[found.fingerprint]) for found in look.findings if found.fingerprint in left]
        return Mended(
            page, data, written.as_bytes() if written else data, written.encoding if written else "utf-8",
            tuple(done), tuple(still_there),
        )  # fmt: skip

    def _is_next(self, finding: Finding, left: dict[str, str]) -> bool:
        return bool(finding.suggestions) and finding.fingerprint not in left and self._chosen(finding)

    def _look(self, page: Input, data: bytes, profile: Profile) -> _Look:
        document = read_page(replace(page, data=data), profile).document
        report = self._settle(audit_document(document, source=page.name, profile=profile))
        return _Look(document, tuple(found for found in report.findings if found.status is Status.OPEN))

    def _mended(
        self, page: Input, profile: Profile, written: Written, look: _Look, finding: Finding
    ) -> tuple[Written, _Look]:
        """The page with the finding's suggestion put in. Raises _Refusal where that does harm or no good."""
        stretch, suggestion = self._wanted(finding)
        block = look.document.blocks[stretch.block]
        if finding.category is Category.CLAIMS and any(suggestion in one.text for one in look.document.blocks):
            raise _Refusal("The suggestion stands on the page already: choose another, or take the sentence out.")
        place = plain_range(block, stretch.start, stretch.end, written.text)
        if place is None:
            raise _Refusal("It is written with markup inside: change it by hand.")
        wanted = block.text[: stretch.start] + suggestion + block.text[stretch.end :]
        for mended in written.with_words(*place, suggestion):
            try:
                after = self._look(page, mended.as_bytes(), profile)
            except (UnicodeEncodeError, UnreadableError):
                continue
            if _reads_as(after.document, look.document, stretch.block, wanted):
                _refuse_harm(look, after, finding, replace(stretch, end=stretch.start + len(suggestion)))
                return mended, after
        raise _Refusal("Put there, the suggestion would not read as it should: change it by hand.")

    def _wanted(self, finding: Finding) -> tuple[_Stretch, str]:
        words = replaced(finding)
        if words is None or finding.block is None:
            raise _Refusal("What is suggested is advice, or a sentence where none has a place: change it by hand.")
        if len(finding.suggestions) < self._number:
            raise _Refusal(f"It has no suggestion {self._number}.")
        return _Stretch(finding.block, *words), finding.suggestions[self._number - 1]


def _reads_as(after: Document, before: Document, block: int, wanted: str) -> bool:
    """Whether a page reads as before but for one block."""
    expected = [one.text for one in before.blocks]
    expected[block] = wanted
    return [(one.text, one.role) for one in after.blocks] == list(
        zip(expected, (one.role for one in before.blocks), strict=True)
    )


def _refuse_harm(before: _Look, after: _Look, finding: Finding, put: _Stretch) -> None:
    """Raise _Refusal where a finding is still there, or another is new.

    Rules that tell one place of several tell the next place once the first is mended: that one is not new.
    """
    if any(found.rule == finding.rule and put.touches(found) for found in after.findings):
        raise _Refusal("The suggestion would be flagged by the same rule.")
    known = Counter(_identity(found, put.block) for found in before.findings)
    for found in after.findings:
        identity = _identity(found, put.block)
        known[identity] -= 1
        if known[identity] < 0 and (found.rule != finding.rule or put.touches(found)):
            raise _Refusal(f"With the suggestion there would be {found.rule}: {found.message}")


def _identity(finding: Finding, changed: int) -> tuple[str, str]:
    """What stays of a finding while the text of one block changes."""
    return finding.rule, f"in block {changed}" if finding.block == changed else fold(finding.quote)
