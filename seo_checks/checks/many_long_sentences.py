from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.metrics import LONG_SENTENCE, full_sentences


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def many_long_sentences(
    document: Document, *, long_words: int = LONG_SENTENCE, max_percent: int = 25, min_sentences: int = 10
) -> Iterator[Hit]:
    """Too many long sentences

    One long sentence among short ones reads well; a page of long ones tires readers, and those with little time, pain
    or a second language first.

    Full sentences of paragraphs, list items and quotations are counted; a list item of a few words without a full stop
    is none, and so does not make up for a long sentence. Texts of fewer than `min_sentences` sentences are not judged:
    a single one would decide.

    Source: Yoast SEO, Overview of the readability assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20READABILITY.md>
    Source: NHS digital service manual, How we write <https://service-manual.nhs.uk/content/how-we-write>
    """
    lengths = [len(sentence.words) for sentence in full_sentences(document)]
    long = sum(length > long_words for length in lengths)
    if len(lengths) >= min_sentences and long * 100 > max_percent * len(lengths):
        yield Hit(
            None,
            f"{long} of {len(lengths)} sentences ({long * 100 / len(lengths):.0f} %) have more than {long_words} "
            f"words; at most {max_percent} % should. Split the longest ones first.",
        )
