"""Which words a page holds: where a pattern needs a word that stands nowhere, nothing has to be searched."""

from __future__ import annotations

import re
from itertools import chain

from seo_checks.document import Document
from seo_checks.remembering import ByWord, once_per_document
from seo_checks.text import fold

_RUN = re.compile(r"[^\W_]+")
_RUNS = ByWord(lambda word: _RUN.findall(fold(word)))  # a word in lower case, or its parts


def on_page(document: Document, words: frozenset[str]) -> frozenset[str]:
    """Those of some folded words without hyphen or apostrophe that stand anywhere on the page, if as part of a word
    that has them."""
    return words & _vocabulary(document)


@once_per_document
def _vocabulary(document: Document) -> frozenset[str]:
    written = set[str]().union(*[block.words for block in document.blocks])
    return frozenset(chain.from_iterable(map(_RUNS.__getitem__, written)))
