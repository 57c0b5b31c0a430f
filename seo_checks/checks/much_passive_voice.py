from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.passive import passive_sentences, passive_span, share_of_passive_sentences
from seo_checks.wording.prose import statements


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def much_passive_voice(
    document: Document, *, max_percent: int = 15, min_sentences: int = 15, examples: int = 3
) -> Iterator[Hit]:
    """Much passive voice

    A passive sentence hides who does what: “the needles are left in place” does not say who takes them out again.
    Active sentences are shorter, and patients know what they have to do themselves.

    A sentence counts once, where it has a form of “be” or “get” with a past participle. States (“you are tired”, “the
    ankle is swollen”), what is said of people (“qualified”, “registered”) and fixed adjectives (“is based on”) do not
    count. Sentences of paragraphs, quotations and list items that end like sentences are looked at, headings and tables
    are not. Up to 10 % is usual in plain texts; beyond `max_percent` there is a finding, at the first passive.

    Source: Yoast SEO, Overview of the readability assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20READABILITY.md>
    Source: Digital.gov, Plain Language Guide, Writing for understanding <https://digital.gov/guides/plain-language/writing>
    """
    total = len(statements(document))
    if total < min_sentences:
        return
    passive = passive_sentences(document)
    share = share_of_passive_sentences(document)
    if share > max_percent:
        spans = [span for tokens in passive[: max(examples, 1)] if (span := passive_span(tokens))]
        quoted = ", ".join(f"“{span.quote}”" for span in spans)
        yield Hit(
            spans[0],
            f"{len(passive)} of {total} sentences ({share:.0f} %) are in the passive voice; at most {max_percent} % "
            f"should be. Say who does it, beginning with these: {quoted}.",
        )
