"""An editor types a risky sentence and sees it in the panel; a reviewer finds it in the report."""

import pytest

from tests.browser.conftest import eventually
from tests.browser.editor import COUNTER, PARAGRAPH, open_editor, open_panel, type_at_the_end
from tests.cms.factories import RISKY, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def article():
    article = make_article(title="Acupuncture for back pain", body=[("paragraph", PARAGRAPH)])
    article.save_revision().publish()
    return article


def test_sentence_typed_is_found_in_panel_and_report(sign_in, article, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    editor = make_user("Editors")
    page = sign_in(editor.username)
    open_editor(page, article)
    type_at_the_end(page, f" {RISKY}")
    page.click("button.action-save")
    assert eventually(page.locator(COUNTER).is_visible)

    panel = open_panel(page)
    finding = panel.locator(".caveat-finding--must-fix", has_text="permanence-recurrence").first
    assert finding.locator("mark").inner_text() == "never comes back"
    assert RISKY in finding.locator(".caveat-excerpt").inner_text()
    assert "Body › Paragraph" in finding.inner_text()
    assert finding.locator(".caveat-basis a").count() > 0

    finding.get_by_role("button", name="Show in text").click()
    focused = "() => document.activeElement.isContentEditable && document.activeElement.innerText"
    assert eventually(lambda: RISKY in (page.evaluate(focused) or ""))

    reviewer = sign_in(make_user("Compliance reviewers").username)
    reviewer.get_by_role("button", name="Reports").click()
    reviewer.get_by_role("link", name="Claim audit").click()
    reviewer.wait_for_url("**/admin/reports/claim-audit/**")
    row = reviewer.locator("table.listing tbody tr", has_text="permanence-recurrence").first
    assert row.locator("mark").inner_text() == "never comes back"
    assert "Draft" in row.inner_text()
    row.get_by_role("link", name="Acupuncture for back pain").click()
    reviewer.wait_for_url(f"**/admin/pages/{article.pk}/edit/**")
    assert "contentpath=body." in reviewer.url


def test_panel_works_by_keyboard(sign_in, article, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    article.summary = f"{RISKY} It will never come back."
    article.save_revision()
    page = sign_in(make_user("Editors").username)
    open_editor(page, article)
    toggle = page.locator("[data-side-panel-toggle=caveat]")
    toggle.focus()
    page.keyboard.press("Enter")
    panel = page.locator("[data-side-panel=caveat]")
    assert eventually(panel.is_visible)
    second = panel.locator(".caveat-finding--must-fix").nth(1)
    second.locator("summary.caveat-finding__head").focus()
    page.keyboard.press("Enter")
    assert eventually(lambda: second.get_attribute("open") is not None)
    second.get_by_role("button", name="Show in text").focus()
    page.keyboard.press("Enter")
    assert eventually(lambda: page.evaluate("() => document.activeElement.id") == "id_summary")
