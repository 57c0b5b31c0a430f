"""The article that an expert reviewed, imported into the site: what must be found is found, in the right fields."""

import pytest
import yaml
from wagtail.models import Page

from cms.articles.importing import import_paths
from cms.audits.models import Version
from tests.cms.factories import make_index
from tests.seo_checks.claims import test_golden_seed as golden
from tests.seo_checks.claims.test_rule_examples import MUST_FIX

pytestmark = [golden.pytestmark, pytest.mark.django_db]


@pytest.fixture
def findings(audit):
    """The stored findings on claims, as (tags, severity, start, end) in the text of the file."""
    [outcome] = import_paths([golden.ARTICLE], make_index())
    run = audit(Page.objects.get(pk=outcome.page_id), Version.DRAFT)
    assert run.status == "audited", run.problems
    text = golden.ARTICLE.read_text(encoding="utf-8")
    found = []
    # The head's title is the page's with the site's name, which the file does not have.
    for finding in run.findings.filter(category="claims").exclude(contentpath="").exclude(block_role="title"):
        at = text.find(finding.sentence)
        assert at >= 0, "the text of the page is the text of the file"
        start = at + finding.sentence.index(finding.quote)
        found.append((tuple(finding.tags), finding.severity, start, start + len(finding.quote)))
    return found


def test_the_site_finds_what_the_files_audit_finds(findings):
    review = yaml.safe_load(golden.REVIEW.read_text(encoding="utf-8"))
    golden.test_every_must_fix_claim_is_found(review, findings)
    golden.test_nothing_that_the_review_lets_stand_is_flagged(review, findings)
    golden.test_every_claim_that_a_machine_can_find_is_found(review, findings)
    assert {tag for tags, *_ in findings for tag in tags} & MUST_FIX
