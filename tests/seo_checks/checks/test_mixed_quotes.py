import pytest

from tests.seo_checks.pages import findings, page


def test_two_kinds_on_one_page_are_one_finding_at_the_rarer_kind():
    [finding] = findings("mixed-quotes", page("<p>It's “thin”, don’t worry, we’re here.</p><p>That's \"all\".</p>"))
    assert "3 quotation marks or apostrophes are straight and 3 are curly" in finding.message
    assert finding.quote == "'"
    assert finding.start == 2


@pytest.mark.parametrize(
    "text",
    [
        "It's thin, don't \"worry\"",
        "It’s thin, don’t “worry”",
        'It’s thin, don’t worry, 5\'10" and 6" needles',
        "It’s thin, don’t worry, it's",
        "rock 'n' roll 'x', it’s and it’s",
    ],
)
def test_one_kind_and_measures_are_fine(text):
    assert not findings("mixed-quotes", page(f"<p>{text}</p>"))


def test_how_many_of_each_is_an_option():
    assert findings("mixed-quotes", page("<p>It's thin, don’t worry</p>"), min_each=1)
