from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from types import MappingProxyType

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured import graph
from seo_checks.structured.vocabulary import KNOWN_TYPES

_SHAPE = re.compile(r"[A-Z0-9][A-Za-z0-9]{0,80}")
_BY_SMALL_LETTERS = MappingProxyType({name.lower(): name for name in sorted(KNOWN_TYPES)})
_SIMILAR = 0.88
_MOST_JUDGED = 50  # different types: comparing takes its time
# Types of other vocabularies or newer ones that are close to a known one are no misspelling of it.
_LONGEST = 60


@check(category=Category.SEO, severity=Severity.REVIEW)
def structured_data_type(document: Document) -> Iterator[Hit]:
    """Structured data of an unknown type

    A misspelt type is no type: search engines then ignore what the data says of the clinic, the article or its author.

    Types begin with a capital and have no blanks ("MedicalWebPage"). A type that is not among the several hundred that
    Caveat knows is taken for right unless it is nearly one of those. Only what stands on its own must have a type.

    Source: Schema.org, Full schema hierarchy <https://schema.org/docs/full.html>
    Source: Schema.org, Documentation for health and medical types <https://schema.org/docs/meddocs.html>
    """
    judged: set[str] = set()
    untyped = False
    for node in graph(document):
        if not node.typed and node.root and not untyped:
            untyped = True
            yield Hit(
                node.place,
                'The structured data does not say what it describes: add "@type", such as "MedicalWebPage".',
                subject="no type",
            )
        for name in node.types:
            if name in KNOWN_TYPES or name in judged or len(judged) >= _MOST_JUDGED:
                continue
            judged.add(name)
            shown = name[:_LONGEST]
            meant = _meant(name)
            if meant:
                message = (
                    f"The structured data has the type “{shown}”, which schema.org does not know. Write “{meant}”."
                )
                yield Hit(node.place, message, subject=shown, suggestions=(meant,))
            elif not _SHAPE.fullmatch(name):
                message = (
                    f"The structured data has the type “{shown}”, which is no type of schema.org: these begin with a "
                    "capital and have neither blanks nor marks."
                )
                yield Hit(node.place, message, subject=shown)


def _meant(name: str) -> str:
    """The known type that a name is a misspelling of, or ""."""
    if len(name) > _LONGEST:
        return ""
    letters = "".join(filter(str.isalnum, name)).lower()
    if letters in _BY_SMALL_LETTERS:
        return _BY_SMALL_LETTERS[letters]
    close = get_close_matches(letters, _BY_SMALL_LETTERS, n=1, cutoff=_SIMILAR)
    return _BY_SMALL_LETTERS[close[0]] if close else ""
