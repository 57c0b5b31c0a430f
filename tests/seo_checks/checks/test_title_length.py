import pytest

from tests.seo_checks.pages import findings, page, place


def titled(length: int) -> str:
    return page("<h1>Acupuncture</h1>", title="x" * length)


@pytest.mark.parametrize("length", [30, 60])
def test_titles_within_the_limits_are_fine(length):
    assert not findings("title-length", titled(length))


@pytest.mark.parametrize(("length", "advice"), [(29, "Add the treatment"), (61, "Shorten it")])
def test_titles_beyond_the_limits_are_quoted_with_their_length(length, advice):
    [finding] = findings("title-length", titled(length))
    assert finding.quote == "x" * length
    assert f"{length} characters" in finding.message
    assert advice in finding.message
    assert place(finding) == (3, 14)


def test_the_limits_are_options():
    assert findings("title-length", titled(40), max_characters=39)
    assert findings("title-length", titled(40), min_characters=41)
    assert not findings("title-length", titled(90), max_characters=90)


def test_a_page_without_a_title_is_the_business_of_another_check():
    assert not findings("title-length", page("<h1>Acupuncture</h1>", title=""))
