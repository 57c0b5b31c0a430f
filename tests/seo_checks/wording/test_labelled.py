"""How passives, transitions, run-together words and the ends of sentences agree with cases labelled by hand.

`pytest -rP` shows the figures. The labels say what a reader of English would; where a case and the code disagree, look
at the case first, but do not bend it. Of a question with its subject inside the passive ("Can it be treated?") the
quote is what stands behind the subject, but where the subject follows "is" ("Is it covered?") it is all of it.
"""

import pytest

from seo_checks import Kind, parse
from seo_checks.text import sentence_spans
from seo_checks.wording.passive import passive_span
from seo_checks.wording.prose import Tokens, prose_tokens
from seo_checks.wording.transitions import transitions
from tests.seo_checks.pages import findings, page
from tests.seo_checks.wording.labelled_cases import Agreement, cases

FILES = ("passive", "transitions", "fused", "sentences")


def tokens_of(text: str) -> Tokens:
    [tokens] = prose_tokens(parse(f"<p>{text}</p>", Kind.HTML))
    return tokens


def test_there_are_enough_cases_of_both_kinds():
    assert sum(len(cases(name)) for name in FILES) >= 420
    for name, label in [("passive", "quote"), ("transitions", "transition"), ("fused", "quote")]:
        flagged = sum(bool(case[label]) for case in cases(name))
        assert 0.3 * len(cases(name)) <= flagged <= 0.7 * len(cases(name))


@pytest.mark.parametrize("name", FILES)
def test_no_case_is_there_twice(name):
    texts = [case["text"] for case in cases(name)]
    assert len(texts) == len(set(texts))


def test_passive_voice():
    agreement, quotes = Agreement(), 0
    for case in cases("passive"):
        span = passive_span(tokens_of(case["text"]))
        agreement.count(span is not None, bool(case["quote"]))
        quotes += span is not None and span.quote == case["quote"]
    print(f"passive voice: {agreement}; {quotes} of {agreement.hits} quotes exact")
    assert agreement.f1 >= 0.95
    assert agreement.precision >= 0.97
    assert quotes >= 0.95 * agreement.hits


def test_transitions():
    agreement = Agreement()
    for case in cases("transitions"):
        linked, _ = transitions(parse(f"<p>{case['text']}</p>", Kind.HTML))
        agreement.count(linked > 0, case["transition"])
    print(f"transitions: {agreement}")
    assert agreement.f1 >= 0.95


def test_words_run_together():
    """Two checks share these: one for words without anything between them, one for a stop without a blank."""
    agreement = Agreement()
    for case in cases("fused"):
        text = page(f"<p>{case['text']}</p>")
        found = [*findings("fused-words", text), *findings("missing-space", text)]
        agreement.count(bool(found), bool(case["quote"]))
    print(f"words run together: {agreement}")
    assert agreement.precision >= 0.95
    assert agreement.recall >= 0.75


def test_sentences():
    wrong = []
    for case in cases("sentences"):
        found = [case["text"][start:end] for start, end in sentence_spans(case["text"])]
        if found != case["sentences"]:
            wrong.append((found, case["sentences"]))
    right = 1 - len(wrong) / len(cases("sentences"))
    print(f"sentences: {right:.3f} of the cases exact")
    assert right >= 0.98, wrong
