from __future__ import annotations

import math
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import By, keyphrase_map, keyphrase_of

_LEAST = 2  # uses that no text is too short for


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_density(
    document: Document, *, min_density: float = 0.5, max_density: float = 3.5, min_words: int = 100
) -> Iterator[Hit]:
    """Keyphrase used too rarely or too often

    A text that hardly uses the words people look for may be about something else, or in other words than theirs. One
    that repeats them in every other sentence reads badly, and search engines take it for an attempt to deceive.

    The densities are uses in 100 words, for a keyphrase of one word; the longer a keyphrase, the fewer uses are right:
    the number of words is divided by 100 × (0.7 + words that count / 3). A use is a sentence's stretch that holds all
    these words near one another, in whatever form. Synonyms count as uses, but not as repetitions; with Yoast they do
    not count. Titles, descriptions and alternative texts are not counted, texts of fewer than `min_words` words not
    judged.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Google Search Central, Spam policies: keyword stuffing <https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing>
    """
    keyphrase, found = keyphrase_of(document), keyphrase_map(document)
    if keyphrase is None or found is None or found.words < min_words:
        return
    room = found.words / (100 * (0.7 + keyphrase.phrase.length / 3))
    least, most = max(_LEAST, math.ceil(min_density * room)), max(_LEAST, math.floor(max_density * room))
    repeated = found.by.get(By.EXACT, 0) + found.by.get(By.FORMS, 0)
    if found.count < least:
        usual = f"{least} to {most}" if least < most else f"about {least}"
        uses = f"is used {_times(found.count)}" if found.count else "is not used at all"
        yield Hit(
            None,
            f"The keyphrase “{keyphrase.text}” {uses} in {found.words:,} words; {usual} times would be usual. "
            "Use it, or a synonym, where the text is about it, or choose the words that the text does use.",
        )
    elif repeated > most:
        yield Hit(
            None,
            f"The keyphrase “{keyphrase.text}” is used {_times(repeated)} in {found.words:,} words; more than {most} "
            "times read as repetition. Say it with other words, or leave it out where it is understood.",
        )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
