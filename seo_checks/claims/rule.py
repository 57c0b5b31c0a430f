"""A claim rule as data: the wordings that it looks for, and how it judges each in its context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from seo_checks.claims.context import Negation
from seo_checks.claims.patterns import Pattern
from seo_checks.document import Role
from seo_checks.findings import Hit, Severity

if TYPE_CHECKING:
    from seo_checks.claims.matching import Match
    from seo_checks.claims.page import Page


class Policy(StrEnum):
    """What a circumstance does to a claim: nothing, one level less grave, or no claim at all."""

    KEEPS = "keeps"
    LOWERS = "lowers"
    CLEARS = "clears"


class Voice(StrEnum):
    """Who speaks: anybody, or a patient (a quotation, a review, a story under such a heading)."""

    ANY = "any"
    PATIENT = "patient"


TRADITION = "tradition"  # the guard that also covers the sentences after the one it is found in
SECTIONS = "sections"  # the guard that is no wording: sentences below a heading on risks, the law or sources

# From a page, the claims found on it and the rule: hits on the page as a whole.
PageCheck = Callable[["Page", "Sequence[Match]", "ClaimRule"], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Wording:
    """One pattern of a rule and how the rule judges what it finds.

    `targets`: lists; the words captured as `target`, or else the whole match, must hold a term of one of them.
    `raised_by`: lists; with a term of one of them in the sentence the claim is must-fix, and no hedge lowers it.
    `hedged`, `conventional`, `cited`: what "may", ordinary care as the agent, and a source to follow do to it.
    `holds_negation`: the pattern itself holds a negation; in a match of
    any other, one inside takes the claim back.
    `negation` says whether any negation before it clears it, or belongs to the claim ("no drugs, no side effects").
    `topic` is the list that the sentence or the page must speak of, so that a guaranteed joiner's work stays quiet.
    `roles`: the only blocks it is looked for in; all where empty. `firm`: none of the rule's exceptions clears it.
    """

    pattern: Pattern
    severity: Severity
    strength: int = 4
    targets: tuple[str, ...] = ()
    raised_by: tuple[str, ...] = ()
    hedged: Policy = Policy.LOWERS
    conventional: Policy = Policy.KEEPS
    cited: Policy = Policy.LOWERS
    holds_negation: bool = False
    negation: Negation = Negation.CLEARS
    topic: str = "health"
    voice: Voice = Voice.ANY
    roles: frozenset[Role] = frozenset()
    firm: bool = False


@dataclass(frozen=True)
class ClaimRule:
    """The matching half of a claim rule; what people read about it is in the Check that wraps it.

    `guards` (names of the library's) and `unless` clear a sentence of the claim. `evidence`: an entry of the register
    may clear it. `stricter` and `laxer`: jurisdictions that bar the wording itself, or make it hang on evidence.
    `page_check` looks at the page as a whole, with the claims that were found on it.
    """

    id: str
    message: str
    severity: Severity
    wordings: tuple[Wording, ...]
    guards: frozenset[str] = frozenset()
    unless: tuple[Pattern, ...] = ()
    evidence: bool = False
    suggestions: tuple[str, ...] = ()
    stricter: frozenset[str] = frozenset()
    laxer: frozenset[str] = frozenset()
    page_check: PageCheck | None = None
