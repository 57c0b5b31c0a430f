import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page

PAGE = page("<p>Thin needles.</p>")


@pytest.mark.parametrize("start", ["<html>", '<html lang="">', '<html dir="ltr">'])
def test_pages_that_do_not_say_their_language(start):
    [finding] = findings("missing-language", PAGE.replace('<html lang="en">', start))
    assert finding.severity is Severity.REVIEW
    assert '<html lang="en-GB">' in finding.message
    assert finding.line is None


def test_the_language_of_a_passage_is_not_that_of_the_page():
    text = page('<p lang="en">Thin needles.</p>').replace('<html lang="en">', "<html>")
    assert findings("missing-language", text)


@pytest.mark.parametrize("start", ['<html lang="en">', '<html xml:lang="en">', '<html LANG="en-GB">'])
def test_pages_that_say_it_are_fine(start):
    assert not findings("missing-language", PAGE.replace('<html lang="en">', start))


def test_fragments_and_front_matter_are_not_asked():
    assert not findings("missing-language", "<p>Thin needles.</p>")
    assert not findings("missing-language", "---\ntitle: Acupuncture\n---\n\nThin needles.\n", Kind.MARKDOWN)
