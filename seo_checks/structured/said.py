"""What structured data says in prose and the page does not show: search engines read it, and regulators may."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from seo_checks.document import Block, Document, Role
from seo_checks.names import words_of_folded
from seo_checks.structured.nodes import graph
from seo_checks.text import fold

_PROSE = (
    "headline", "alternativeHeadline", "description", "disambiguatingDescription", "abstract", "slogan", "text",
    "articleBody", "reviewBody",
)  # fmt: skip
_TAG = re.compile(r"<[^<>]*>")
_LEAST_WORDS = 3
_MOST_TEXTS = 500  # looked for on the page, each in all of it; no honest page says so much unseen


def with_said(document: Document) -> Document:
    """The document with a block for each text of its structured data that stands nowhere else on the page.

    What goes beyond five hundred texts is a problem of the document: nothing is passed over in silence.
    """
    if not document.structured_data:
        return document
    known = _running("\n".join(block.folded for block in document.blocks))
    texts = list(islice(dict.fromkeys(_texts(document, known)), _MOST_TEXTS + 1))
    said = [text for text in texts[:_MOST_TEXTS] if _running(fold(text)) not in known]
    if not said and len(texts) <= _MOST_TEXTS:
        return document
    problems = document.problems
    if len(texts) > _MOST_TEXTS:
        problems += (
            f"Only the first {_MOST_TEXTS} texts of the structured data were read for claims. Remove the rest.",
        )
    blocks = (
        Block(index, Role.STRUCTURED_DATA, text, main=False, language=document.language)
        for index, text in enumerate(said, start=len(document.blocks))
    )
    return replace(document, blocks=(*document.blocks, *blocks), problems=problems)


def _texts(document: Document, known: str) -> Iterator[str]:
    for node in graph(document):
        for text in node.texts(*_PROSE):
            plain = " ".join(html.unescape(_TAG.sub(" ", text)).split())
            # What looks like a tag may be text that the page shows.
            if len(plain.split()) >= _LEAST_WORDS and ("<" not in text or _running(fold(text)) not in known):
                yield plain


def _running(folded: str) -> str:
    return f" {' '.join(words_of_folded(folded))} "
