import pytest

from tests.seo_checks.pages import findings, page

SIX = "You may feel hot, cold, sick, faint, sleepy, dizzy and weak."


def test_a_long_enumeration_is_flagged_with_its_length():
    [finding] = findings("list-in-a-sentence", page(f"<p>It is safe. {SIX}</p>"))
    assert finding.quote == "You may feel hot, cold, sick, faint, sleepy, dizzy and weak"
    assert "7 items" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "We treat backs; necks; hips; knees; ankles; and feet.",
        "It eases pain such as back pain, neck pain, knee pain, hip pain, foot pain or a sore arm.",
        "Bring: your notes, your tablets, a list of allergies, loose clothes, water, and a friend.",
    ],
)
def test_semicolons_such_as_and_colons_begin_enumerations(text):
    assert findings("list-in-a-sentence", page(f"<p>{text}</p>"))


@pytest.mark.parametrize(
    "text",
    [
        "You may feel hot, cold, sick, faint or sleepy.",
        "These days, airtight homes can trap more dust than old ones, so, if you can, open a window, rest, and wait.",
        "On Monday, the nurse came to see us at home, she took blood, she left, and then, at night, the doctor rang.",
        "Elm Clinic, 12 High Street, Hove, East Sussex, England, Britain.",
    ],
)
def test_short_ones_clauses_and_addresses_are_fine(text):
    assert not findings("list-in-a-sentence", page(f"<p>{text}</p>"))


def test_items_of_lists_are_not_judged():
    assert not findings("list-in-a-sentence", page(f"<ul><li>{SIX}</li></ul>"))


def test_the_limits_are_options():
    text = page(f"<p>{SIX}</p>")
    assert not findings("list-in-a-sentence", text, max_items=7)
    assert len(findings("list-in-a-sentence", page(f"<p>{SIX} {SIX}</p>"), max_findings=1)) == 1
    long = (
        "We see aches of the lower back, aches of the upper neck, aches of the left hip, and aches of the right knee."
    )
    assert not findings("list-in-a-sentence", page(f"<p>{long}</p>"), max_items=3)
    assert findings("list-in-a-sentence", page(f"<p>{long}</p>"), max_items=3, max_words_per_item=6)
