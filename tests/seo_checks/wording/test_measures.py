"""The figures without a verdict, and how long they take on hostile text."""

import inspect
import time
from pathlib import Path

import pytest

from seo_checks import Category, Kind, catalogue, parse
from seo_checks.wording.passive import share_of_passive_sentences
from seo_checks.wording.prose import own_prose, statements
from seo_checks.wording.questions import share_of_question_headings
from seo_checks.wording.transitions import share_of_sentences_with_transitions
from tests.seo_checks.pages import page


def document(body: str):
    return parse(page(body), Kind.HTML)


def test_the_share_of_passive_sentences():
    assert share_of_passive_sentences(document("<p>It is used. It helps. It hurts. We rest.</p>")) == 25
    assert share_of_passive_sentences(document("")) == 0


def test_the_share_of_sentences_with_transitions():
    assert share_of_sentences_with_transitions(document("<p>However, it helps. It hurts.</p>")) == 50
    assert share_of_sentences_with_transitions(document("")) == 0


def test_the_share_of_headings_that_are_questions():
    body = "<h1>Does it hurt?</h1><h2>Is it safe?</h2><h2>Risks</h2><h3>Who can have it? </h3><h2>Prices</h2>"
    assert share_of_question_headings(document(body)) == 50
    assert share_of_question_headings(document("<h1>Does it hurt?</h1>")) == 0


def test_fragments_of_lists_are_no_statements():
    body = "<p>No stop here</p><ul><li>thin needles in the skin</li><li>We use thin needles.</li><li>Rest.</li></ul>"
    assert [tokens.sentence.text for tokens in statements(document(body))] == ["No stop here", "We use thin needles."]


@pytest.mark.parametrize(
    "reference",
    [
        "Vickers AJ, Vertosick EA. Acupuncture for chronic pain. J Pain 2018;19(5):455-474.",
        "Linde K et al. (2016) Headache prophylaxis. doi: 10.1002/1465.",
        "MacPherson H. (2001) The York survey. BMJ.",
        "National guideline on backs. ISBN 978-1-4731-2186-7",
    ],
)
def test_references_are_nobodys_own_prose(reference):
    found = own_prose(document(f"<ol><li>{reference}</li></ol><p>In 2019 we moved to Hove. Come in, sit down.</p>"))
    assert [block.text for block in found] == ["In 2019 we moved to Hove. Come in, sit down."]


HOSTILE = {
    "no blanks": "a" * 60_000,
    "one long sentence": "is used in the event of a risk by 5 % " * 1_500,
    "commas": "a, " * 20_000,
    "brackets": "(" * 30_000 + "IBS",
    "capitals": " ".join(f"{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676 % 26)}" for n in range(12_000)),
    "auxiliaries": "is be been was not very " * 8_000,
    "figures": "1 in 5 and 10 % of people, " * 2_000,
    "quotes": '"a diabetic" ' * 5_000,
    "relative": "reduces the risk of a a a a a a a a " * 1_500,
    "spaces": "a" + " " * 50_000 + "b",
}
CHECKS = {
    identity: check
    for identity, check in catalogue().items()
    if check.category is Category.READABILITY and "seo_checks.wording" in Path(inspect.getfile(check.run)).read_text()
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(name):
    """A quadratic check would take minutes here."""
    assert len(CHECKS) >= 15
    hostile = document(f"<p>{HOSTILE[name]}</p>")
    began = time.process_time()
    for check in CHECKS.values():
        list(check.run(hostile))
    assert time.process_time() - began < 6
