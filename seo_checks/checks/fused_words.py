from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Span
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import occurrences, running_text, with_word

_INNER_CAPITAL = re.compile(r"[A-Z](?<=[a-z][a-z][A-Z])")
# A word with 1 capital inside it, which is no part of an address, a handle, a hashtag or a hyphenated name.
_CAPITAL_INSIDE = re.compile(r"(?<![\w./@#:&=?%'’-])[A-Za-z]?[a-z]{2,}[A-Z][a-z]+(?![\w@/]|[.'’-]\w)")
# Words that begin sentences and headings, and no second part of any name.
_ASKING = frozenset("how what why when where which who does are can should the this these those there".split())
_BEGINNING = _ASKING | frozenset(
    "is it in if at as an and but for from with without although because however since after before during while our "
    "we your you they he she some most many patients acupuncture treatment".split()
)


@check(category=Category.READABILITY, severity=Severity.REVIEW, reads_language=True)
def fused_words(document: Document, *, max_repeats: int = 2) -> Iterator[Hit]:
    """Words run together

    Two words that lost the blank or the line between them, as in “The PainHow does it work?”, look careless, and
    neither a search engine nor a screen reader knows the new word.

    Only a small letter directly before a capital counts, and only where what follows is a word that often begins a
    sentence, so that names such as YouTube and PubMed stay quiet. Where the first part has a capital of its own, as
    names do, the second must be a question word or an article. A word that stands on the page more than `max_repeats`
    times is taken for a name.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    words = map(with_word, occurrences(running_text(document).matching(_INNER_CAPITAL), _INNER_CAPITAL))
    found = [span for span in words if _CAPITAL_INSIDE.match(span.block.text, span.start) and _fused(span)]
    repeats = Counter(span.quote for span in found)
    for span in found:
        if repeats[span.quote] <= max_repeats:
            first, second = _parts(span)
            yield Hit(span, f"“{span.quote}” runs two words together: write “{first} {second}”, or part the lines.")


def _parts(span: Span) -> tuple[str, str]:
    [capital] = _INNER_CAPITAL.finditer(span.quote)
    return span.quote[: capital.start()], span.quote[capital.start() :]


def _fused(span: Span) -> bool:
    first, second = _parts(span)
    if first.lower() in _BEGINNING:  # "WhatIs", "ForYou": these are names
        return False
    return second.lower() in (_ASKING if first[0].isupper() else _BEGINNING)
