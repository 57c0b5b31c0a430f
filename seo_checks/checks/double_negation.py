from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.prose import sentences_with

# What is said after "not", and what it comes to.
_AFFIRMED = MappingProxyType(
    {
        "uncommon": "common", "unusual": "common", "unlikely": "likely", "unknown": "known", "impossible": "possible",
        "infrequent": "frequent", "infrequently": "often", "uncommonly": "often", "unlike": "like",
        "unrelated": "related", "unreasonable": "reasonable", "insignificant": "large", "unimportant": "important",
        "unheard": "known", "inconsiderable": "large", "unnoticed": "noticed", "unfamiliar": "familiar",
        "dissimilar": "similar",
    }
)  # fmt: skip
_NEGATIONS = frozenset("not never isn't aren't wasn't weren't hardly".split())
_WITHOUT = frozenset("risk risks side problems difficulty merit effect effects danger dangers harm its".split())
_LINKS = frozenset({"an", "a", "at", "all", "that", "entirely", "wholly", "so", "completely"})


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def double_negation(document: Document, *, max_findings: int = 5) -> Iterator[Hit]:
    """Two negatives for one positive

    “Bruises are not uncommon” has to be read twice, and tired or anxious readers keep the wrong half. Say “bruises are
    common”.

    Seen are “not” and its like before a word that denies (“not uncommon”, “not without risk”). “Cannot be ruled out”
    and plain warnings (“not unless your doctor says so”) are left alone. `max_findings` at most on a page.

    Source: Digital.gov, Plain Language Guide, Style <https://digital.gov/guides/plain-language/writing/style>
    Source: GSA, Federal plain language guidelines: use positive language <https://github.com/GSA/plainlanguage.gov/blob/main/_pages/guidelines/concise/use-positive-language.md>
    """
    found = 0
    for tokens in sentences_with(document, _NEGATIONS):
        words = tokens.words
        for index, word in enumerate(words[:-1]):
            if word not in _NEGATIONS:
                continue
            at = index + 1 + (words[index + 1] in _LINKS and index + 2 < len(words))
            plain = _AFFIRMED.get(words[at])
            without = words[at] == "without" and words[at + 1 : at + 2] and words[at + 1] in _WITHOUT
            if plain or without:
                span = tokens.span(index, at + 1)
                instead = f"“{plain}”" if plain else "“has”, “with” or “there is”"
                yield Hit(span, f"“{span.quote}” denies twice. Say it straight: {instead}.")
                found += 1
            if found == max_findings:
                return
