from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from seo_checks.check import check
from seo_checks.document import PROSE, Document, Role, Sentence
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of, sentences_by_subject


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_distribution(document: Document, *, max_percent: int = 50, min_sentences: int = 15) -> Iterator[Hit]:
    """Keyphrase missing in a large part of the text

    Where half of a page never comes back to its subject, readers lose the thread, and that part may belong on a page of
    its own.

    The longest stretch of sentences about something else is measured, headings included. A sentence is about the
    subject when it names a treatment or condition of the keyphrase or of a synonym, or holds half of its words. Texts
    of fewer than `min_sentences` sentences, and those that come to the subject less than twice, are not judged.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    keyphrase = keyphrase_of(document)
    if keyphrase is None:
        return
    sentences: list[Sentence] = []
    uses: list[int] = []  # positions in `sentences`
    for block in document.main:
        if block.role in PROSE or block.role is Role.HEADING:
            for sentence, about in sentences_by_subject(document, block):
                if about:
                    uses.append(len(sentences))
                sentences.append(sentence)
    if len(uses) < 2 or len(sentences) < min_sentences:
        return
    edges = [-1, *uses, len(sentences)]
    before, after = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
    length = after - before - 1
    if length * 100 > max_percent * len(sentences):
        yield Hit(
            sentences[before + 1].span,
            f"From here, {length} of the text's {len(sentences)} sentences ({length * 100 / len(sentences):.0f} %) "
            f"pass without a word about the keyphrase “{keyphrase.text}”. Come back to it where the text is about "
            "it, or move what is not to another page.",
        )
