from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.prose import prose_tokens, sentences_with

_YOU = frozenset("you your yours yourself yourselves you're you'll you've you'd".split())


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def reader_not_addressed(document: Document, *, min_words: int = 300) -> Iterator[Hit]:
    """Text that never says “you”

    “Patients should avoid alcohol” leaves readers to work out that they are meant. “You should avoid alcohol” tells
    them, and is shorter.

    Texts under `min_words` words of paragraphs and lists are not judged. A single “you” or “your” is enough.

    Source: HHS, Plain writing in one page <https://www.hhs.gov/web/building-and-managing-websites/managing-websites/plain-writing-in-one-page/index.html>
    Source: NHS digital service manual, A to Z of NHS health writing <https://service-manual.nhs.uk/content/a-to-z-of-nhs-health-writing>
    """
    if sentences_with(document, _YOU):
        return
    words = sum(len(tokens.sentence.words) for tokens in prose_tokens(document))
    if words >= min_words:
        yield Hit(None, f"In {words} words the text never says “you”. Speak to the patient who reads it.")
