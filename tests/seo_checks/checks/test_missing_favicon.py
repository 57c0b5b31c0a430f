import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    "head", ["", '<link rel="stylesheet" href="icon.css">', '<link rel="preload" href="icon.svg">']
)
def test_a_page_without_an_icon_is_flagged_as_a_whole(head):
    [finding] = findings("missing-favicon", page("<p>Thin needles.</p>", head=head))
    assert finding.severity is Severity.ADVICE
    assert '<link rel="icon"' in finding.message
    assert finding.line is None


@pytest.mark.parametrize("rel", ["icon", "Shortcut Icon", "apple-touch-icon", "apple-touch-icon-precomposed"])
def test_icons_of_every_kind_are_fine(rel):
    assert not findings("missing-favicon", page("<p>Thin needles.</p>", head=f'<link rel="{rel}" href="/a.png">'))


def test_fragments_and_front_matter_are_not_asked():
    assert not findings("missing-favicon", "<p>Thin needles.</p>")
    assert not findings("missing-favicon", "---\ntitle: Acupuncture\n---\n\nThin needles.\n", Kind.MARKDOWN)
