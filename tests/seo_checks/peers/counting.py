"""What Caveat and textstat count on the pages, over the same text as yoastseo, and what yoastseo was recorded to count.

yoastseo takes headings, captions and table cells for sentences like any other. Caveat's metrics do not, so that here
the sentences of all main blocks but alt texts are counted.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from textstat import textstat

from seo_checks import Block, Document, Role, parse
from seo_checks.formulas import flesch_reading_ease
from seo_checks.metrics import LONG_SENTENCE, metrics
from seo_checks.syllables import count_syllables
from seo_checks.wording.passive import passive_sentences
from seo_checks.wording.transitions import transitions

HERE = Path(__file__).parent
LABELLED = HERE.parent / "wording" / "labelled"
PAGES = sorted(path.stem for path in (HERE / "pages").glob("*.html"))

Figures = dict[str, Any]


class Text(NamedTuple):
    """A text as Flesch's formula takes it."""

    words: int
    sentences: int
    syllables: int

    @property
    def reading_ease(self) -> float:
        """Flesch reading ease, kept between 0 and 100 as yoastseo keeps it."""
        return max(0.0, min(100.0, flesch_reading_ease(*self)))


@cache
def recorded(name: str = "figures") -> dict[str, Any]:
    """What the oracle printed: by page, or by kind of label and case."""
    found: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))["results"]
    return found


@cache
def page(name: str) -> Document:
    """One of the pages, parsed."""
    return parse((HERE / "pages" / f"{name}.html").read_text(encoding="utf-8"))


def text_of(document: Document, *, numbers: bool = False) -> Text:
    """The counts of all main blocks but alt texts; yoastseo leaves numbers out, and so is done here."""
    sentences = [sentence.words for block in _blocks(document) for sentence in block.sentences if sentence.words]
    words = [word for words in sentences for word in words if numbers or not any(map(str.isdigit, word))]
    return Text(len(words), len(sentences), sum(count_syllables(word.lower()) for word in words))


def figures_of(document: Document) -> Figures:
    """Caveat's figures under yoastseo's names."""
    counts = metrics(document)
    blocks = _blocks(document)
    lengths = [len(sentence.words) for block in blocks for sentence in block.sentences if sentence.words]
    described = next((block.text for block in document.with_role(Role.META_DESCRIPTION)), "")
    return {
        "words": counts["words"],
        "sentences": len(lengths),
        "sentences_over_20_words_percent": _percent(sum(n > LONG_SENTENCE for n in lengths), len(lengths)),
        "flesch_reading_ease": round(text_of(document).reading_ease, 1),
        "paragraphs": sum(block.role is not Role.HEADING for block in blocks),
        "headings": [f"h{block.level} {block.text}" for block in document.headings if block.main and block.level != 1],
        "images": counts["images"],
        "internal_links": counts["internal_links"],
        "external_links": counts["external_links"],
        "description_length": len(described),
        "passive_percent": _percent(len(passive_sentences(document)), len(lengths)),
        "transition_percent": _percent(transitions(document)[0], len(lengths)),
    }


def textstat_figures_of(document: Document) -> Figures:
    """What textstat makes of the same blocks, a line each."""
    text = "\n".join(block.text for block in _blocks(document))
    return {
        "words": textstat.lexicon_count(text),
        "sentences": textstat.sentence_count(text),
        "flesch_reading_ease": round(max(0.0, min(100.0, textstat.flesch_reading_ease(text))), 1),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


def _blocks(document: Document) -> list[Block]:
    return [block for block in document.main if block.role is not Role.ALT_TEXT]
