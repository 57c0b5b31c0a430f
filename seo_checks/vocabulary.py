"""Which words a page holds: where a pattern needs a word that stands nowhere, nothing has to be searched."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from seo_checks.document import Document
from seo_checks.remembering import once_per_document
from seo_checks.text import fold

_RUN = re.compile(r"[^\W_]+")


def on_page(document: Document, words: frozenset[str]) -> frozenset[str]:
    """Those of some folded words without hyphen or apostrophe that stand anywhere on the page, if as part of a word
    that has them."""
    return words & _vocabulary(document)


@once_per_document
def _vocabulary(document: Document) -> frozenset[str]:
    written = set[str]().union(*[block.words for block in document.blocks])
    return frozenset(chain.from_iterable(map(_runs, written)))


@lru_cache(maxsize=50_000)
def _runs(word: str) -> tuple[str, ...]:
    """A word in lower case, or its parts; remembered, because texts use the same words again and again."""
    return tuple(_RUN.findall(fold(word)))
