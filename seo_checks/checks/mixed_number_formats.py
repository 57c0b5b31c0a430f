from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Span
from seo_checks.findings import Category, Hit, Severity
from seo_checks.outline import sections
from seo_checks.wording.figures import frequencies, percentages

_PEOPLE = frozenset(
    "people patients women men adults children participants users cases babies those them everyone us group chance "
    "risk likely likelihood".split()
)


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def mixed_number_formats(document: Document) -> Iterator[Hit]:
    """Shares of people both in percent and as “1 in 10”

    A reader who meets “20 %” and then “1 in 8” has to convert one before comparing them, and many cannot. Keep to one
    way of giving shares, best “so many in 100”.

    Compared are shares of people within one section (from a heading to the next). Where one sentence gives the same
    share both ways (“10 %, or 1 in 10”), that is a help and no fault. One finding for each section.

    Source: CDC Clear Communication Index, Does the audience have to conduct mathematical calculations? <https://www.cdc.gov/ccindex/tool/page-17.html>
    """
    shares, percents = frequencies(document), percentages(document)
    for section in sections(document) if shares and percents else ():
        found = _mixed(
            [share.span for block in section.blocks for share in shares.get(block.index, ())],
            [percent.span for block in section.blocks for percent in percents.get(block.index, ())],
        )
        if found:
            percentage, share = found
            later = max(percentage, share, key=lambda span: (span.block.index, span.start))
            yield Hit(
                later,
                f"One section gives shares as “{percentage.quote}” and as “{share.quote}”. Keep to one way, best so "
                "many in 100.",
            )


def _mixed(shares: list[Span], percents: list[Span]) -> tuple[Span, Span] | None:
    """A percentage of people and a frequency, unless a sentence gives both."""
    of_people = [span for span in percents if _of_people(span)]
    sentences = {(span.block.index, span.sentence_span.start) for span in shares}
    together = any((span.block.index, span.sentence_span.start) in sentences for span in of_people)
    return (of_people[0], shares[0]) if of_people and shares and not together else None


def _of_people(span: Span) -> bool:
    return not _PEOPLE.isdisjoint(span.sentence.lower().replace(",", " ").replace(".", " ").split())
