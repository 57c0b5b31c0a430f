"""Helpers: a page of given sentences, and what a claim rule finds there."""

from seo_checks.check import Check
from seo_checks.claims import claim_rules
from seo_checks.claims.rule import ClaimRule
from seo_checks.document import Block, Document, Role, Span
from seo_checks.findings import Hit, Severity

RULES = {check.id: check for check in claim_rules()}


def page(*paragraphs: str, title: str = "") -> Document:
    """A page of paragraphs, with a title where one is given."""
    blocks = [Block(0, Role.TITLE, title, main=False)] if title else []
    blocks.extend(Block(len(blocks) + i, Role.PARAGRAPH, text, main=True) for i, text in enumerate(paragraphs))
    return Document(blocks=tuple(blocks))


def matcher(check: Check) -> ClaimRule:
    """The matching half of a claim rule."""
    return check.run.args[0]


def found(rule: str, *paragraphs: str, title: str = "") -> list[tuple[str, Severity]]:
    """The quotes and severities that a rule gives for a page."""
    check = RULES[rule]
    return [(quote(hit), hit.severity or check.severity) for hit in check.run(page(*paragraphs, title=title))]


def quote(hit: Hit) -> str:
    """The words of the page that a hit points to."""
    assert isinstance(hit.where, Span)
    return hit.where.quote
