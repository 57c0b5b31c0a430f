import pytest

from tests.seo_checks.pages import findings, page, place


def described(length: int) -> str:
    return page("<p>Thin needles.</p>", head=f'\n<meta name="description" content="{"x" * length}">')


@pytest.mark.parametrize("length", [120, 160])
def test_descriptions_within_the_limits_are_fine(length):
    assert not findings("meta-description-length", described(length))


@pytest.mark.parametrize(("length", "advice"), [(119, "Add what"), (161, "Shorten it")])
def test_descriptions_beyond_the_limits_are_quoted_with_their_length(length, advice):
    [finding] = findings("meta-description-length", described(length))
    assert finding.quote == "x" * length
    assert f"{length} characters" in finding.message
    assert advice in finding.message
    assert place(finding) == (4, 35)


def test_the_limits_are_options():
    assert findings("meta-description-length", described(140), max_characters=139)
    assert findings("meta-description-length", described(140), min_characters=141)
    assert not findings("meta-description-length", described(10), min_characters=10)


def test_entities_count_as_the_characters_they_stand_for():
    head = f'<meta name="description" content="{"&amp;" * 130}">'
    assert not findings("meta-description-length", page("<p>Thin needles.</p>", head=head))
