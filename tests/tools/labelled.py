"""What the tests of `caveat evaluate` share: corpora of their own, and two rules that never change under them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from seo_checks import Category, Document, Severity, Span
from seo_checks.check import Check
from seo_checks.findings import Hit

_WORDING = re.compile(r"(?P<must>cures? \w+)|(?P<review>helps? \w+)|(?P<advice>nice \w+)")
_SEVERITIES = {"must": Severity.MUST_FIX, "review": Severity.REVIEW, "advice": Severity.ADVICE}


def _wording(document: Document) -> Iterator[Hit]:
    """ "cures …" must be fixed, "helps …" is reviewed, "nice …" is left to taste; titles are read too."""
    for block in document.blocks:
        for match in _WORDING.finditer(block.text):
            yield Hit(Span(block, *match.span()), "Says much.", severity=_SEVERITIES[str(match.lastgroup)])


def _echo(document: Document) -> Iterator[Hit]:
    """ "So does …" is only a claim after one in the same paragraph."""
    for block in document.main:
        for before, sentence in zip(block.sentences, block.sentences[1:], strict=False):
            if _WORDING.search(before.text) and sentence.text.startswith("So does"):
                yield Hit(sentence.span, "Says as much again.")


def _rule(identity: str, run: Any, severity: Severity, category: Category = Category.CLAIMS) -> Check:
    return Check(identity, category, severity, "Says much", "It matters.", run)


def _every_block(document: Document) -> Iterator[Hit]:
    yield from (Hit(block.span(), "Structure is not measured.") for block in document.blocks)


_OWN = MappingProxyType({
    "echo": _rule("echo", _echo, Severity.REVIEW),
    "structure": _rule("structure", _every_block, Severity.MUST_FIX, Category.SEO),
    "wording": _rule("wording", _wording, Severity.MUST_FIX),
})  # fmt: skip


def use_own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let audits run the rules above, so that no change to Caveat's own rules changes a figure."""
    monkeypatch.setattr("seo_checks.profile.catalogue", lambda: _OWN)


def line(identity: str, text: str, flag: str = "no", **more: Any) -> dict[str, Any]:
    """A line of a corpus, as data."""
    return {"id": identity, "text": text, "flag": flag, "category": [], "span": None, **more}


def write(path: Path, *lines: Any) -> str:
    """Write a corpus and give its name; a line that is a string stands as it is."""
    written = (text if isinstance(text, str) else json.dumps(text, ensure_ascii=False) for text in lines)
    path.write_text("".join(f"{text}\n" for text in written), encoding="utf-8")
    return path.name


# One sentence of each kind, with what is found in it by the rules above.
KINDS = (
    line("A", "It cures warts.", "must", span=[3, 14], category=["cure"], site="one", group="clinic"),  # the same words
    line("B", "It helps every bad back.", "must", span=[9, 23], category=["efficacy"], site="one", group="clinic"),
    line("C", "Warts never return.", "must", category=["permanence"], site="one", group="clinic"),  # none
    line("D", "A nice result for warts.", "must", category=["cure"], site="two", group="clinic"),  # advice
    line("E", "This cures all.", "should", category=["efficacy"], site="two", group="clinic"),  # must-fix
    line("F", "It helps.", "should", site="two", group="clinic"),  # none
    line("G", "It helps backs.", "should", span=[3, 14], category=["efficacy"], site="two", group="clinic"),  # review
    line("H", "What cures warts is not known yet.", site="three", group="sober"),  # must-fix
    line("I", "She helps patients park.", site="one", group="clinic"),  # review
    line("J", "Sugar is sweet.", site="four", group="other"),  # none
    line("K", "A nice lamp.", site="three", group="sober"),  # advice
    line("L", "It cures hams.", "either", site="three", group="sober"),  # never counted
)
