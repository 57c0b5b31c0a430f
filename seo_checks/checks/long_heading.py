from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.outline import main_headings, reads_as_text


@check(category=Category.SEO, severity=Severity.ADVICE)
def long_heading(document: Document, *, max_characters: int = 80) -> Iterator[Hit]:
    """Very long heading

    Headings are scanned, not read: in a long one, what the section is about is lost. It also breaks into three lines
    and more on a telephone.

    GOV.UK keeps the titles of its pages to 65 characters, more where that makes them clearer. The 80 here are our own
    choice: questions in patients' own words need a little more. A heading that is really a sentence or a paragraph has
    a check of its own.

    Source: GOV.UK, Clear titles <https://guidance.publishing.service.gov.uk/writing-to-gov-uk-standards/writing-guidelines/clear-titles/>
    """
    for heading in main_headings(document):
        length = len(heading.text)
        if length > max_characters and not reads_as_text(heading):
            yield Hit(
                heading.span(),
                f"This heading has {length} characters; beyond {max_characters} it is no longer read at a glance. "
                "Shorten it to what the section is about.",
            )
