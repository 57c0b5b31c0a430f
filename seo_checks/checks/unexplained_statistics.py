from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import listed, times
from seo_checks.vocabulary import on_page
from seo_checks.wording.prose import own_prose

_TERMS = re.compile(
    r"\bstatistical(?:ly)? (?:in)?significan(?:t|ce|tly)\b|\bp[ -]values?\b|\bp ?[<=≤] ?0?\.\d+"
    r"|\bconfidence intervals?\b|\b95 ?% ci\b|\b(?:odds|hazard|risk) ratios?\b|\brelative risks?\b"
    r"|\bstandard deviations?\b|\bstandardi[sz]ed mean differences?\b|\beffect sizes?\b"
    r"|\bnumbers? needed to (?:treat|harm)\b|\bcohen's d\b|\bintention[ -]to[ -]treat\b|\bheterogeneity\b"
    r"|\bregression analys[ie]s\b|\bnon-inferior(?:ity)?\b"
)
_WORDS = frozenset(
    "statistical statistically p confidence ci ratio ratios relative deviation deviations difference differences "
    "effect needed cohen intention heterogeneity regression inferior inferiority".split()
)
_EXPLAINED = re.compile(
    r"\b(?:chance|fluke|luck|mean(?:s|ing) that|this means|that means|in other words|that is|put simply|coincidence)\b"
)


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def unexplained_statistics(document: Document) -> Iterator[Hit]:
    """Statistics that patients cannot read

    “Statistically significant” sounds like “important” and means only “hardly due to chance”. Say what was found, in
    people and in points, and how sure it is.

    Seen are terms such as “p < 0.05”, “confidence interval” and “odds ratio”. A sentence is left alone where it or the
    next one puts it in plain words (“this means”, “by chance”). All of them are one finding; references are not judged.

    Source: CDC Clear Communication Index, Does the material always explain what the numbers mean? <https://www.cdc.gov/ccindex/tool/page-16.html>
    Source: NHS digital service manual, Health literacy <https://service-manual.nhs.uk/content/health-literacy>
    """
    found = []
    for block in own_prose(document).holding_folded(*on_page(document, _WORDS)):
        for number, sentence in enumerate(block.sentences):
            following = block.sentences[number + 1].folded if number + 1 < len(block.sentences) else ""
            if _EXPLAINED.search(sentence.folded) or _EXPLAINED.search(following):
                continue
            for match in _TERMS.finditer(sentence.folded):
                found.append(block.span(sentence.start + match.start(), sentence.start + match.end()))
    if found:
        yield Hit(
            found[0],
            f"The text speaks the language of statistics {times(len(found))}: {listed(found)}. Say in plain words what "
            "was found and how sure it is.",
        )
