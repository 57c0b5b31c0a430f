from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.prose import prose_tokens
from seo_checks.wording.transitions import share_of_sentences_with_transitions, transitions


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def few_transition_words(document: Document, *, min_percent: int = 20, min_words: int = 200) -> Iterator[Hit]:
    """Few transition words

    Words such as “because”, “however” and “for example” show how one sentence hangs together with the next. Without
    them a text reads like a row of separate notes, and readers have to guess the link.

    The list holds words that add, contrast, give a cause, a condition, an example or an order, and pairs such as
    “either … or”. Words with other uses (“so”, “first”, “still”) count only at the beginning of a sentence or a clause.
    Texts up to `min_words` words are not judged; from 30 % on a text is well linked.

    Source: Yoast SEO, Overview of the readability assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20READABILITY.md>
    """
    if sum(len(tokens.sentence.words) for tokens in prose_tokens(document)) <= min_words:
        return
    linked, total = transitions(document)
    share = share_of_sentences_with_transitions(document)
    if total and share < min_percent:
        yield Hit(
            None,
            f"{linked} of {total} sentences ({share:.0f} %) hold a transition word; {min_percent} % or more should. "
            "Say how sentences hang together: “because”, “so”, “however”, “for example”, “then”.",
        )
