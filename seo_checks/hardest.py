"""The sentences of a page that are hardest to read."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from seo_checks import formulas
from seo_checks.document import Document, Sentence, Span
from seo_checks.metrics import full_sentences
from seo_checks.unavoidable import syllables_beyond_names
from seo_checks.word_figures import figures_of

# Of shorter ones a formula says little: one long word decides.
_ENOUGH_WORDS = 8


class HardSentence(NamedTuple):
    """A sentence, its words, and its grade after Flesch and Kincaid, in years of US schooling."""

    span: Span
    words: int
    grade: float


def hardest_sentences(document: Document, *, over_grade: float, most: int = 5) -> list[HardSentence]:
    """The full sentences of the main content whose grade is over `over_grade`, the hardest first, `most` of them.

    The grade is that of `formulas.flesch_kincaid_grade` for the sentence alone, the names of treatments and the like
    not held against it. That is a way to rank sentences rather than to measure one: the formula was made for samples
    of 100 words.
    """
    graded = (
        HardSentence(sentence.span, len(sentence.words), grade)
        for sentence in full_sentences(document)
        if len(sentence.words) >= _ENOUGH_WORDS and (grade := _grade(sentence)) > over_grade
    )
    return sorted(graded, key=lambda hard: -hard.grade)[:most]


def _grade(sentence: Sentence) -> float:
    counts = Counter(sentence.words)
    syllables = sum(figures_of(word).syllables for word in sentence.words) - syllables_beyond_names((sentence,), counts)
    return round(formulas.flesch_kincaid_grade(len(sentence.words), 1, syllables), 1)
