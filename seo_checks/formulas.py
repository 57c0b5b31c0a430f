"""Readability formulas, over counts alone: what counts as a word, sentence or syllable is `metrics`'s business.

All but reading ease and LIX give years of US schooling. They were fitted on samples of 100 words and more; below that
they say more about chance than about the text. None knows what a reader knows: they count, nothing else.
"""

from __future__ import annotations

from math import sqrt

# Sentences that SMOG was fitted on: ten each from the beginning, the middle and the end of a text.
SMOG_SENTENCES = 30
# Children start the first grade of US schools in the year in which they turn six.
_AGE_IN_GRADE_0 = 5


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Flesch reading ease: 206.835 - 1.015 words/sentence - 84.6 syllables/word; higher is easier, 60 to 70 is plain.

    Source: Flesch, R. (1948), A new readability yardstick, Journal of Applied Psychology 32(3), 221-233.

    >>> round(flesch_reading_ease(words=13, sentences=1, syllables=24), 3)
    37.455
    """
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59.

    Source: Kincaid, J. P. et al. (1975), Derivation of new readability formulas for Navy enlisted personnel.

    >>> round(flesch_kincaid_grade(words=57, sentences=10, syllables=58), 2)
    -1.36
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog_grade(sentences: int, polysyllables: int) -> float:
    """SMOG: 3.1291 + 1.0430 √(30 polysyllables/sentences); polysyllables are words of three syllables and more.

    Fitted on 30 sentences; with fewer, one long word more or less moves it by a grade.
    Source: McLaughlin, G. H. (1969), SMOG grading: a new readability formula, Journal of Reading 12(8), 639-646.

    >>> round(smog_grade(sentences=1, polysyllables=4), 4)
    14.5546
    """
    return 3.1291 + 1.0430 * sqrt(30 * polysyllables / sentences)


def gunning_fog(words: int, sentences: int, complex_words: int) -> float:
    """Gunning's Fog index: 0.4 (words/sentence + complex words in a hundred).

    Complex are words of three syllables and more, but for names, compounds of short words, and words that only the
    ending -es, -ed or -ing makes that long. textstat 0.7.8 departs from this: it counts names and such endings, and
    leaves out what is on the list of Dale and Chall.
    Source: Gunning, R. (1952), The technique of clear writing, McGraw-Hill.

    >>> gunning_fog(words=100, sentences=5, complex_words=10)
    12.0
    """
    return 0.4 * (words / sentences + 100 * complex_words / words)


def coleman_liau(words: int, sentences: int, characters: int) -> float:
    """Coleman-Liau index: 0.0588 L - 0.296 S - 15.8, with L characters and S sentences per hundred words.

    Characters are letters and digits. textstat 0.7.8 departs from this: it multiplies L by 0.058, which makes a text
    of five letters a word 0.4 grades easier.
    Source: Coleman, M. and Liau, T. L. (1975), A computer readability formula designed for machine scoring, Journal of
    Applied Psychology 60(2), 283-284.

    >>> round(coleman_liau(words=1000, sentences=42, characters=5370), 2)
    14.53
    """
    return 0.0588 * 100 * characters / words - 0.296 * 100 * sentences / words - 15.8


def automated_readability(words: int, sentences: int, characters: int) -> float:
    """Automated readability index: 4.71 characters/word + 0.5 words/sentence - 21.43.

    Characters are letters and digits. textstat 0.7.8 departs from this: it counts punctuation, too, at least one
    character for each sentence.
    Source: Smith, E. A. and Senter, R. J. (1967), Automated readability index, AMRL-TR-66-220.

    >>> round(automated_readability(words=100, sentences=5, characters=450), 3)
    9.765
    """
    return 4.71 * characters / words + 0.5 * words / sentences - 21.43


def dale_chall(words: int, sentences: int, difficult_words: int) -> float:
    """Dale-Chall score: 0.1579 d + 0.0496 words/sentence, + 3.6365 where d > 5; d: difficult words in a hundred.

    Below 5: grade 4 or less; 5 to 6: grades 5 and 6; and so on in steps of two grades; 9 and more: college.
    Difficult are words that are neither on the list of 3,000 that most fourth-graders know, nor regular forms of them,
    nor names, nor numbers. textstat 0.7.8, whose copy of the list is used here, departs from this: it calls those
    forms, names and numbers difficult.
    Source: Dale, E. and Chall, J. S. (1948), A formula for predicting readability, Educational Research Bulletin 27;
    the longer list: Chall, J. S. and Dale, E. (1995), Readability revisited.

    >>> round(dale_chall(words=30, sentences=2, difficult_words=6), 4)
    7.5385
    >>> round(dale_chall(words=30, sentences=2, difficult_words=0), 3)
    0.744
    """
    percent = 100 * difficult_words / words
    return 0.1579 * percent + 0.0496 * words / sentences + (3.6365 if percent > 5 else 0)


def linsear_write(words: int, sentences: int, polysyllables: int) -> float:
    """Linsear Write: r = (easy words + 3 polysyllables)/sentences; half of r where r is over 20, else half of r - 2.

    Polysyllables are words of three syllables and more, easy all others. Made for samples of 100 words, but r is a
    mean per sentence, so that a whole text will do, and does here; textstat takes the first hundred unless told not to.
    Source: O'Hayre, J. (1966), Gobbledygook has gotta go, US Bureau of Land Management.

    >>> linsear_write(words=100, sentences=5, polysyllables=20)
    14.0
    >>> linsear_write(words=100, sentences=10, polysyllables=5)
    4.5
    """
    points = (words + 2 * polysyllables) / sentences
    return points / 2 if points > 20 else (points - 2) / 2


def lix(words: int, sentences: int, long_words: int) -> float:
    """LIX: words/sentence + long words in a hundred; long are words of more than six letters. No grade: 40 is medium.

    Source: Björnsson, C. H. (1968), Läsbarhet, Liber.

    >>> lix(words=100, sentences=5, long_words=25)
    45.0
    """
    return words / sentences + 100 * long_words / words


def reading_age(grade: float) -> float:
    """The age in years at which a pupil in that grade of US schools starts the year: grade 6 is eleven years.

    >>> reading_age(6.0)
    11.0
    """
    return grade + _AGE_IN_GRADE_0


def grade_at_age(age: float) -> float:
    """The grade of US schools that a pupil of that age starts.

    >>> grade_at_age(11)
    6
    """
    return age - _AGE_IN_GRADE_0
