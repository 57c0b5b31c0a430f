"""What `python -m tools.mutation` tries rule data on: the examples of the rules, and pages of labelled sentences."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from seo_checks import Block, Document, Kind, Role, Severity, Span, parse
from seo_checks.claims.engine import ClaimEngine
from seo_checks.claims.loading import Rules
from seo_checks.claims.settings import ClaimSettings
from seo_checks.findings import Hit
from tools.evaluation.labels import Flag, Labelled
from tools.evaluation.pages import CorpusPage, pages

_TODAY = date(2026, 11, 25)  # so that no entry of the evidence register expires between two runs
_CALLS = (Severity.MUST_FIX, Severity.REVIEW)  # what calls a person to look


@dataclass(frozen=True)
class Trial:
    """A page, the rules that are run on it, and `judge`, which names whatever their hits get right."""

    document: Document
    wanted: frozenset[str]
    judge: Callable[[Sequence[Hit]], frozenset[str]]

    def right(self, engine: ClaimEngine) -> frozenset[str]:
        """What an engine gets right."""
        return self.judge([hit for _, hit in engine.hits(self.document, self.wanted, _TODAY)])


def engine_of(rules: Rules) -> ClaimEngine:
    """The engine for rules, with the settings of a site that has none of its own."""
    settings = ClaimSettings()
    return ClaimEngine(rules, rules.library.lexicon, settings.jurisdictions, settings.register(_TODAY))


def trials(rules: Rules, sentences: Sequence[Labelled]) -> Iterator[Trial]:
    """The examples of all rules, each for its rule alone, then the pages of labelled sentences, for all rules."""
    for check in rules.checks.values():
        is_page = rules.rules[check.id].page_check is not None
        examples, alone = check.examples, frozenset({check.id})
        for example in examples.flag:
            promised = [(example.quote, example.severity or check.severity)]
            yield Trial(_document(example.text, is_page), alone, partial(_flags, promised))
        for example in examples.known_false:
            yield Trial(_document(example.text, is_page), alone, partial(_keeps, bool))
        for example in (*examples.quiet, *examples.known_misses):
            yield Trial(_document(example.text, is_page), alone, partial(_keeps, lambda hits: not hits))
    for page in pages(sentences):
        document = parse(page.source)
        yield Trial(document, frozenset(rules.rules), partial(_rightly_judged, page))


def _document(text: str, is_page: bool) -> Document:
    """An example's text: a paragraph, or a page in Markdown for a rule that looks at pages as a whole."""
    if is_page:
        return parse(text, Kind.MARKDOWN)
    return Document(blocks=(Block(0, Role.PARAGRAPH, text, main=True),))


def _flags(promised: Sequence[tuple[str, Severity]], hits: Sequence[Hit]) -> frozenset[str]:
    found = [(hit.where.quote if isinstance(hit.where, Span) else "", hit.severity) for hit in hits]
    return frozenset({"kept"} if found == promised else ())


def _keeps(promise: Callable[[Sequence[Hit]], bool], hits: Sequence[Hit]) -> frozenset[str]:
    return frozenset({"kept"} if promise(hits) else ())


def _rightly_judged(page: CorpusPage, hits: Sequence[Hit]) -> frozenset[str]:
    """The ids of the sentences that are judged as their labels say: "must" as must-fix, "should" as either."""
    found: dict[str, set[Severity]] = {placed.sentence.id: set() for placed in page.placed}
    for hit in hits:
        source = hit.where.source_range if isinstance(hit.where, Span) else None
        if source and hit.severity in _CALLS:
            for sentence, _ in page.parts(*source):
                found[sentence.id].add(hit.severity)
    return frozenset(
        placed.sentence.id for placed in page.placed if _is_right(placed.sentence.flag, found[placed.sentence.id])
    )


def _is_right(flag: Flag, found: Collection[Severity]) -> bool:
    if flag is Flag.MUST:
        return Severity.MUST_FIX in found
    return bool(found) if flag is Flag.SHOULD else not found and flag is Flag.NO
