"""The panel follows what is typed, and acts on it: nothing has to be saved for that."""

import pytest

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditRun, Version
from cms.compliance.models import Act, ClaimEvent
from tests.browser.axe import violations
from tests.browser.conftest import eventually
from tests.browser.editor import (
    COUNTER,
    PARAGRAPH,
    ask_for_exception,
    long_article,
    open_editor,
    open_form,
    open_panel,
    type_at_the_end,
)
from tests.cms.factories import RISKY, RULE, make_article, make_index, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

FIRST = ".caveat-finding--must-fix"
SELECTION = "() => document.getSelection().toString()"


@pytest.fixture(autouse=True)
def no_automatic_saves(settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


@pytest.fixture
def article():
    article = make_article(title="Acupuncture for back pain", body=[("paragraph", PARAGRAPH)])
    article.save_revision()
    return article


@pytest.fixture
def editing(sign_in, article):
    """Return the page editor with the panel open, and the panel."""
    page = sign_in(make_user("Editors").username)
    open_editor(page, article)
    panel = open_panel(page)
    assert eventually(lambda: "This draft" in panel.inner_text())
    return page, panel


def type_risky_sentence(page, panel):
    """Type a claim at the end of the article, and return its finding, open."""
    type_at_the_end(page, f" {RISKY}")
    finding = panel.locator(FIRST, has_text=RULE).first
    assert eventually(finding.is_visible)
    if finding.get_attribute("open") is None:
        finding.locator("summary").first.click()
    return finding


def test_findings_appear_after_typing_and_go_after_deleting(editing):
    page, panel = editing
    runs = AuditRun.objects.count()
    type_at_the_end(page, f" {RISKY}")
    assert eventually(lambda: "never comes back" in panel.inner_text())
    assert page.locator(COUNTER).inner_text() == "1"
    assert "1 must-fix" in page.locator(".caveat-panel [role=status]").inner_text()
    assert AuditRun.objects.count() == runs
    for _ in RISKY:
        page.keyboard.press("Backspace")
    assert eventually(lambda: "Fixed: never comes back" in panel.inner_text())
    assert eventually(lambda: panel.locator(FIRST).count() == 0)
    assert not page.locator(COUNTER).is_visible()


def test_show_in_text_selects_exactly_the_words(editing):
    page, panel = editing
    finding = type_risky_sentence(page, panel)
    finding.get_by_role("button", name="Show in text").click()
    assert eventually(lambda: page.evaluate(SELECTION) == "never comes back")


def test_a_suggestion_is_applied_and_undone(editing):
    page, panel = editing
    finding = type_risky_sentence(page, panel)
    finding.get_by_role("button", name="Use this").first.click()
    text = page.locator("[data-contentpath=body] [contenteditable=true]").first
    assert eventually(lambda: RISKY not in text.inner_text())
    assert "Needles are thin." in text.inner_text()
    assert eventually(lambda: panel.locator(FIRST).count() == 0)
    text.focus()
    page.keyboard.press("Control+z")
    assert eventually(lambda: RISKY in text.inner_text())
    assert eventually(lambda: panel.locator(FIRST).count() == 1)


def test_what_is_open_and_focused_stays_so_while_another_field_is_typed_in(editing):
    page, panel = editing
    type_at_the_end(page, f" {RISKY}")
    finding = panel.locator(FIRST, has_text=RULE).first
    assert eventually(finding.is_visible)
    finding.evaluate("details => { details.open = true; details.querySelector('summary').focus() }")
    page.evaluate(
        "() => { const field = document.querySelector('#id_summary'); field.value = 'Acupuncture cures migraine.';"
        " field.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    assert eventually(lambda: panel.locator(FIRST).count() > 1)
    assert finding.get_attribute("open") is not None
    assert page.evaluate("() => document.activeElement.closest('details').dataset.caveatFinding") == (
        finding.get_attribute("data-caveat-finding")
    )


def test_filter_and_order(editing):
    page, panel = editing
    type_at_the_end(page, f" {RISKY} You can utilise heat.")
    assert eventually(lambda: panel.locator(FIRST).count() == 1)
    panel.get_by_role("tab", name="Readability").click()
    tools = panel.locator("[data-caveat-tools=readability]")
    tools.get_by_label("Show").select_option("must-fix")
    assert eventually(lambda: "Nothing of this kind." in panel.inner_text())
    tools.get_by_label("Show").select_option("advice")
    assert eventually(lambda: "utilise" in panel.inner_text())


def test_an_exception_is_asked_for_and_shown(editing, article):
    page, panel = editing
    type_at_the_end(page, f" {RISKY}")
    finding = panel.locator(FIRST, has_text=RULE).first
    assert eventually(finding.is_visible)
    ask_for_exception(finding, "It is the title of a book.")
    assert eventually(lambda: "not saved yet" in finding.inner_text())
    page.click("button.action-save")
    page.wait_for_load_state("load")
    open_panel(page) if not panel.is_visible() else None
    assert eventually(lambda: "This draft" in panel.inner_text())
    ask_for_exception(finding, "It is the title of a book.")
    assert eventually(lambda: "waiting for the compliance desk" in finding.text_content())
    assert ClaimEvent.objects.get().act == Act.REQUESTED


def test_a_reviewer_decides_in_the_panel(sign_in, article):
    article.summary = RISKY
    article.save_revision()
    page = sign_in(make_user("Compliance reviewers").username)
    open_editor(page, article)
    panel = open_panel(page)
    assert eventually(lambda: "This draft" in panel.inner_text())
    finding = panel.locator(FIRST, has_text=RULE).first
    finding.get_by_role("button", name="Decide").click()
    finding.get_by_label("Decision").select_option("false-alarm")
    finding.get_by_label("Reason").fill("A patient's words, quoted.")
    finding.get_by_role("button", name="Record").click()
    assert eventually(lambda: "✓ false alarm" in panel.inner_text())
    assert eventually(lambda: not page.locator(COUNTER).is_visible())


def test_a_link_opens_the_finding_and_selects_its_words(sign_in, article):
    article.summary = RISKY
    article.save_revision()
    run = audit_page(article, Version.DRAFT)
    page = sign_in(make_user("Editors").username)
    open_editor(page, article, f"?caveat={run.findings.get(rule=RULE).fingerprint}")
    panel = page.locator("[data-side-panel=caveat]")
    assert eventually(panel.is_visible)
    summary = page.locator("#id_summary")
    selected = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert eventually(lambda: summary.evaluate(selected) == "never comes back")


def test_a_new_page_is_audited_before_its_first_save(sign_in):
    page = sign_in(make_user("Editors").username)
    open_form(page, f"/admin/pages/add/articles/treatmentarticlepage/{make_index().pk}/")
    panel = open_panel(page)
    page.fill("#id_title", "Acupuncture")
    page.fill("#id_summary", RISKY)
    assert eventually(lambda: "never comes back" in panel.inner_text())


def test_a_new_page_stays_audited_after_automatic_saves(sign_in, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    page = sign_in(make_user("Editors").username)
    open_form(page, f"/admin/pages/add/articles/treatmentarticlepage/{make_index().pk}/")
    panel = open_panel(page)
    page.fill("#id_title", "Acupuncture")
    page.keyboard.press("Tab")
    assert eventually(lambda: "/edit/" in page.evaluate("location.href"))
    page.fill("#id_summary", RISKY)
    page.keyboard.press("Tab")
    assert eventually(lambda: "never comes back" in panel.inner_text())
    finding = panel.locator(FIRST, has_text=RULE).first
    assert eventually(lambda: finding.locator("[data-caveat-act=ask]").count() == 1)


def test_two_editors_see_each_their_own_draft(sign_in, article):
    first, second = (sign_in(make_user("Editors").username) for _ in range(2))
    for page in (first, second):
        open_editor(page, article)
    panels = [open_panel(page) for page in (first, second)]
    type_at_the_end(first, f" {RISKY}")
    assert eventually(lambda: "never comes back" in panels[0].inner_text())
    assert "never comes back" not in panels[1].inner_text()


def test_an_article_of_ten_thousand_words_stays_usable(sign_in):
    page = sign_in(make_user("Editors").username)
    open_editor(page, long_article(10_000))
    panel = open_panel(page)
    last = page.locator("[data-contentpath=body] [contenteditable=true]").last
    last.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {RISKY}")
    finding = panel.locator(FIRST, has_text="never comes back").first
    assert eventually(finding.is_visible)
    finding.evaluate("details => { details.open = true }")
    finding.get_by_role("button", name="Show in text").click()
    assert eventually(lambda: page.evaluate(SELECTION) == "never comes back")
    finding.get_by_role("button", name="Use this").first.click()
    assert eventually(lambda: RISKY not in last.inner_text())
    assert eventually(lambda: finding.count() == 0)


def test_signed_out_is_said(editing):
    page, panel = editing
    page.context.clear_cookies()
    type_at_the_end(page, f" {RISKY}")
    assert eventually(lambda: "signed out" in panel.inner_text() or "session has changed" in panel.inner_text())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_panel_is_accessible_in_every_tab(editing, theme):
    page, panel = editing
    page.emulate_media(color_scheme=theme)
    type_at_the_end(page, f" {RISKY} You can utilise heat.")
    assert eventually(lambda: "never comes back" in panel.inner_text())
    for tab in ("Claims", "SEO", "Readability", "Outline"):
        panel.get_by_role("tab", name=tab).click()
        assert violations(page, "[data-side-panel=caveat]") == []
