import pytest

from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings, page

CHECK = "keyphrase-without-content"


@pytest.mark.parametrize("keyphrase", ["how to", "What is this about?", "…"])
def test_a_keyphrase_that_names_nothing_is_quoted(keyphrase):
    [finding] = findings(CHECK, phrased("<p>Needles.</p>", keyphrase=keyphrase))
    assert f"The keyphrase “{keyphrase}” holds no word" in finding.message


@pytest.mark.parametrize("keyphrase", ["back", "how to rest", '"how to"', "after"])
def test_one_word_that_counts_is_enough(keyphrase):
    assert not findings(CHECK, phrased("<p>Needles.</p>", keyphrase=keyphrase))


def test_no_keyphrase_is_no_fault():
    assert not findings(CHECK, page("<p>Needles.</p>"))
    assert not findings(CHECK, phrased("<p>Needles.</p>", keyphrase="  "))
