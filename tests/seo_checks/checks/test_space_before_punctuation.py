import pytest

from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    "text", ["thin , sharp", "Thin ; sharp", "thin .", "Is it thin ?", "thin : yes", "“thin” , sharp"]
)
def test_a_blank_before_a_mark_is_flagged(text):
    [finding] = findings("space-before-punctuation", page(f"<p>Needles {text}</p>"))
    assert "once" in finding.message


def test_all_are_one_finding():
    [finding] = findings("space-before-punctuation", page("<p>thin , sharp</p><p>cold .</p>"))
    assert "twice: “thin ,”, “cold .”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "thin, sharp; cold.",
        "thin ... and so on",
        "thin . . . and so on",
        "p = .05 and .NET",
        "thin :) and ;-) and :(",
        "ratio 1:2",
        "a :hover",
        "thin ?? and !!",
        "thin<br>, sharp",
    ],
)
def test_other_text_is_fine(text):
    assert not findings("space-before-punctuation", page(f"<p>Needles {text}</p>"))


def test_cells_of_tables_are_not_judged():
    assert not findings("space-before-punctuation", page("<p>x</p><table><tr><td>1 , 2</td></tr></table>"))
