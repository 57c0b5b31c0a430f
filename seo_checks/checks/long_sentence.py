from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.metrics import prose_sentences


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def long_sentence(document: Document, *, max_words: int = 30) -> Iterator[Hit]:
    """Very long sentence

    Readers lose the thread of a long sentence, and with it a condition or a limit at its end.

    GOV.UK takes sentences over 25 words apart and reports that from 29 words on they are very difficult to read; only
    those beyond `max_words` are named one by one here, the share of merely long ones has a check of its own. Headings,
    table cells and captions are not judged.

    Source: GOV.UK, Why 25 words is our limit <https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/>
    """
    for sentence in prose_sentences(document):
        length = len(sentence.words)
        if length > max_words:
            yield Hit(
                sentence.span,
                f"This sentence has {length} words; beyond {max_words} few readers keep the thread. Split it, or make "
                "a list of its parts.",
            )
