from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings

CHECK = "keyphrase-missing-in-description"


def described(description: str) -> str:
    return phrased("<p>Needles.</p>", head=f'<meta name="description" content="{description}">')


def test_the_description_is_quoted_with_what_it_lacks():
    [finding] = findings(CHECK, described("How acupuncture is done here, and what it costs."))
    assert finding.quote == "How acupuncture is done here, and what it costs."
    assert "keyphrase “acupuncture for back pain”: it lacks “back”, “pain”" in finding.message


def test_a_description_with_the_keyphrase_in_any_form_is_fine():
    assert not findings(CHECK, described("What to expect when your back is painful: acupuncture at our clinic."))


def test_a_page_without_a_description_is_the_business_of_another_check():
    assert not findings(CHECK, phrased("<p>Needles.</p>"))
