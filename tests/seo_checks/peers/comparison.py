"""The tables of seo_checks/PEERS.md: how far Caveat, yoastseo and textstat agree, measured anew.

    python -m tests.seo_checks.peers.comparison

writes them into the document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from statistics import fmean

from seo_checks import parse
from seo_checks.text import sentence_spans
from seo_checks.wording.passive import passive_sentences
from seo_checks.wording.transitions import transitions
from tests.seo_checks.peers.counting import LABELLED, PAGES, figures_of, page, recorded, text_of, textstat_figures_of
from tests.seo_checks.peers.differences import DIFFERENCES

DOCUMENT = Path(__file__).parents[3] / "seo_checks" / "PEERS.md"
NAMES = {
    "words": "Words",
    "paragraphs": "Paragraphs, items, cells",
    "images": "Images",
    "internal_links": "Internal links",
    "external_links": "External links",
    "description_length": "Length of the description",
    "sentences": "Sentences",
    "sentences_over_20_words_percent": "Sentences over 20 words, %",
    "flesch_reading_ease": "Flesch reading ease",
    "passive_percent": "Sentences with a passive, %",
    "transition_percent": "Sentences with a transition word, %",
}

Pairs = list[tuple[str, float, float]]  # page, one's figure, the other's


def pairs(figure: str) -> Pairs:
    """Caveat's and yoastseo's figure for each page."""
    return [(name, figures_of(page(name))[figure], recorded()[name][figure]) for name in PAGES]


def same_text() -> list[str]:
    """The pages whose words and sentences Flesch's formula gets from both alike."""
    return [
        name
        for name in PAGES
        if text_of(page(name))[:2] == (recorded()[name]["flesch_words"], recorded()[name]["flesch_sentences"])
    ]


def judgements(kind: str) -> list[tuple[bool, bool, bool]]:
    """Label, Caveat's and yoastseo's judgement of each labelled case that yoastseo was asked about."""
    cases = map(json.loads, (LABELLED / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines())
    theirs = recorded("labelled")[kind]
    return [(_LABELS[kind](case), _OURS[kind](case), theirs[case["text"]]) for case in cases if case["text"] in theirs]


_LABELS: dict[str, Callable[[dict], bool]] = {
    "passive": lambda case: bool(case["quote"]),
    "transitions": lambda case: case["transition"],
    "sentences": lambda case: True,
}
_OURS: dict[str, Callable[[dict], bool]] = {
    "passive": lambda case: bool(passive_sentences(parse(_html(case)))),
    "transitions": lambda case: transitions(parse(_html(case)))[0] > 0,
    "sentences": lambda case: (
        [case["text"][start:end] for start, end in sentence_spans(case["text"])] == case["sentences"]
    ),
}


def _html(case: dict) -> str:
    return f"<p>{escape(case['text'])}</p>"


def tables() -> dict[str, str]:
    """The tables by name, as Markdown."""
    return {
        "agreement": _table("Figure | Pages | Equal on | Mean difference | Largest difference", _agreement()),
        "differences": _table("Figure | Pages | Reason", _differences()),
        "textstat": _table("Figure | Pages | Equal on | Mean difference | Largest difference", _textstat()),
        "lists": _table("Page | Caveat | yoastseo | textstat", _lists()),
        "labelled": _table("Labelled | Cases | Caveat | yoastseo", _labelled()),
    }


def document(text: str) -> str:
    """The document with its tables as they are measured now."""
    for name, table in tables().items():
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)",
            lambda match, new=table: match[1] + new + match[2],
            text,
            flags=re.S,
        )
    return text


def _table(head: str, rows: Iterable[str]) -> str:
    rule = " | ".join("---" for _ in head.split(" | "))
    return "".join(f"| {row} |\n" for row in (head, rule, *rows))


def _agreement() -> Iterator[str]:
    for figure, name in NAMES.items():
        yield _row(name, pairs(figure))
    alike = same_text()
    yield _row(
        "Flesch reading ease, same words and sentences",
        [one for one in pairs("flesch_reading_ease") if one[0] in alike],
    )
    headings = [figures_of(page(name))["headings"] == recorded()[name]["headings"] for name in PAGES]
    yield f"Headings, level and text | {len(PAGES)} | {sum(headings)} | – | –"


def _row(name: str, found: Pairs) -> str:
    off = {where: abs(one - other) for where, one, other in found}
    worst = max(off, key=off.__getitem__)
    largest = f"{off[worst]:.4g} ({worst})" if off[worst] else "0"
    return f"{name} | {len(found)} | {sum(not value for value in off.values())} | {fmean(off.values()):.2f} | {largest}"


def _differences() -> Iterator[str]:
    for figure, reason, pages in DIFFERENCES:
        yield f"{NAMES.get(figure, figure.capitalize())} | {', '.join(pages)} | {escape(reason, quote=False)}"


def _textstat() -> Iterator[str]:
    for figure in ("words", "sentences", "flesch_reading_ease"):
        found = [(name, _ours_with_numbers(name, figure), textstat_figures_of(page(name))[figure]) for name in PAGES]
        yield _row(NAMES[figure], found)


def _ours_with_numbers(name: str, figure: str) -> float:
    text = text_of(page(name), numbers=True)
    return {"words": text.words, "sentences": text.sentences, "flesch_reading_ease": round(text.reading_ease, 1)}[
        figure
    ]


def _lists() -> Iterator[str]:
    for name in (
        "nested-lists",
        "definition-list",
        "links",
        "fee-table",
        "rich-table",
        "many-headings",
        "long-sentences",
    ):
        own, other = figures_of(page(name))["sentences"], textstat_figures_of(page(name))["sentences"]
        yield f"{name} | {own} | {recorded()[name]['sentences']} | {other}"


def _labelled() -> Iterator[str]:
    for kind, name in (("passive", "Passive voice"), ("transitions", "Transition words")):
        found = judgements(kind)
        scores = [_score([(label, both[which]) for label, *both in found]) for which in (0, 1)]
        yield f"{name}: precision, recall | {len(found)} | {' | '.join(scores)}"
    found = judgements("sentences")
    right = [f"{100 * fmean(both[which] for _, *both in found):.1f} %" for which in (0, 1)]
    yield f"Sentences: all ends right | {len(found)} | {' | '.join(right)}"


def _score(found: list[tuple[bool, bool]]) -> str:
    hits = sum(label and flagged for label, flagged in found)
    precision = hits / sum(flagged for _, flagged in found)
    recall = hits / sum(label for label, _ in found)
    return f"{100 * precision:.1f} %, {100 * recall:.1f} %"


if __name__ == "__main__":
    DOCUMENT.write_text(document(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
