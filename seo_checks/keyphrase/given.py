"""The keyphrase of a page, whoever gives it: the caller, or the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seo_checks.about import KEYPHRASE_META, SYNONYMS_META
from seo_checks.document import Document
from seo_checks.keyphrase.matching import covered, words_for
from seo_checks.keyphrase.phrase import Phrase, read_phrase
from seo_checks.remembering import once_per_document
from seo_checks.text import fold


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """The phrase that a page is to be found by, and others that mean the same."""

    phrase: Phrase
    synonyms: tuple[Phrase, ...] = ()

    @property
    def text(self) -> str:
        """The phrase as it was given, without the quotes around an exact one."""
        return self.phrase.text

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrase and its synonyms."""
        return (self.phrase, *self.synonyms)

    def share_in(self, text: str) -> float:
        """How much of the phrase, or of the synonym that is nearest to it, stands in a short text: 0 to 1."""
        words = words_for(self.phrases, fold(text))
        return max(len(covered(phrase, words)) / len(phrase.content) for phrase in self.phrases)

    def missing_in(self, text: str) -> str:
        """The words of the phrase that stand nowhere in a text, in quotation marks; "" where all of them do."""
        present = covered(self.phrase, words_for([self.phrase], fold(text)))
        return ", ".join(f"“{word}”" for stem, word in self.phrase.content.items() if stem not in present)

    def fault_of(self, text: str) -> str:
        """Why a text without a match has none."""
        missing = self.missing_in(text)
        return f"it lacks {missing}" if missing else "its words are there, but apart or in another order"


@once_per_document
def keyphrase_of(document: Document) -> Keyphrase | None:
    """The page's keyphrase: what the caller gives, else what the page says of itself. None where there is none to seek.

    A keyphrase without a single word that counts is none either.
    """
    phrase = read_phrase(given_phrase(document))
    if not phrase.content:
        return None
    synonyms = (read_phrase(text) for text in _given_synonyms(document))
    different = {synonym.text.lower(): synonym for synonym in synonyms if synonym.content}
    different.pop(phrase.text.lower(), None)
    return Keyphrase(phrase, tuple(different.values()))


def given_phrase(document: Document) -> str:
    """The keyphrase as it was given; "" where there is none."""
    return " ".join((document.about.keyphrase.strip() or next(_said(document, KEYPHRASE_META), "")).split())


def split_synonyms(text: str) -> tuple[str, ...]:
    """The synonyms in a text that holds one per line, or parts them by commas or semicolons."""
    return tuple(piece.strip() for piece in re.split(r"[\n\r,;]", text) if piece.strip())


def _given_synonyms(document: Document) -> tuple[str, ...]:
    if document.about.synonyms or document.about.keyphrase.strip():
        return document.about.synonyms
    return tuple(synonym for text in _said(document, SYNONYMS_META) for synonym in split_synonyms(text))


def _said(document: Document, name: str) -> Iterator[str]:
    return (meta.content for meta in document.metas if meta.name == name and meta.content.strip())
