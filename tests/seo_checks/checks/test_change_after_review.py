from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld

CHECK = "change-after-review"


def test_a_change_that_nobody_reviewed_is_flagged_at_the_review():
    [finding] = found(CHECK, article("<p>Last reviewed: 3 March 2026 | Updated: 20 April 2026</p>"))
    assert finding.severity is Severity.ADVICE
    assert finding.quote == "3 March 2026"
    assert "20 April 2026" in finding.message


def test_the_change_may_stand_in_the_structured_data():
    head = json_ld({"@type": "MedicalWebPage", "dateModified": "2026-04-20T10:00:00Z"})
    assert len(found(CHECK, article("<p>Last reviewed: 3 March 2026</p>", head=head))) == 1
    assert not found(CHECK, article("<p>Last reviewed: 3 March 2026 | Updated: 1 March 2026</p>", head=head))


def test_changes_before_or_right_after_the_review_are_fine():
    for changed in ("1 March 2026", "3 March 2026", "10 March 2026"):
        assert not found(CHECK, article(f"<p>Last reviewed: 3 March 2026 | Updated: {changed}</p>"))


def test_the_days_of_grace_are_an_option():
    text = article("<p>Last reviewed: 3 March 2026 | Updated: 5 March 2026</p>")
    assert found(CHECK, text, grace_days=1)
    assert not found(CHECK, text, grace_days=2)


def test_a_month_is_taken_for_its_best_day():
    assert not found(CHECK, article("<p>Last reviewed: March 2026 | Updated: 28 March 2026</p>"))


def test_without_a_review_there_is_nothing_to_compare():
    assert not found(CHECK, article("<p>Updated: 5 March 2026</p>"))
