"""A finding: what a check saw, where, why it matters and what would stand instead."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from seo_checks.document import Role, Span
from seo_checks.source import Place
from seo_checks.text import fold


class Severity(StrEnum):
    """How much a finding matters: `must-fix` before publishing, `review` by a person, `advice` to take or leave."""

    MUST_FIX = "must-fix"
    REVIEW = "review"
    ADVICE = "advice"

    @cached_property
    def rank(self) -> int:
        """0 for the worst; for sorting and thresholds."""
        return list(Severity).index(self)


class Category(StrEnum):
    """The three things a page is audited for."""

    CLAIMS = "claims"
    SEO = "seo"
    READABILITY = "readability"


class Status(StrEnum):
    """Whether a finding counts: `open` ones do.

    `cleared`: an entry of the evidence register allows the claim; `suppressed`: somebody lets it stand, with a reason;
    `known`: it is in the baseline, the list of what was there before.
    """

    OPEN = "open"
    CLEARED = "cleared"
    SUPPRESSED = "suppressed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding stands: the reason, whose it is, the last day on which it holds, and where that was written.

    `kind` is as SARIF calls it: "inSource", or "external" for a file of such decisions.
    """

    kind: str
    reason: str
    owner: str = ""
    expires: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class SourceReference:
    """What a rule rests on: a provision of a regulator, a guideline, or the source of a threshold.

    Of a provision, also: the jurisdiction, what it says in plain words, how far that was verified (the official text,
    secondary accounts, general knowledge), and when.
    """

    id: str
    title: str
    url: str
    jurisdiction: str = ""
    says: str = ""
    verified: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields: where (a span of text, a place in the source, or None for the page) and what.

    The rest is the runner's business, unless the check computes it: a severity of its own, suggestions that fit, tags,
    the sources that hold here, and whether evidence clears it.
    `subject` names what a hit without words of the page is about, such as the address of an image, so that it can be
    recognised after edits; a hit about the page as a whole needs none.
    """

    where: Span | Place | None
    message: str
    severity: Severity | None = None
    suggestions: tuple[str, ...] = ()
    claim: Mapping[str, str | int] = field(default_factory=dict)
    subject: str = ""
    tags: tuple[str, ...] = ()
    sources: tuple[SourceReference, ...] = ()
    status: Status = Status.OPEN


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a report. `start` and `end` (of the quote) and `sentence_start` are offsets in the text of the
    block with the given role and index.

    `line` and `column` count from 1 in the source; they are None where a place in it cannot be given (a whole page).
    `end_line` and `end_column` are just after the quote; None without one.
    `fingerprint` stays the same while the rule, the quoted words and their sentence do, wherever they stand.
    """

    rule: str
    category: Category
    severity: Severity
    message: str
    why: str
    quote: str = ""
    sentence: str = ""
    sentence_start: int | None = None
    role: Role | None = None
    block: int | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    suggestions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    status: Status = Status.OPEN
    claim: Mapping[str, str | int] = field(default_factory=dict)
    sources: tuple[SourceReference, ...] = ()
    fingerprint: str = ""
    suppression: Suppression | None = None

    @property
    def reading_order(self) -> tuple[int, int, int, int, str]:
        """Sort key: findings of the page as a whole first, then by place in the source and in the text."""
        block = -1 if self.block is None else self.block
        return (self.line or 0, self.column or 0, block, self.start or 0, self.rule)


def fingerprint(rule: str, quote: str, sentence: str, occurrence: int) -> str:
    """Identity of a finding across edits elsewhere: rule, words and sentence, folded, and which of equal ones it is."""
    folded = (" ".join(fold(text).split()) for text in (quote, sentence))
    identity = "\0".join([rule, *folded, str(occurrence)])
    return hashlib.sha256(identity.encode()).hexdigest()[:20]
