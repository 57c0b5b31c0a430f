import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="description" content="">',
        '<meta name="description">',
        '<meta property="og:description" content="For social networks only">',
    ],
)
def test_a_page_without_a_description_is_flagged_as_a_whole(head):
    [finding] = findings("missing-meta-description", page("<p>Thin needles.</p>", head=head))
    assert finding.severity is Severity.ADVICE
    assert finding.line is None


@pytest.mark.parametrize("name", ["description", "Description"])
def test_a_page_with_a_description_is_fine(name):
    head = f'<meta name="{name}" content="What happens in a session.">'
    assert not findings("missing-meta-description", page("<p>Thin needles.</p>", head=head))


def test_front_matter_gives_a_description():
    text = "---\ntitle: Acupuncture\ndescription: What happens in a session.\n---\n\nThin needles.\n"
    assert not findings("missing-meta-description", text, Kind.MARKDOWN)


def test_a_fragment_is_not_asked_for_a_description():
    assert not findings("missing-meta-description", "<p>Thin needles.</p>")
