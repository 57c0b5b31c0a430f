import pytest

from seo_checks.names import core_name, is_person, is_post_nominal, name_at_start, same_person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Smith", "Jane Smith"), ("Jane Smith, MBBS, MRCGP", "Jane Smith"), ("Jane Smith MBBS", "Jane Smith"),
        ("Dr Jane Smith on 3 March 2026", "Dr Jane Smith"), ("Dr. Smith | 3 March", "Dr Smith"),
        ("Prof Ana van der Berg (cardiologist)", "Prof Ana van der Berg"), ("Jane A. Smith.", "Jane A. Smith"),
        ("Anjali Pemberton-Rao, BSc", "Anjali Pemberton-Rao"), ("Siân O’Neill and Bob Jones", "Siân O’Neill"),
        ("JANE SMITH", "JANE SMITH"), ("Yo Ma, DO", "Yo Ma"), ("Donald McDonald", "Donald McDonald"),
    ],
)  # fmt: skip
def test_a_name_ends_where_something_else_begins(text, name):
    assert name_at_start(text) == name


@pytest.mark.parametrize(
    "text",
    ["", "the clinic", "The Elm Clinic team", "Elm Clinic", "jane smith", "Jane", "MChiro Chiropractor", "BDS\nDentist",
     "Monday Morning", "Cochrane", "contrast", "NHS England", "Bach and others"],
)  # fmt: skip
def test_what_is_no_persons_name_is_none(text):
    assert name_at_start(text) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr Jane Smith MBBS", "Jane Smith"), ("Jane A. Smith", "Jane Smith"), ("J. Smith", "Jane Smith"),
        ("Dr Smith", "Jane Smith"), ("JANE SMITH", "Jane Smith, MRCGP"), ("José Núñez", "Jose Nunez"),
        ("Siân O'Neill", "Sian O’Neill"), ("Prof. Jane Smith, BSc (Hons)", "Jane Smith PhD"),
    ],
)  # fmt: skip
def test_variants_of_a_name_are_one_person(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jane Smith", "John Smith"), ("Jane Smith", "Jane Jones"), ("J. Smith", "Anna Smith"), ("", "Jane Smith")],
)
def test_other_names_are_other_people(one, other):
    assert not same_person(one, other)


@pytest.mark.parametrize("word", ["MBBS", "MBChB", "BSc", "MRCGP", "PhD", "LicAc", "MD", "DO", "M.D.", "FRCP", "MOst"])
def test_letters_after_a_name_are_known(word):
    assert is_post_nominal(word)


@pytest.mark.parametrize("word", ["Smith", "McDonald", "Ma", "Do", "of", "MacLeod"])
def test_names_are_no_letters_after_a_name(word):
    assert not is_post_nominal(word)


def test_the_core_of_a_name_is_folded():
    assert core_name("Dr Siân O’Neill MBBS, GP") == ["sian", "oneill"]


def test_a_team_is_no_person():
    assert is_person("Dr Jane Smith")
    assert not is_person("Elm Clinic editorial team")
    assert not is_person(" ")
