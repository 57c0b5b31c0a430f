from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import occurrences, running_text, times

_MARKS = re.compile(r"(?<=[\w)”’\"'?])!+(?![\w(=])")


@check(category=Category.READABILITY, severity=Severity.ADVICE)
def exclamation_marks(document: Document, *, max_marks: int = 3) -> Iterator[Hit]:
    """Too many exclamation marks

    In a text about health they sound like advertising, and readers trust it less.

    One finding stands for the page: for two or more marks in a row, or for more than `max_marks` sentences that end in
    one. That number is our own choice: one or two do no harm.

    Source: GOV.UK, A to Z style guide <https://guidance.publishing.service.gov.uk/writing-to-gov-uk-standards/style-guides/a-to-z-style-guide/>
    """
    found = list(occurrences(running_text(document).holding("!"), _MARKS))
    runs = [span for span in found if span.end - span.start > 1]
    if runs:
        yield Hit(runs[0], f"Several exclamation marks stand in a row ({times(len(runs))}). A full stop will do.")
    elif len(found) > max_marks:
        yield Hit(
            found[0],
            f"{len(found)} sentences end in an exclamation mark; more than {max_marks} sound like advertising. Use "
            "full stops.",
        )
