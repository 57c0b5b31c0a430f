from seo_checks import Severity
from tests.seo_checks.articles import article, found

CHECK = "unresolvable-reference"
BARE = "<li>Smith A. Needles for pain. Journal of Pain, 2019.</li>"
GOOD = "<li>Mu J. Acupuncture for pain. Cochrane, 2020. doi:10.1002/14651858</li>"


def test_references_without_a_number_or_address_are_one_finding_at_the_first():
    [finding] = found(CHECK, article(after=f"<h2>References</h2><ol>{GOOD}{BARE}{BARE}</ol>"))
    assert finding.severity is Severity.ADVICE
    assert finding.quote.startswith("Smith A.")
    assert "2 of 3 references" in finding.message


def test_a_single_one_is_named_as_such():
    [finding] = found(CHECK, article(after=f"<h2>References</h2><ol>{BARE}</ol>"))
    assert "only reference" in finding.message


def test_references_that_can_be_looked_up_are_fine():
    assert not found(CHECK, article(after=f"<h2>References</h2><ol>{GOOD}{GOOD}</ol>"))


def test_lists_of_other_sections_are_not_judged():
    assert not found(CHECK, article(after=f"<h2>References</h2><ol>{GOOD}</ol><h2>Prices</h2><ul>{BARE}</ul>"))
    assert not found(CHECK, article(after=f"<h2>Reading</h2><ol>{BARE}</ol>"))


def test_pages_that_are_no_articles_are_not_judged():
    assert not found(CHECK, article(after=f"<h2>References</h2><ol>{BARE}</ol>", paragraphs=2))
