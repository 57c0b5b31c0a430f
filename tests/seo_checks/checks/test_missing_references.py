import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found

CHECK = "missing-references"


def test_an_article_without_references_is_flagged_as_a_whole():
    [finding] = found(CHECK, article())
    assert finding.severity is Severity.ADVICE
    assert finding.line is None


@pytest.mark.parametrize(
    "after",
    [
        "<h2>References</h2><ul><li>Mu J. Acupuncture for back pain. Cochrane, 2020. doi:10.1002/14651858</li></ul>",
        '<p>A <a href="https://doi.org/10.1/x">Cochrane review</a> found little.</p>',
    ],
)
def test_a_list_or_links_to_publishers_are_references(after):
    assert not found(CHECK, article(after=after))


@pytest.mark.parametrize("after", ["<h2>References</h2><p>Ask us.</p>", '<a href="https://elm.example">More</a>'])
def test_an_empty_section_and_other_links_are_none(after):
    assert found(CHECK, article(after=after))


def test_links_of_the_footer_are_no_references():
    assert found(CHECK, article(footer='<a href="https://www.nhs.uk/">NHS</a>'))


def test_other_pages_need_none():
    assert not found(CHECK, article(paragraphs=2))
