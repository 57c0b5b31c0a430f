import pytest

from tests.seo_checks.pages import findings, page


def described(text: str, title: str = "Acupuncture for back pain | Elm Clinic") -> str:
    return page("<p>Thin needles.</p>", title=title, head=f'<meta name="description" content="{text}">')


@pytest.mark.parametrize(
    "text",
    [
        "Acupuncture for back pain | Elm Clinic",
        "ACUPUNCTURE FOR BACK PAIN - ELM CLINIC.",
        "Acupuncture for back pain",
        "Acupuncture for back pain.",
    ],
)
def test_a_description_that_repeats_the_title_is_quoted(text):
    [finding] = findings("title-as-description", described(text))
    assert finding.quote == text
    assert "says what the title says" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Acupuncture for back pain: what happens in a session.",
        "Elm Clinic",
        "Back pain",
        "",
        "…",
    ],
)
def test_other_descriptions_are_fine(text):
    assert not findings("title-as-description", described(text))


def test_hyphens_inside_words_do_not_part_a_title():
    assert not findings("title-as-description", described("Drug", title="Drug-free back pain"))


def test_signs_alone_are_no_words_to_repeat():
    assert not findings("title-as-description", described("…", title="…"))
