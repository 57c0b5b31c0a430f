import pytest

from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize("text", ["https://www.nhs.uk/conditions/back-pain/", "www.nhs.uk/conditions", "http://nhs.uk"])
def test_an_address_as_text_is_flagged(text):
    [finding] = findings("bare-url-link-text", page(f'<p>See\n <a href="https://nhs.uk/">{text}</a>.</p>'))
    assert finding.quote == text
    assert place(finding)[0] == 7


@pytest.mark.parametrize(
    "text", ["NHS: back pain", "www.nhs.uk", "nhs.uk", "https://doi.org/10.1000/182", "See https://nhs.uk/x"]
)
def test_names_short_addresses_and_identifiers_are_fine(text):
    assert not findings("bare-url-link-text", page(f'<p>See <a href="https://nhs.uk/">{text}</a>.</p>'))


def test_lists_of_references_are_not_judged():
    link = '<a href="https://nhs.uk/x">https://nhs.uk/back-pain</a>'
    assert not findings("bare-url-link-text", page(f"<ol><li>NHS. {link}</li></ol>"))
    assert not findings("bare-url-link-text", page("<p>x</p>").replace("<main>", f"<nav><p>{link}</p></nav><main>"))
