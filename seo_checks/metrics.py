"""Numbers about a page, without a verdict."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from math import sqrt
from operator import mul
from statistics import median
from typing import NamedTuple

from seo_checks import formulas
from seo_checks.addresses import Leads, main_links
from seo_checks.document import Document, Role, Sentence
from seo_checks.occurrences import running_text
from seo_checks.remembering import once_per_document
from seo_checks.unavoidable import syllables_beyond_names
from seo_checks.word_figures import figures_of
from seo_checks.wording.passive import share_of_passive_sentences
from seo_checks.wording.questions import share_of_question_headings
from seo_checks.wording.transitions import share_of_sentences_with_transitions

# Below this, readability formulas say more about chance than about the text; Flesch (1948) takes samples of 100 words.
ENOUGH_WORDS = 100
# Longer sentences count as long: so HHS, Plain writing in one page, and Yoast.
LONG_SENTENCE = 20
# Of non-fiction in silence: Brysbaert (2019), How many words do we read per minute?, doi.org/10.1016/j.jml.2019.104047
WORDS_READ_PER_MINUTE = 238
# A block's only sentence is a fragment where it is as short as this and no mark closes it: "Lower back pain".
_LONGEST_FRAGMENT = 12
_CLOSED = re.compile(r"[.!?…:][\"'”’»)\]\d\[,\s]*$")


class Prose(NamedTuple):
    """What the formulas need to know of the full sentences of a text."""

    words: int
    sentences: int
    syllables: int
    syllables_beyond_names: int  # those of names of treatments and the like, after the second of each word
    polysyllables: int
    complex_words: int
    difficult_words: int
    long_words: int
    characters: int
    different_words: int


_NO_PROSE = Prose(*[0] * len(Prose._fields))


def metrics(document: Document) -> dict[str, float]:
    """Counts and readability of the main content.

    `words` counts all main text but alt texts. `sentences` and all that follows of sentences, words in them and
    formulas are of the full sentences of prose alone (paragraphs, list items, quotes), so that headings, table cells
    and items of a few words do not pass for short sentences; those of prose are counted as `fragments`. A list item
    or quotation counts as a paragraph in `words_per_paragraph` and `words_in_longest_paragraph`.

    The formulas are left out where the full sentences have under 100 words, `smog_grade` under 30 sentences, and what
    is a mean or a share of nothing. `reading_grade` is that of Flesch and Kincaid, `reading_age` the same in years,
    and `reading_grade_without_terms` the grade where each word of the name of a treatment, condition, body part or
    medicine counts as two syllables.
    """
    return dict(_metrics(document))


def main_words(document: Document) -> int:
    """The words of the main content, without alt texts."""
    return sum(len(block.words) for block in running_text(document))


def prose_sentences(document: Document) -> list[Sentence]:
    """The sentences of the main content's prose that hold at least one word, fragments included."""
    return [sentence for block in document.prose for sentence in block.sentences if sentence.words]


@once_per_document
def full_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the main content's prose without fragments, such as list items of a few words."""
    return tuple(sentence for sentence in prose_sentences(document) if not _is_fragment(sentence))


def _is_fragment(sentence: Sentence) -> bool:
    return (
        len(sentence.words) <= _LONGEST_FRAGMENT
        and len(sentence.block.sentences) == 1
        and not _CLOSED.search(sentence.text)
    )


@once_per_document
def _metrics(document: Document) -> dict[str, float]:
    sentences = full_sentences(document)
    prose = _prose(sentences)
    return {
        **_counts(document, prose),
        **_lengths_of_sentences([len(sentence.words) for sentence in sentences]),
        **_lengths_of_paragraphs([len(block.words) for block in document.prose]),
        **(_formulas(prose) | _wording(document) if prose.words >= ENOUGH_WORDS else {}),
    }


