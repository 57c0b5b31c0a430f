"""Headings that are questions: a figure without a verdict."""

from __future__ import annotations

from seo_checks.document import Document


def share_of_question_headings(document: Document) -> float:
    """The percentage of the main content's subheadings that end in a question mark; 0 where there are none."""
    headings = [block for block in document.headings if block.main and (block.level or 1) > 1]
    asking = sum(block.text.rstrip().endswith("?") for block in headings)
    return 100 * asking / len(headings) if headings else 0.0
