"""An editor looks over the articles, has some audited, and goes from a finding to its field."""

import pytest

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditRun, Version
from tests.browser.axe import violations
from tests.browser.conftest import eventually
from tests.cms.factories import RISKY, make_article, make_index, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

CLEAN = "Talk to us about what might suit you."
BADGE = "[data-caveat-badge]"


@pytest.fixture
def index():
    return make_index()


def audited(index, title: str, **fields):
    """Return a live article that has been audited."""
    article = make_article(index=index, title=title, **fields)
    audit_page(article, Version.LIVE)
    return article


def titles(page) -> list[str]:
    """The titles in the listing, from the top."""
    return [title.strip() for title in page.locator("table.listing tbody .title-wrapper").all_inner_texts()]


def test_listing_is_sorted_and_filtered_by_what_was_found(sign_in, index):
    for title, summary in (("Clean", CLEAN), ("Risky", RISKY), ("Riskier", f"{RISKY} It is completely safe.")):
        audited(index, title, summary=summary)
    page = sign_in(make_user("Editors").username)
    page.goto(f"/admin/pages/{index.pk}/")
    row = page.locator("table.listing tbody tr", has=page.get_by_text("Risky", exact=True))
    assert "● 1" in row.inner_text()
    page.get_by_role("link", name="Must-fix").click()
    page.wait_for_url("**ordering=open_must_fix**")
    assert titles(page) == ["Clean", "Risky", "Riskier"]
    page.get_by_role("link", name="Must-fix").click()
    page.wait_for_url("**ordering=-open_must_fix**")
    assert titles(page) == ["Riskier", "Risky", "Clean"]
    assert violations(page, "#listing-results") == []

    page.get_by_role("button", name="Show filters").click()
    page.get_by_role("button", name="Audit", exact=True).click()
    page.get_by_label("Open must-fix").check()
    assert eventually(lambda: sorted(titles(page)) == ["Riskier", "Risky"])


def test_selected_pages_are_audited(sign_in, index):
    articles = [make_article(index=index, title=title) for title in ("Pain", "Sleep")]
    AuditRun.objects.all().delete()
    page = sign_in(make_user("Editors").username)
    page.goto(f"/admin/pages/{index.pk}/")
    assert page.locator("table.listing").get_by_text("Not audited yet").count() == 2
    for article in articles:
        page.locator(f"#bulk-action-checkbox-{article.pk}, [data-object-id='{article.pk}']").first.check()
    page.get_by_role("link", name="Audit selected pages").click()
    page.get_by_text("2 pages will be audited").wait_for()
    assert violations(page, "main") == []
    page.get_by_role("button", name="Audit", exact=True).click()
    page.get_by_text("Audit of 2 pages asked for.").wait_for()
    assert page.locator("table.listing").get_by_text("Not audited yet").count() == 0
    assert AuditRun.objects.filter(current=True).count() == 2


def test_badge_opens_the_panel(sign_in, index):
    article = audited(index, "Pain", summary=RISKY)
    page = sign_in(make_user("Editors").username)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    badge = page.locator(BADGE)
    assert badge.inner_text().split()[:3] == ["●", "1", "must-fix"]
    assert violations(page, BADGE) == []
    badge.click()
    assert eventually(page.locator("[data-side-panel=caveat]").is_visible)


def test_badge_says_what_the_toggle_of_the_panel_counts(sign_in, index):
    article = audited(index, "Pain", summary=CLEAN)
    page = sign_in(make_user("Editors").username)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    badge = page.locator(BADGE)
    assert not badge.is_visible()
    page.fill("#id_summary", RISKY)
    assert eventually(badge.is_visible)
    counter = page.locator("[data-side-panel-toggle=caveat] [data-side-panel-toggle-counter]")
    assert badge.inner_text().split()[1] == counter.inner_text().strip() == "1"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"search_description": RISKY}, "#id_search_description"),
        ({"body": [("paragraph", f"<p>{CLEAN}</p>")] * 30 + [("paragraph", f"<p>{RISKY}</p>")]}, None),
    ],
    ids=["another tab", "far down"],
)
def test_report_leads_to_the_field_and_opens_the_finding(sign_in, index, fields, field):
    article = make_article(index=index, title="Pain", **fields)
    audit_page(article, Version.LIVE)
    page = sign_in(make_user("Compliance reviewers").username)
    page.goto("/admin/reports/claim-audit/?severity=must-fix")
    row = page.locator("table.listing tbody tr", has=page.locator("mark")).first
    row.get_by_role("link", name="Pain").click()
    page.wait_for_url(f"**/admin/pages/{article.pk}/edit/?caveat=**")
    target = page.locator(field) if field else page.locator("[data-contentpath=body] [contenteditable=true]").last
    assert eventually(lambda: target.is_visible() and in_view(target))
    assert RISKY in (target.input_value() if field else target.inner_text())
    finding = page.locator("[data-side-panel=caveat] details.caveat-finding[open]", has_text=RISKY)
    assert eventually(lambda: finding.count() == 1 and finding.is_visible())


def in_view(locator) -> bool:
    """Whether the reader sees the element without scrolling."""
    box = locator.bounding_box()
    height = locator.page.viewport_size["height"]
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height