def _counts(document: Document, prose: Prose) -> dict[str, float]:
    roles = Counter(block.role for block in document.main)
    leads = Counter(target.leads for _, target in main_links(document))
    words = main_words(document)
    counts: dict[str, float] = {
        "words": words,
        "sentences": prose.sentences,
        "fragments": len(prose_sentences(document)) - prose.sentences,
        "paragraphs": roles[Role.PARAGRAPH],
        "list_items": roles[Role.LIST_ITEM],
        "headings": roles[Role.HEADING],
        "tables": sum(table.main and not table.layout for table in document.tables),
        "links": sum(leads.values()),
        "internal_links": leads[Leads.INSIDE],
        "external_links": leads[Leads.OUTSIDE],
        "images": sum(image.main for image in document.images),
        "characters": prose.characters,
        "syllables": prose.syllables,
        "polysyllables": prose.polysyllables,
        "long_words": prose.long_words,
        "reading_minutes": round(words / WORDS_READ_PER_MINUTE, 1),
    }
    if prose.words:
        counts["different_words_percent"] = round(100 * prose.different_words / prose.words, 1)
    return counts


def _lengths_of_sentences(lengths: list[int]) -> dict[str, float]:
    if not lengths:
        return {}
    mean = sum(lengths) / len(lengths)
    return {
        "words_per_sentence": round(mean, 1),
        "words_per_sentence_median": median(lengths),
        "words_per_sentence_deviation": round(sqrt(sum((n - mean) ** 2 for n in lengths) / len(lengths)), 1),
        "words_in_longest_sentence": max(lengths),
        "sentences_over_20_words_percent": round(100 * sum(n > LONG_SENTENCE for n in lengths) / len(lengths), 1),
    }


def _lengths_of_paragraphs(lengths: list[int]) -> dict[str, float]:
    if not lengths:
        return {}
    return {
        "words_per_paragraph": round(sum(lengths) / len(lengths), 1),
        "words_in_longest_paragraph": max(lengths),
    }


def _formulas(prose: Prose) -> dict[str, float]:
    words, sentences = prose.words, prose.sentences
    grade = formulas.flesch_kincaid_grade(words, sentences, prose.syllables)
    without = formulas.flesch_kincaid_grade(words, sentences, prose.syllables - prose.syllables_beyond_names)
    found = {
        "flesch_reading_ease": formulas.flesch_reading_ease(words, sentences, prose.syllables),
        "reading_grade": grade,
        "reading_grade_without_terms": without,
        "reading_age": formulas.reading_age(grade),
        "gunning_fog": formulas.gunning_fog(words, sentences, prose.complex_words),
        "coleman_liau": formulas.coleman_liau(words, sentences, prose.characters),
        "automated_readability": formulas.automated_readability(words, sentences, prose.characters),
        "dale_chall": formulas.dale_chall(words, sentences, prose.difficult_words),
        "linsear_write": formulas.linsear_write(words, sentences, prose.polysyllables),
        "lix": formulas.lix(words, sentences, prose.long_words),
    }
    if sentences >= formulas.SMOG_SENTENCES:
        found["smog_grade"] = formulas.smog_grade(sentences, prose.polysyllables)
    return {name: round(value, 1) for name, value in found.items()}


def _wording(document: Document) -> dict[str, float]:
    shares = {
        "passive_sentences_percent": share_of_passive_sentences(document),
        "transition_sentences_percent": share_of_sentences_with_transitions(document),
        "question_headings_percent": share_of_question_headings(document),
    }
    return {name: round(value, 1) for name, value in shares.items()}


def _prose(sentences: tuple[Sentence, ...]) -> Prose:
    """The sentences in figures. A word in capitals inside a sentence is taken for a name, which is never too hard."""
    if not sentences:
        return _NO_PROSE
    counts = Counter(chain.from_iterable([sentence.words for sentence in sentences]))
    first = Counter([sentence.words[0] for sentence in sentences])
    names = {word: first[word] for word in counts if word[0].isupper() and not word.isupper()}
    times, times_no_name = counts.values(), (counts | names).values()
    # A column for each of the figures.
    syllables, characters, polysyllables, long_words, hard, difficult = zip(*map(figures_of, counts), strict=True)
    words = counts.total()
    return Prose(
        words=words,
        sentences=len(sentences),
        syllables=sum(map(mul, syllables, times)),
        syllables_beyond_names=syllables_beyond_names(sentences, counts) if words >= ENOUGH_WORDS else 0,
        polysyllables=sum(map(mul, polysyllables, times)),
        complex_words=sum(map(mul, hard, times_no_name)),
        difficult_words=sum(map(mul, difficult, times_no_name)),
        long_words=sum(map(mul, long_words, times)),
        characters=sum(map(mul, characters, times)),
        different_words=len(set(map(str.lower, counts))),
    )
