from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article

_TOLD = re.compile(
    r"""\b(?:see|saw|seeing|contact|call|phone|ring|ask|tell|consult|visit|(?:speak|talk)\ (?:to|with)|go\ to
          |check\ with)\ (?:(?:a|an|your|the|their|our|any|own|to|also|first)\ ){0,3}(?:\w+\ (?:or\ )?){0,2}?
        (?:doctor|gp|gps|physician|nurse|pharmacist|midwife|dentist|paediatrician|pediatrician|specialist|surgery
          |health\ ?care\ (?:professional|provider)|health\ (?:professional|visitor)|clinician|oncologist|optician
          |minor\ injur|hospital)
    | (?<![\d,.])(?:999|911|112|000|111)(?![,.]?\d) | \ba&e\b | \baccident\ and\ emergency\b | \bemergency\b
    | \burgent(?:ly)?\b | \bmedical\ (?:help|attention|advice|care)\b | \b(?:warning\ signs?|red\ flags?)\b
    | \bwhen\ to\ (?:see|get|seek|call) | \bget\ (?:medical\ )?help\b | \bsamaritans\b""",
    re.VERBOSE,
)

# One of these stands in whatever the pattern finds; they are sooner sought.
_CUES = (
    "doctor", "gp", "physician", "nurse", "pharmacist", "midwife", "dentist", "diatrician", "specialist", "surgery",
    "profession", "provider", "visitor", "clinician", "oncologist", "optician", "injur", "hospital", "999", "911",
    "112", "000", "111", "a&e", "emergency", "urgent", "medical", "warning", "red flag", "when to", "help",
    "samaritans",
)  # fmt: skip


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def missing_urgent_advice(document: Document) -> Iterator[Hit]:
    """Health article that does not say when to see a doctor

    People read about treatments when something is wrong. Some of them need a doctor, or an ambulance, more than the
    article; one section that says for whom that is so can save a life.

    Any advice to see a doctor, GP, nurse, pharmacist or dentist counts, and so do emergency numbers and warning signs.
    What a page leaves out of risks and limits, a claim rule judges.

    Source: NHS digital service manual, Help users decide when and where to get care <https://service-manual.nhs.uk/design-system/patterns/help-users-decide-when-and-where-to-get-care>
    """
    if is_health_article(document) and not any(_tells(block.folded) for block in document.main):
        yield Hit(
            None,
            "The article does not say when to see a doctor: add which signs need a GP, and which need help at once.",
        )


def _tells(folded: str) -> bool:
    return any(cue in folded for cue in _CUES) and _TOLD.search(folded) is not None
