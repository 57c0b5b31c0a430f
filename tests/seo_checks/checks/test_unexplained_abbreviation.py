import pytest

from tests.seo_checks.pages import findings, page


def quotes(body: str, **options: object) -> list[str]:
    return [finding.quote for finding in findings("unexplained-abbreviation", page(body), **options)]


def test_an_abbreviation_without_its_words_is_flagged_once_with_its_count():
    [finding] = findings("unexplained-abbreviation", page("<p>We check your ROM first. A good ROM helps.</p>"))
    assert (finding.quote, finding.start) == ("ROM", 14)
    assert "(2 times on this page)" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "We use transcutaneous electrical nerve stimulation (TENS) at home.",
        "We use TENS (transcutaneous electrical nerve stimulation) at home.",
        "TENS stands for a weak current through the skin.",
        "A weak current, called TENS, eases pain.",
        "A weak current, known as TENS, eases pain.",
        "TENS, or a weak current through the skin, eases pain.",
        "You get irritable bowel syndrome. Then IBS needs a plan.",
        "Non-steroidal anti-inflammatory drugs help. But NSAIDs upset the stomach.",
        "The range of motion matters. We test ROM twice.",
        "You may have had TENS. It is transcutaneous electrical nerve stimulation.",
    ],
)
def test_explained_abbreviations_are_fine(text):
    assert quotes(f"<p>{text}</p>") == []


def test_words_in_a_heading_before_explain_and_words_far_after_do_not():
    assert quotes("<h2>Irritable bowel syndrome</h2><p>People with IBS come here.</p>") == []
    later = "<p>We wait.</p>" * 2 + "<p>It is irritable bowel syndrome.</p>"
    assert quotes(f"<p>People with IBS come here.</p>{later}") == ["IBS"]


@pytest.mark.parametrize(
    "text",
    [
        "Ask your GP or call the NHS in the UK about HIV, DNA or an MRI.",
        "Take 5 MG at 9 AM or 50 ML at 5 PM.",
        "Type II and stage IV are rare.",
        "See Ann Lee, MBACC, or Tom Hill BDS DDS.",
        "The guideline NG59 and ISO 9001 apply.",
        "The point LI 4 lies on the hand.",
        "DO NOT DRIVE after it.",
        "It is SO GOOD. We think it is so good.",
        "We are in Austin, TX.",
        "COVID-19 is no reason to wait, nor is X-ray.",
        "See www.clinic.example/FAQX or write to ABCD@clinic.example.",
    ],
)
def test_what_everybody_knows_units_numerals_names_and_shouts_are_fine(text):
    assert quotes(f"<p>{text}</p>") == []


def test_a_word_shouted_here_and_written_small_elsewhere_is_no_abbreviation():
    assert quotes("<p>Keep it WARM. A warm back heals.</p>") == []


def test_quotations_links_and_references_are_left_alone():
    body = (
        "<blockquote><p>My ROM is fine.</p></blockquote><ul><li>Lee A, Hill B. ROM of backs. BMJ 2019;3(2).</li></ul>"
    )
    assert quotes(f'{body}<p>See <a href="/rom/">ROM</a>.</p>') == []


def test_the_number_and_what_readers_know_are_options():
    body = "<p>We check ROM, EMG and QST.</p>"
    assert quotes(body) == ["ROM", "EMG", "QST"]
    assert quotes(body, max_abbreviations=1) == ["ROM"]
    assert quotes(body, allowed=("ROM", "QST")) == ["EMG"]
