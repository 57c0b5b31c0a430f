"""Names of treatments, conditions, body parts and medicines are not held against a text; other long words are."""

from collections import Counter

import pytest

from seo_checks import parse
from seo_checks.metrics import full_sentences
from seo_checks.unavoidable import syllables_beyond_names


def beyond(text: str) -> int:
    sentences = full_sentences(parse(f"<p>{text}</p>"))
    return syllables_beyond_names(sentences, Counter(word for sentence in sentences for word in sentence.words))


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("We offer acupuncture.", 2),
        ("Acupuncture may ease sciatica and fibromyalgia.", 2 + 2 + 3),
        ("Ask before you stop ibuprofen.", 2),
        ("It rests on the intervertebral discs.", 3),
        ("Some have irritable bowel syndrome.", 2),
        ("She has rheumatoid arthritis.", 1 + 1),
        ("Take anti-inflammatory tablets.", 5),
    ],
)
def test_names_have_syllables_too_many(text, syllables):
    assert beyond(text) == syllables


@pytest.mark.parametrize(
    "text",
    [
        "The methodology of a comprehensive investigation is complicated.",
        "The back and the neck hurt.",  # names, but short
        "An irritable receptionist forgot the appointment.",  # a word of a name, but no name
    ],
)
def test_other_words_have_none(text):
    assert beyond(text) == 0
