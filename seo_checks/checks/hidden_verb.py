from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.hidden_verbs import hidden_verbs


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def hidden_verb(document: Document, *, max_findings: int = 8) -> Iterator[Hit]:
    """Verb hidden in a noun

    “We carry out an assessment of your back” says in eight words what “we assess your back” says in four. The verb
    carries the meaning, so let it stand as a verb.

    Seen are a weak verb (make, take, give, have, do, carry out, conduct, perform, provide, undertake, reach, come to),
    an article or an adjective, and a noun that has a verb of its own. `max_findings` at most on a page, the first ones.

    Source: Digital.gov, Plain Language Guide, Writing for understanding <https://digital.gov/guides/plain-language/writing>
    """
    for span, plain in islice(hidden_verbs(document), max_findings):
        yield Hit(span, f"“{span.quote}” hides a verb. Write “{plain}”.", suggestions=(plain,))
