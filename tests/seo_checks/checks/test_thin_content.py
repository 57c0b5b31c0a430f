from seo_checks import Severity
from tests.seo_checks.pages import findings, page, prose


def test_a_short_page_is_flagged_with_its_words():
    [finding] = findings("thin-content", page(f"<h1>Needles</h1><p>{prose(298)}</p>"))
    assert finding.severity is Severity.ADVICE
    assert "has 299 words; 300" in finding.message


def test_a_page_with_enough_words_is_fine():
    assert not findings("thin-content", page(f"<h1>Needles</h1><p>{prose(299)}</p>"))


def test_menus_footers_and_alternative_texts_do_not_count():
    text = page(f'<p>{prose(200)} <img src="a.jpg" alt="{prose(60)}"></p>')
    text = text.replace("</main>", f"</main><footer>{prose(100)}</footer>")
    [finding] = findings("thin-content", text)
    assert "has 200 words" in finding.message


def test_the_minimum_is_an_option():
    assert not findings("thin-content", page(f"<p>{prose(100)}</p>"), min_words=100)


def test_fragments_are_not_judged():
    assert not findings("thin-content", f"<p>{prose(100)}</p>")


def test_the_finding_stays_the_same_when_the_text_grows():
    [before] = findings("thin-content", page(f"<p>{prose(100)}</p>"))
    [after] = findings("thin-content", page(f"<p>{prose(120)}</p>"))
    assert before.fingerprint == after.fingerprint
