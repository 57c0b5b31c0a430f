"""Claims that a page makes, or what it leaves out, as a whole. A rule names its check under `page`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from seo_checks.claims.citation import gives_sources
from seo_checks.claims.claim import assembled
from seo_checks.claims.matching import Match
from seo_checks.claims.page import Page, Passage, Section
from seo_checks.claims.rule import ClaimRule, PageCheck
from seo_checks.claims.suggestions import suggestions_for
from seo_checks.claims.words import Term
from seo_checks.document import Role
from seo_checks.findings import Hit, Severity

_LEAST_WORDS = 150  # what is shorter is a teaser, a card or a contact page
_LEAST_ITEMS = 2
_MOST_NAMED = 6
_STRENGTH = 3  # a condition that is listed is said to be treated


def missing_risks(page: Page, claims: Sequence[Match], rule: ClaimRule) -> Iterator[Hit]:
    """A page of some length that claims benefit and says nowhere what can go wrong or when to see a doctor."""
    benefits = [match for match in claims if match.severity is not Severity.ADVICE]
    if benefits and _is_article(page) and Section.RISKS not in page.sections and not page.has("risk words"):
        yield Hit(None, rule.message, severity=rule.severity)


def missing_citation(page: Page, claims: Sequence[Match], rule: ClaimRule) -> Iterator[Hit]:
    """A page of some length that makes claims and gives not one source that a reader could follow."""
    open_claims = [match for match in claims if match.severity is not Severity.ADVICE and match.rule.id != rule.id]
    if open_claims and _is_article(page) and not gives_sources(page):
        yield Hit(None, rule.message, severity=rule.severity)


def condition_list(page: Page, claims: Sequence[Match], rule: ClaimRule) -> Iterator[Hit]:
    """List items that name conditions below a heading or lead-in that says they are treated: one finding for all."""
    yield from _title(page, rule)
    passages = page.passages
    for lead, items in _lists(passages):
        named = [term for item in items for term in item.words.terms_of("condition")]
        announces = lead.role is Role.HEADING or lead.words.text.rstrip().endswith(":")
        offered = announces and lead.words.has("treated here") and not lead.words.has("not treated")
        if len(named) < _LEAST_ITEMS or not offered or page.is_conventional(lead) or not page.sells:
            continue
        grave = [term for term in named if "condition serious" in term.lists]
        names = list(dict.fromkeys(term.concept for term in [*grave, *named]))
        shown = ", ".join(names[:_MOST_NAMED]) + (
            f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        )
        listed = "condition serious" if grave else "condition"
        first, term = next((item, term) for item in items for term in item.words.terms_of(listed))
        yield Hit(
            where=first.sentence.span,
            message=f"{rule.message} Listed here: {shown}.",
            severity=Severity.MUST_FIX if grave else rule.severity,
            suggestions=_suggestions(first, page, term, rule),
            claim={"condition": names[0], "strength": _STRENGTH},
        )


def _title(page: Page, rule: ClaimRule) -> Iterator[Hit]:
    """A page title that pairs an unproven treatment with a condition: search engines show it on its own."""
    words = page.title_words
    title = next((passage for passage in page.passages if passage.words.text == words.text), None)
    condition = next(words.terms_of("named-ailment"), None)
    if title and condition and words.has("therapy") and page.sells and not words.text.endswith("?"):
        suggestions = _suggestions(title, page, condition, rule)
        yield Hit(where=title.sentence.span, message=rule.message, suggestions=suggestions)


def _suggestions(passage: Passage, page: Page, condition: Term, rule: ClaimRule) -> tuple[str, ...]:
    """The first suggestion of the rule for what the passage says of the condition."""
    claim = assembled(passage, page, condition.start, condition.end, _STRENGTH)
    return suggestions_for(claim, rule.suggestions)[:1]


def _lists(passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[Passage]]]:
    """Each list of the page with the sentence before it."""
    before: Passage | None = None
    for is_item, run in groupby(passages, key=lambda passage: passage.role is Role.LIST_ITEM):
        members = list(run)
        if is_item and before:
            yield before, members
        before = members[-1]


def _is_article(page: Page) -> bool:
    return page.sells and page.length >= _LEAST_WORDS


PAGE_CHECKS: Mapping[str, PageCheck] = MappingProxyType(
    {"missing-risks": missing_risks, "missing-citation": missing_citation, "condition-list": condition_list}
)
