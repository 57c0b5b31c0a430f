"""A claim as assembled from its sentence: treatment, condition, effect and population, else those of the title."""

from pathlib import Path

import pytest

from seo_checks.claims import rules
from seo_checks.claims.claim import Claim, assembled
from seo_checks.claims.page import Page
from tests.seo_checks.claims.reading import Small, page


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    folder: Path = tmp_path_factory.mktemp("small")
    return Small(folder)


def claim(small: Small, sentence: str, claimed: str, title: str = "") -> Claim:
    """The claim that some words of a sentence make."""
    seen = Page(page(sentence, title=title), small.lexicon, small.rules.library.tradition)
    passage = seen.passages[-1]
    words = passage.words.words
    sought = small.lexicon.read(claimed.lower()).words[:-1]
    first = next(at for at in range(len(words)) if words[at : at + len(sought)] == sought)
    return assembled(passage, seen, first, first + len(sought), 4)


def test_its_parts_are_those_of_the_sentence(small: Small) -> None:
    found = claim(small, "Needling eases a bad back in children.", "eases a bad back")
    assert (found.treatment, found.condition, found.effect, found.population) == (
        "needling",
        "bad back",
        "eases",
        "children",
    )
    assert (found.treatment_concept, found.condition_concept) == ("acupuncture", "back pain")


def test_names_are_written_as_the_vocabulary_has_them(small: Small) -> None:
    assert claim(small, "REIKI CURES MIGRAINES.", "cures migraines").treatment == "Reiki"


@pytest.mark.parametrize(
    ("written", "named"),
    [("diabetic", "diabetes"), ("insomniacs", "insomnia"), ("colic", "colic"), ("ulcers", "ulcers")],
)
def test_whoever_has_a_condition_is_said_to_have_it_and_not_to_be_it(written: str, named: str) -> None:
    library = rules().library
    seen = Page(page(f"Reiki cures {written}."), library.lexicon, library.tradition)
    words = seen.passages[-1].words.words
    assert assembled(seen.passages[-1], seen, 1, len(words), 4).condition == named


def test_the_nearest_to_the_claimed_words_counts(small: Small) -> None:
    text = "Reiki calms, physiotherapy cures migraine, and surgery is for cancer."
    found = claim(small, text, "cures migraine")
    assert (found.treatment, found.condition) == ("physiotherapy", "migraine")
    assert claim(small, text, "calms").treatment == "Reiki"


def test_of_two_names_at_one_place_the_longest_counts(small: Small) -> None:
    assert claim(small, "It cures low back pain.", "cures low back pain").condition_concept == "low back pain"


def test_what_the_sentence_does_not_name_the_title_may(small: Small) -> None:
    found = claim(small, "It is cured.", "cured", title="Reiki for Headaches")
    assert (found.treatment, found.condition, found.condition_concept) == ("Reiki", "headaches", "headache")
    assert claim(small, "It is cured: the migraine.", "cured", title="Reiki for Headaches").condition == "migraine"


def test_what_nothing_names_is_left_open(small: Small) -> None:
    assert claim(small, "It is gone.", "gone") == Claim(strength=4)
    assert claim(small, "It is gone.", "gone").as_data() == {"strength": 4}


def test_data_for_reports_has_the_known_parts(small: Small) -> None:
    data = claim(small, "Reiki eases stress.", "eases stress").as_data()
    assert data == {"treatment": "Reiki", "condition": "stress", "effect": "eases", "strength": 4}


def test_an_effect_outside_the_claimed_words_is_not_the_claims(small: Small) -> None:
    assert claim(small, "It eases stress and cures migraine.", "cures migraine").effect == "cures"
    assert claim(small, "It eases stress in one hour.", "in one hour").effect == ""
