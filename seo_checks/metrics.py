"""Numbers about a page, without a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from seo_checks.document import Document, Role, Sentence

# Below this, readability formulas say more about chance than about the text; Flesch (1948) takes samples of 100 words.
ENOUGH_WORDS = 100


def metrics(document: Document) -> dict[str, float]:
    """Counts and readability of the main content.

    `words` counts all main text but alt texts; `sentences` and the formulas look at prose alone (paragraphs, list
    items, quotes), so that headings and table cells do not pass for short sentences. The formulas are left out of
    texts under 100 words.
    """
    sentences = prose_sentences(document)
    counts: dict[str, float] = {
        "words": main_words(document),
        "sentences": len(sentences),
        "paragraphs": sum(1 for block in document.prose if block.role is Role.PARAGRAPH),
        "headings": sum(1 for block in document.main if block.role is Role.HEADING),
        "links": sum(1 for link in document.links if link.main),
        "images": sum(1 for image in document.images if image.main),
    }
    word_count = sum(len(sentence.words) for sentence in sentences)
    if word_count >= ENOUGH_WORDS:
        syllables = sum(count_syllables(word.lower()) for sentence in sentences for word in sentence.words)
        counts["words_per_sentence"] = round(word_count / len(sentences), 1)
        counts["flesch_reading_ease"] = round(flesch_reading_ease(word_count, len(sentences), syllables), 1)
        counts["reading_grade"] = round(flesch_kincaid_grade(word_count, len(sentences), syllables), 1)
    return counts


def main_words(document: Document) -> int:
    """The words of the main content, without alt texts."""
    return sum(len(block.words) for block in document.main if block.role is not Role.ALT_TEXT)


def prose_sentences(document: Document) -> list[Sentence]:
    """The sentences of the main content's prose that hold at least one word."""
    return [sentence for block in document.prose for sentence in block.sentences if sentence.words]


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Flesch reading ease: 206.835 - 1.015 words/sentence - 84.6 syllables/word; higher is easier, 60 to 70 is plain.

    Source: Flesch, R. (1948), A new readability yardstick, Journal of Applied Psychology 32(3), 221-233.
    Worked example: 13 words, 1 sentence, 24 syllables give 37.455.
    """
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59, in years of US schooling.

    Source: Kincaid, J. P. et al. (1975), Derivation of new readability formulas for Navy enlisted personnel.
    Worked example: 57 words, 10 sentences, 58 syllables give -1.36.
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@lru_cache(maxsize=50_000)
def count_syllables(word: str) -> int:
    """The syllables of one lower-case word: those of its hyphenated parts added up, a number read as one.

    textstat looks words up in the CMU pronouncing dictionary, which its pinned version carries along; it is imported
    on first use because loading that dictionary takes most of a second.
    """
    import textstat

    return sum(max(1, textstat.syllable_count(part)) for part in _parts(word))


def _parts(word: str) -> Iterable[str]:
    return (part for part in word.replace("’", "'").replace("‑", "-").replace("‐", "-").split("-") if part)
