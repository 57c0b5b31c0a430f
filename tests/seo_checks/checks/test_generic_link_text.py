import pytest

from seo_checks import Kind
from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize(
    "text", ["click here", "Click here!", "READ MORE »", "here", "<b>Learn</b>\n more", "Read more…"]
)
def test_generic_texts_are_flagged_whatever_their_case_and_punctuation(text):
    [finding] = findings("generic-link-text", page(f'<p>Prices: <a href="/prices/">{text}</a></p>'))
    assert "/prices/" in finding.message


def test_the_finding_points_at_the_words_of_the_link():
    [finding] = findings("generic-link-text", page('<p>For prices,\n <a href="/prices/">click <i>here</i></a>.</p>'))
    assert finding.quote == "click here"
    assert finding.sentence == "For prices, click here."
    assert place(finding) == (7, 21)


def test_each_of_two_equal_links_has_its_own_place():
    found = findings("generic-link-text", page('<p>A <a href="/a/">here</a>, b <a href="/b/">here</a>.</p>'))
    assert [(finding.start, finding.end) for finding in found] == [(2, 6), (10, 14)]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/prices/">Prices of a session</a>',
        '<a href="/prices/">Read more about prices</a>',
        '<a href="/prices/" aria-label="Read more about prices">Read more</a>',
        '<a href="/prices/"></a>',
        '<a name="here">here</a>',
        '<a href="/prices/" hidden>here</a>',
    ],
)
def test_links_that_say_where_they_lead_are_fine(link):
    assert not findings("generic-link-text", page(f"<p>Thin needles. {link}</p>"))


def test_a_label_that_says_no_more_does_not_help():
    assert findings("generic-link-text", page('<p>Prices <a href="/prices/" title="Click here">here</a></p>'))


def test_an_image_alternative_is_the_text_of_a_link():
    link = '<p>Prices:</p>\n<p><a href="/prices/"><img src="arrow.png" alt="More"></a></p>'
    [finding] = findings("generic-link-text", page(link))
    assert place(finding) == (7, 4)


def test_links_of_menus_are_not_judged():
    text = page("<p>Thin needles.</p>").replace("<main>", '<nav><a href="/">More</a></nav><main>')
    assert not findings("generic-link-text", text)


def test_the_phrases_are_an_option():
    text = page('<p><a href="/prices/">Here</a> and <a href="/book/">Book now</a></p>')
    assert [finding.quote for finding in findings("generic-link-text", text, phrases=("book now",))] == ["Book now"]


def test_markdown_links_are_judged_too():
    [finding] = findings("generic-link-text", "Thin needles.\n\nPrices: [click here](/prices/).\n", Kind.MARKDOWN)
    assert place(finding) == (3, 10)


def test_words_divided_into_links_to_one_address_are_one_finding():
    split = '<a href="/prices/">click</a> <a href="/prices/">here</a>'
    assert len(findings("generic-link-text", page(f"<p>Prices: {split}</p>"))) == 1
    apart = '<a href="/prices/">click</a> or <a href="/prices/">here</a>'
    assert len(findings("generic-link-text", page(f"<p>Prices: {apart}</p>"))) == 2


def test_click_here_in_running_text_is_one_finding_whether_or_not_all_of_it_is_the_link():
    text = page('<p>For prices, click <a href="/prices/">here</a>.</p>')
    assert [finding.quote for finding in findings("generic-link-text", text)] == ["here"]
    assert not findings("lost-link", text)


@pytest.mark.parametrize("text", ["Click here for more information", "Find out more here", "Continue reading →"])
def test_longer_phrases_that_say_nothing_are_flagged(text):
    assert findings("generic-link-text", page(f'<p><a href="/prices/">{text}</a></p>'))
