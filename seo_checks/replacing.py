"""What a suggestion takes the place of: the flagged words, or of a claim its sentence."""

from __future__ import annotations

from seo_checks.catalogue import catalogue
from seo_checks.document import Role
from seo_checks.findings import Category, Finding

# A suggestion for a claim is a sentence of its own, which has no place in a title or a heading.
_SENTENCES_STAND_IN = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.META_DESCRIPTION, Role.TABLE_CELL})


def replaced(finding: Finding) -> tuple[int, int] | None:
    """The [start, end) of the block's text that each of the finding's suggestions can stand for.

    None where none can: it suggests nothing, is about no words, or only says what to do instead of saying how.
    """
    if not finding.suggestions or finding.start is None or finding.end is None or _is_advice(finding):
        return None
    if finding.category is not Category.CLAIMS:
        return finding.start, finding.end
    if finding.role not in _SENTENCES_STAND_IN or finding.sentence_start is None:
        return None
    return finding.sentence_start, finding.sentence_start + len(finding.sentence)


def _is_advice(finding: Finding) -> bool:
    """Whether what is suggested are the rule's words to the author, in want of wording for the page."""
    check = catalogue().get(finding.rule)
    return check is not None and finding.suggestions == (check.rewrite,)
