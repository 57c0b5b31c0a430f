import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("in the the back", "the the"),
        ("The the back", "The the"),
        ("a a needle", "a a"),
        ("A a needle", "A a"),
        ("it eases pain pain", "pain pain"),
        ("don't don't", "don't don't"),
        ("the the the back", "the the the"),
        ("thin<br>thin needles", "thin\nthin"),
    ],
)
def test_a_word_written_twice_is_flagged(text, quote):
    [finding] = findings("repeated-word", page(f"<p>Needles: {text}.</p>"))
    assert finding.quote == quote
    assert finding.severity is Severity.REVIEW


def test_the_finding_points_at_the_words():
    [finding] = findings("repeated-word", page("<p>In\n the\n <b>the</b> back</p>"))
    assert place(finding) == (7, 2)


@pytest.mark.parametrize(
    "text",
    [
        "they had had it, so that that pain, what it is is clear, gave her her towel",
        "Bora Bora, Wagga Wagga, Duran Duran and Li Li",
        "pain, pain, pain and slow, slow breath",
        "ylang ylang oil, very very thin, one one",
        "vitamin B b, grade C c",
        "01632 xxx xxx",
        "the-the, the the-needle, well-being being",
        "He came in. In May it was it",
        "5 5 and 10 10",
        "see the.the file and a@a a@b",
        "the other, other needles",
        "the then, and an and",
    ],
)
def test_words_that_may_be_doubled_are_fine(text):
    assert not findings("repeated-word", page(f"<p>Needles: {text}.</p>"))


def test_cells_of_tables_are_not_judged():
    assert not findings("repeated-word", page("<p>x</p><table><tr><td>yes or or no</td></tr></table>"))
