import pytest

from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings

CHECK = "keyphrase-share-of-images"


def pictured(*alts: str) -> str:
    return phrased("<p>Needles.</p>" + "".join(f'<img src="a.jpg" alt="{alt}">' for alt in alts))


@pytest.mark.parametrize(
    ("alts", "said"),
    [
        (["A room"], "The alternative text of the image does not name"),
        (["A room", "A door"], "None of the 2 alternative"),
    ],
)
def test_images_that_never_name_it_are_one_finding(alts, said):
    [finding] = findings(CHECK, pictured(*alts))
    assert said in finding.message
    assert "“acupuncture for back pain”" in finding.message


@pytest.mark.parametrize(
    "alts", [[], [""], ["", "Acupuncture needles in a back"], ["A room", "Where back pain is felt"]]
)
def test_one_with_half_of_the_words_is_enough_and_none_are_needed(alts):
    assert not findings(CHECK, pictured(*alts))


def test_nearly_all_repeating_it_is_too_much():
    [finding] = findings(CHECK, pictured(*["Acupuncture for back pain"] * 4, "A room"))
    assert "4 of 5 alternative texts repeat" in finding.message
    assert not findings(CHECK, pictured(*["Acupuncture for back pain"] * 3, "A room", "A door"))
    assert not findings(CHECK, pictured(*["Acupuncture for back pain"] * 4))


def test_the_limit_is_an_option():
    text = pictured(*["Acupuncture for back pain"] * 3, "A room", "A door")
    assert findings(CHECK, text, max_percent=59)


def test_images_outside_the_main_content_are_not_judged():
    text = phrased("<p>Needles.</p>").replace("</main>", '</main><footer><img src="a" alt="Logo"></footer>')
    assert not findings(CHECK, text)
