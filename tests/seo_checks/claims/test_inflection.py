"""Inflections: the forms that English verbs and nouns take, in British and American spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks.claims.inflection import inflections


@pytest.mark.parametrize(
    "forms",
    [
        "heal heals healed healing",
        "relieve relieves relieved relieving",
        "free frees freed freeing",
        "stop stops stopped stopping",
        "rid rids ridding",
        "banish banishes banished banishing",
        "fix fixes fixed fixing",
        "remedy remedies remedied remedying",
        "destroy destroys destroyed destroying",
        "come comes came coming",
        "shrink shrinks shrank shrunk shrinking",
        "tooth teeth",
        "child children",
    ],
)
def test_forms_of_a_word(forms: str) -> None:
    lemma, *others = forms.split()
    assert inflections(lemma) >= {lemma, *others}


@pytest.mark.parametrize(
    "forms",
    [
        "minimise minimises minimised minimising minimize minimizes minimized minimizing",
        "paralyse paralysed paralyzed paralysing paralyzing",
        "cancel cancelled canceled cancelling canceling",
    ],
)
def test_british_and_american_spelling(forms: str) -> None:
    lemma, *others = forms.split()
    assert inflections(lemma) >= set(others)


@pytest.mark.parametrize(
    ("lemma", "other"), [("heal", "healer"), ("cure", "curious"), ("ease", "east"), ("end", "ends up")]
)
def test_other_words_are_no_forms(lemma: str, other: str) -> None:
    assert other not in inflections(lemma)


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True))
def test_any_word_has_itself_and_words_among_its_forms(lemma: str) -> None:
    forms = inflections(lemma)
    assert lemma in forms
    assert all(form.isalpha() and form == form.lower() for form in forms)
