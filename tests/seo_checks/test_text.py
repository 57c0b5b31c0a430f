"""Folding, words and sentences, with offsets that lead back into the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks.text import fold, sentence_spans, trimmed, word_spans, words

# A bar stands where one sentence ends and the next begins.
SENTENCES = {
    "plain": "It helps some people.| It does not help all.",
    "question and exclamation": "Does it hurt?| Hardly!| You may feel a tingle.",
    "no stop at the end": "It helps some people.| Not all",
    "one word": "Stop.",
    "titles": "Dr. Smith saw Mr. Jones, Mrs. Lee and Prof. Adeyemi.| They talked.",
    "saint": "She was seen at St. Thomas Hospital.| It was busy.",
    "for example": "We treat pain, e.g. Back pain.| We also teach, i.e. Explain.",
    "versus": "We compared acupuncture vs. Placebo.| Both helped.",
    "about": "It takes approx. 20 minutes.| Then you rest.",
    "et cetera inside": "We use needles, cups, etc. and heat.",
    "et cetera at the end": "We use needles, cups, etc.| Patients choose.",
    "et al. inside": "Vickers et al. (2018) pooled 39 trials.",
    "et al. before a name": "As Vickers et al. Found, the effect lasts.",
    "et al. at the end": "This was shown by Vickers et al.| The trials had 20,000 patients.",
    "US inside": "The U.S. Department of Health agrees.",
    "US at the end": "It is common in the U.S.| The trials were small.",
    "doctorate": "Jane Lee, Ph.D. and M.D., wrote it.| She reviewed it too.",
    "p.m. at the end": "We close at 5 p.m.| Call us before.",
    "a.m. inside": "Come at 9 a.m. Monday or 10 a.m. on Tuesday.",
    "dosing": "Take it b.i.d.| The dose is low.",
    "decimals": "It costs $2.50 per needle.| A set is $12.95.",
    "decimal at the end": "The score fell by 3.5.| Placebo did nothing.",
    "thousands": "We followed 2,500 patients.| They were adults.",
    "version": "We use version 2.1 of the scale.",
    "percent": "It fell by 12.5%.| That is small.",
    "unit at the end": "Take 5 mg.| Wait an hour.",
    "minutes": "It lasts 30 min.| Rest afterwards.",
    "at most a number": "It lasts max. 30 minutes.",
    "numbered thing": "See Fig. 2 and vol. 3, pp. 12-15.| It is clear.",
    "numbered thing at the end": "The trial is shown in Fig. 2.| The effect is small.",
    "number sign": "No. 5 is a needle size.| He said no.| Then he left.",
    "month": "It opened on 5 Dec. 2020.| It closed in Dec.| The site is empty.",
    "initials": "J. A. Smith and J.R.R. Tolkien met.| They talked.",
    "initial after a name": "George W. Bush left.| He went home.",
    "vitamin": "Take vitamin C.| It is in fruit.",
    "hepatitis": "Needles once carried hepatitis B.| The clinic uses new ones.",
    "an initial follows": "He met J. A. Smith.",
    "list number": "1. Lie down.| 2. Breathe out.| 3. Rest.",
    "list letter": "A. Lie down.| B. Breathe out.",
    "number in a sentence": "This was in 1999.| In 2000 it changed.",
    "ellipsis goes on": "It may help ... or it may not.",
    "ellipsis character": "It may help… or not.| We do not know…| Nobody does.",
    "ellipsis ends": "Wait...| What is it?| No!",
    "spaced ellipsis": "It may . . . help.| Who knows.",
    "many marks": "Really?!| Yes!!!| Good.",
    "quotation": "He said “It helps.”| She left.",
    "straight quotation": 'He said "It helps."| She left.',
    "question in quotation": "“Does it hurt?” he asked.| It did not.",
    "quotation begins": "It helped.| “I slept well,” she said.",
    "brackets": "(It helps.)| She left.",
    "stop inside brackets": "It helps (see Fig. 2.)| Then it stops.",
    "bracket after": "It helps some (not all).| She left.",
    "bracket begins": "It helped.| (She slept.)",
    "space forgotten": "Is it safe?|Yes it is.",
    "full stop without space": "It helps.|It is safe.",
    "address": "See www.nhs.uk.| Bring it along.",
    "address goes on": "See www.nhs.uk for more.| It is good.",
    "full address": "See https://www.nhs.uk/A?Query=1 now.| It is good.",
    "mail": "Write to info@clinic.example.| We answer.",
    "file": "Read consent.pdf first.| Sign it.",
    "note number": "It eased pain.1| The effect was small.2,3| Few",
    "note in brackets": "It eased pain.[1]| The effect was small.[2][3-5]| Few",
    "note in superscript": "It eased pain.¹| The effect was small.²³| Few",
    "line break": "Elm Clinic\n| 12 High Street\n| Open daily",
    "line break goes on": "We treat pain\nand stiffness.",
    "bullets by line breaks": "We treat\n| - pain\n| - stiffness",
    "abbreviated company": "Elm Inc. Labs made it.| It was sold by Elm Inc.| The price fell.",
    "junior": "John Lee Jr. Smith came.| So did Sam Lee Jr.| They left.",
    "lower case goes on": "The brand Yahoo! is not a clinic.",
    "colon and semicolon": "Two things help: rest; sleep.",
    "dash": "It helps – we think.| It may not.",
    "nothing but marks": "It helps.| *** It is safe.",
    "nothing but marks last": "It helps. ***",
    "accents": "Élan vital is a term.| Ça va.",
    "hours": "Open 9.30 to 17.00.| Closed on Sunday.",
    "telephone": "Tel. 0123 456 789.| Ask for Ann.",
    "page": "See p. 12 and p. 14.| Then stop.",
    "Latin": "Nux vomica (cf. Strychnos) is a plant.| It is toxic.",
}  # fmt: skip


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences(name):
    marked = SENTENCES[name]
    text = marked.replace("|", "")
    expected = [sentence.strip() for sentence in marked.split("|")]
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


def test_there_are_many_cases():
    assert len(SENTENCES) >= 60


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u00a0"])
def test_blank_text_has_no_sentences(text):
    assert sentence_spans(text) == []


def test_an_endless_sentence_is_cut_at_blanks():
    text = "word " * 5_000
    spans = sentence_spans(text)
    assert len(spans) > 1
    assert " ".join(text[start:end] for start, end in spans) == text.strip()


ANY_TEXT = st.text(max_size=200) | st.text(alphabet="aB1 .!?…,'\"”()[]\n-", max_size=200)


@given(ANY_TEXT)
def test_sentences_lose_nothing_but_blanks(text):
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@given(ANY_TEXT)
def test_every_sentence_but_the_only_one_has_something_to_read(text):
    spans = sentence_spans(text)
    readable = [any(character.isalnum() for character in text[start:end]) for start, end in spans]
    assert all(readable) or len(spans) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("well-being and don't", ["well-being", "and", "don't"]),
        ("Don’t re‑use COVID-19", ["Don’t", "re‑use", "COVID-19"]),
        ("2,500 people, 3.5 each", ["2,500", "people", "3.5", "each"]),
        ("rock 'n' roll, patients' pain", ["rock", "n", "roll", "patients", "pain"]),
        ("5–10 (five to ten)", ["5", "10", "five", "to", "ten"]),
        ("naïve Ärzte 針灸", ["naïve", "Ärzte", "針灸"]),
        ("50% of £10/h", ["50", "of", "10", "h"]),
        ("snake_case -- *", ["snake", "case"]),
        ("", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected
    assert [text[start:end] for start, end in word_spans(text)] == expected


@given(st.text(max_size=300))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text(max_size=300))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("It’s “SAFE” – don‘t", "it's \"safe\" - don't"),
        ("pain\u2011free\u00a0relief", "pain-free relief"),
        ("İstanbul STRASSE ẞ", "İstanbul strasse ß"),
        ("two\nlines", "two lines"),
    ],
)
def test_folding_makes_spellings_one(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("start", "end", "expected"), [(0, 7, (2, 5)), (0, 2, (2, 2)), (2, 5, (2, 5)), (7, 7, (7, 7))])
def test_trimming_a_stretch(start, end, expected):
    assert trimmed("  abc  ", start, end) == expected
