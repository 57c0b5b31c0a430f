from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings

CHECK = "keyphrase-share-of-headings"


def headed(*headings: str) -> str:
    return phrased("".join(f"<h2>{heading}</h2><p>Text.</p>" for heading in headings))


def test_too_few_are_counted():
    [finding] = findings(CHECK, headed("Needles", "Prices", "People", "Rooms"))
    assert "0 of 4 subheadings take up the keyphrase “acupuncture for back pain”" in finding.message
    assert finding.line is None


def test_a_treatment_or_condition_of_it_takes_up_the_subject():
    for heading in ("What is back pain?", "About acupuncture", "When your back aches"):
        assert not findings(CHECK, headed(heading, "Prices"))
    assert findings(CHECK, headed("What is pain?", "Prices"))


def test_half_of_the_words_take_it_up_too():
    text = headed("Who comes to Leeds", "Prices").replace(
        "acupuncture for back pain", "quiet rooms in Leeds for guests"
    )
    assert findings(CHECK, text)
    assert not findings(CHECK, text.replace("Who comes", "Guests who come"))


def test_too_many_repetitions_are_counted():
    [finding] = findings(CHECK, headed(*["Acupuncture for back pain"] * 4, "Prices"))
    assert "4 of 5 subheadings repeat the keyphrase" in finding.message


def test_part_of_the_keyphrase_in_every_heading_is_no_repetition():
    assert not findings(CHECK, headed(*["Back pain by day"] * 5))


def test_of_a_few_headings_all_may_name_it():
    assert not findings(CHECK, headed(*["Acupuncture for back pain"] * 3))


def test_one_subheading_and_other_levels_are_not_judged():
    assert not findings(CHECK, headed("Prices"))
    assert not findings(CHECK, phrased("<h1>Needles</h1><h4>Prices</h4><h4>People</h4>"))
    text = headed("Back pain").replace("</main>", "</main><footer><h2>Contact</h2><h2>Us</h2></footer>")
    assert not findings(CHECK, text, min_headings=1)


def test_the_limits_are_options():
    assert findings(CHECK, headed("Back pain", "Prices"), min_percent=51)
    assert findings(CHECK, headed(*["Acupuncture for back pain"] * 2, "Prices", "People"), max_percent=49)
    assert findings(CHECK, headed("Prices"), min_headings=1)
