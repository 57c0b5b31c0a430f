"""Which text can be judged: Caveat has rules for English, and says so where a page holds anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from seo_checks.document import Block, Document

KNOWN = frozenset({"en"})
# The commonest function words of English: about four words in ten of any English prose.
_ENGLISH = frozenset(
    "the of and to a in is that it for was on are as with his they be at this have from or by not but what all were "
    "we when your can said there use an each which she do how their if will up other about out many then them these "
    "so some her would make like him into time has look two more no my than been who its now did our you i may any "
    "only".split()
)
_ENOUGH_WORDS = 25
_LEAST_SHARE = 0.1


def readable_part(document: Document, default: str) -> tuple[Document, list[str]]:
    """The document without the blocks in languages that have no rules, and what was therefore not judged."""
    problems = list(_looks_foreign(document))
    other: Counter[str] = Counter()
    kept: list[Block] = []
    for block in document.blocks:
        language = (block.language or default).lower().replace("_", "-").split("-")[0]
        if language in KNOWN:
            kept.append(block)
        else:
            other[language] += 1
    for language, count in sorted(other.items()):
        problems.append(
            f'{count} block{"s" if count > 1 else ""} of text in "{language}" not judged: there are rules for '
            f"{', '.join(sorted(KNOWN))} only. Have a person read them, or correct the lang attribute."
        )
    return (replace(document, blocks=tuple(kept)) if other else document), problems


def _looks_foreign(document: Document) -> Iterator[str]:
    """Text declared (or assumed) to be English that does not look it: nothing found there would mean nothing."""
    for block in document.prose:
        declared = (block.language or "en").lower()
        if declared.startswith("en") and len(block.words) >= _ENOUGH_WORDS:
            share = sum(word.lower() in _ENGLISH for word in block.words) / len(block.words)
            if share < _LEAST_SHARE:
                place = block.span().place
                where = f" on line {place.line}" if place else ""
                yield f"The text{where} does not look like English, so the audit of it means little. Declare its lang."
