from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place, prose


def test_the_second_of_two_equal_paragraphs_is_flagged():
    [finding] = findings("repeated-paragraph", page(f"<p>{prose(20)}</p>\n<p>x</p>\n<p>{prose(20).upper()}</p>"))
    assert finding.severity is Severity.REVIEW
    assert place(finding) == (8, 4)
    assert "line 6" in finding.message


def test_short_and_different_paragraphs_are_fine():
    assert not findings("repeated-paragraph", page(f"<p>{prose(14)}</p><p>{prose(14)}</p>"))
    assert not findings("repeated-paragraph", page(f"<p>{prose(20)}</p><p>{prose(21)}</p>"))
    text = page(f"<p>{prose(20)}</p>").replace("</main>", f"</main><footer>{prose(20)}</footer>")
    assert not findings("repeated-paragraph", text)


def test_the_least_length_is_an_option():
    assert findings("repeated-paragraph", page("<p>Book now</p><p>Book now</p>"), min_words=2)


def test_paragraphs_that_were_pasted_together_are_one_finding():
    first, second = f"<p>{prose(20)}</p>", f"<p>{prose(25)}</p>"
    [finding] = findings("repeated-paragraph", page(f"{first}\n{second}\n<h2>x</h2>{first}\n<p>Book</p>{second}"))
    assert "2 paragraphs" in finding.message
    assert "line 6" in finding.message
    assert len(findings("repeated-paragraph", page(f"{first}{second}{second}{first}"))) == 2
    assert len(findings("repeated-paragraph", page(f"{first}<p>{prose(30)}</p>{first}{second}{second}"))) == 2


def test_filler_text_is_left_to_its_own_check():
    filler = f"<p>Lorem ipsum {prose(20)}</p>"
    assert not findings("repeated-paragraph", page(f"{filler}{filler}"))
