"""Findings that people let stand: by what they wrote into the page, or into a file of such decisions.

Rule and reason are mandatory, an owner and a last day are not:

    permanence-recurrence: the title of a book [owner: J. Doe, until: 2027-03-01]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase

from seo_checks.catalogue import catalogue
from seo_checks.document import Allowance
from seo_checks.findings import Finding, Severity, Status, Suppression
from seo_checks.report import PageReport, PageStatus
from seo_checks.source import Place
from seo_checks.text import fold

_WRITTEN = re.compile(r"(?P<rules>[^:]+):(?P<reason>[^\[\]]*)(?:\[(?P<more>[^\[\]]*)\])?\s*\Z", re.DOTALL)
_FORM = "Write RULE: reason, and if you like [owner: NAME, until: YYYY-MM-DD] behind it."


@dataclass(frozen=True, slots=True)
class Terms:
    """What a suppression says: of which rules, and why."""

    rules: frozenset[str]
    suppression: Suppression


@dataclass(frozen=True, slots=True)
class Entry:
    """A suppression in a file: for a fingerprint, or for words; on the pages that match `page`, where it is given."""

    terms: Terms
    fingerprint: str = ""
    quote: str = ""
    page: str = ""

    def covers(self, finding: Finding, source: str) -> bool:
        """Whether it is about this finding of the page called `source`."""
        if finding.rule not in self.terms.rules or (self.page and not fnmatchcase(source, self.page)):
            return False
        return self.fingerprint == finding.fingerprint if self.fingerprint else fold(self.quote) in fold(finding.quote)


def read_terms(written: str, where: str) -> Terms:
    """Read what stands in a page. Raises ValueError with a sentence for people where it says too little."""
    match = _WRITTEN.match(" ".join(written.split()))
    if match is None:
        raise ValueError(f"it names no rule and reason. {_FORM}")
    more = _more(match["more"] or "")
    return terms(match["rules"].split(","), match["reason"], "inSource", where, **more)


def terms(rules: Sequence[str], reason: str, kind: str, where: str, owner: str = "", until: str = "") -> Terms:
    """Check what a suppression says. Raises ValueError with a sentence for people."""
    names = [rule.strip() for rule in rules if rule.strip()]
    unknown = [name for name in names if name not in catalogue()]
    if unknown or not names:
        raise ValueError(f'there is no rule called "{", ".join(unknown)}". Name rules as reports do.')
    if not reason.strip():
        raise ValueError(f"it gives no reason. {_FORM}")
    try:
        expires = date.fromisoformat(until.strip()) if until.strip() else None
    except ValueError:
        raise ValueError(f'"{until}" is no day. Write it as 2027-03-01.') from None
    return Terms(frozenset(names), Suppression(kind, reason.strip(), owner.strip(), expires, where))


def _more(text: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, colon, value = part.partition(":")
        if name.strip() not in {"owner", "until"} or not colon:
            raise ValueError(f'"{part}" is not understood. {_FORM}')
        said[name.strip()] = value.strip()
    return said


@dataclass
class Suppressor:
    """Applies suppressions to one page after another, and knows at the end which entries of the file were not needed.

    `must_fix` says whether the gravest findings may be let stand at all.
    """

    entries: Sequence[Entry] = ()
    today: date = field(default_factory=date.today)
    must_fix: bool = True
    needless: int = 0  # suppressions in pages that nothing needed, so far
    _used: set[int] = field(default_factory=set)

    def apply(self, page: PageReport) -> PageReport:
        """The page with the findings that stand marked as suppressed; what is wrong with a suppression is said."""
        written, problems = _in_page(page.allowances)
        needed: set[Allowance] = set()
        notes: list[str] = []
        findings = tuple(self._judge(finding, page.source, written, needed, notes) for finding in page.findings)
        for allowance, said in written.items():
            where = said.suppression.where
            if allowance not in needed:
                self.needless += 1
                notes.append(f"The suppression {where} is not needed: nothing it is about was found. Take it out.")
        return replace(
            page,
            findings=findings,
            status=PageStatus.PARTIAL if problems and page.status is PageStatus.AUDITED else page.status,
            problems=(*page.problems, *problems),
            notes=(*page.notes, *dict.fromkeys(notes)),
        )

    def apply_to_site(self, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """The same for findings across pages, which only the file can let stand; and what is worth knowing of it."""
        notes: list[str] = []
        judged = tuple(self._judge(finding, "", {}, set(), notes) for finding in findings)
        return judged, tuple(dict.fromkeys(notes))

    def unused(self) -> list[str]:
        """Where the entries stand that were not needed by any page so far."""
        return [entry.terms.suppression.where for index, entry in enumerate(self.entries) if index not in self._used]

    def _judge(
        self,
        finding: Finding,
        source: str,
        written: dict[Allowance, Terms],
        needed: set[Allowance],
        notes: list[str],
    ) -> Finding:
        """The finding, suppressed where something allows it; what does is noted as needed, and what fails to, said."""
        if finding.status is not Status.OPEN:
            return finding
        for suppression in self._candidates(finding, source, written, needed):
            if suppression.expires and suppression.expires < self.today:
                until = suppression.expires
                notes.append(f"The suppression {suppression.where} held until {until}: decide anew, or take it out.")
            elif finding.severity is Severity.MUST_FIX and not self.must_fix:
                notes.append(f"The suppression {suppression.where} is not applied: must-fix findings may not stand.")
            else:
                return replace(finding, status=Status.SUPPRESSED, suppression=suppression)
        return finding

    def _candidates(
        self, finding: Finding, source: str, written: dict[Allowance, Terms], needed: set[Allowance]
    ) -> Iterator[Suppression]:
        for allowance, said in written.items():
            if finding.rule in said.rules and _within(finding, allowance):
                needed.add(allowance)
                yield said.suppression
        for index, entry in enumerate(self.entries):
            if entry.covers(finding, source):
                self._used.add(index)
                yield entry.terms.suppression


def _in_page(allowances: Sequence[Allowance]) -> tuple[dict[Allowance, Terms], list[str]]:
    """What each allowance says, and what is wrong with those that say too little."""
    said: dict[Allowance, Terms] = {}
    problems: list[str] = []
    for allowance in allowances:
        where = f"on line {allowance.place.line}" if allowance.place else "in the head of the page"
        try:
            said[allowance] = read_terms(allowance.text, where)
        except ValueError as error:
            problems.append(f"The suppression {where} was not applied: {error}")
    return said, problems


def _within(finding: Finding, allowance: Allowance) -> bool:
    if allowance.start is None:
        return True
    if finding.line is None or finding.column is None:
        return False
    place = Place(finding.line, finding.column)
    return allowance.start <= place and (allowance.end is None or place <= allowance.end)
