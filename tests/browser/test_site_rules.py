"""A reviewer turns a rule off: the form, what it means for the pages, and what came of it."""

import pytest

from cms.audits.audit_page import audit_page
from cms.policy.models import SiteRules
from tests.browser.axe import violations
from tests.cms.factories import RISKY, RULE, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_reviewer_turns_a_rule_off_and_reads_what_came_of_it(sign_in, scheme):
    audit_page(make_article(title="Acupuncture", summary=RISKY))
    page = sign_in(make_user("Compliance reviewers").username)
    page.emulate_media(color_scheme=scheme)
    page.goto("/admin/compliance/rules/")

    page.get_by_role("button", name="Add a rule").click()
    page.get_by_role("button", name="Add a rule").click()
    rows = page.locator(".caveat-row:visible")
    rows.nth(1).get_by_role("button", name="Remove").click()
    rows.nth(0).get_by_label("Rule", exact=True).fill(RULE)
    assert rows.get_by_role("button", name=f"Remove the setting of {RULE}", exact=True).count() == 1
    page.get_by_label("Why you change this").fill("The board agreed.")
    page.get_by_role("button", name="See what changes").click()
    assert "Give the reason" in page.locator(".caveat-row:visible").inner_text()
    assert violations(page, "main") == []

    page.locator(".caveat-row:visible").get_by_label("Reason").fill("We have a licence.")
    page.get_by_role("button", name="See what changes").click()
    effects = page.get_by_role("table", name="What changes for")
    assert "1 open finding on 1 page will no longer be reported." in effects.inner_text()
    assert violations(page, "main") == []
    assert not SiteRules.objects.exists()

    page.get_by_role("button", name="Set these rules").click()
    page.get_by_role("heading", name="Acupuncture").wait_for()
    page.reload()  # without Wagtail's own message, whose contrast is not ours
    assert "“never comes back”" in page.get_by_role("table", name="Acupuncture").inner_text()
    assert violations(page, "main") == []
