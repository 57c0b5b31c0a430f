"""The keyphrase in figures."""

from seo_checks import parse
from seo_checks.keyphrase import By, keyphrase_map
from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import page, prose


def test_counts_density_and_positions_are_those_of_the_main_text():
    calm = prose(45).replace("back", "arm")
    text = phrased(
        f"<h2>Acupuncture for back pain</h2><p>{calm} Sore backs.</p><p>{calm} "
        '<img src="a" alt="Acupuncture, back pain">'
        "</p><p>Acupuncture eases pain in the back.</p>"
    ).replace("</main>", "</main><footer>Acupuncture for back pain</footer>")
    found = keyphrase_map(parse(text))
    assert found
    assert (found.keyphrase, found.count, found.words) == ("acupuncture for back pain", 2, 102)
    assert found.density == 1.96
    assert found.positions == (0.0, round(96 / 102, 3))
    assert found.by == {By.EXACT: 1, By.FORMS: 1}
    assert [match.span.quote for match in found.matches] == [
        "Acupuncture for back pain", "Acupuncture eases pain in the back",
    ]  # fmt: skip


def test_a_page_without_words_has_no_density():
    found = keyphrase_map(parse(phrased("<hr>")))
    assert found
    assert (found.count, found.density, found.positions) == (0, 0.0, ())


def test_a_page_without_a_keyphrase_has_no_map():
    assert keyphrase_map(parse(page("<p>Acupuncture for back pain.</p>"))) is None
