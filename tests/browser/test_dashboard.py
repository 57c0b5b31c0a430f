"""The compliance dashboard in Chromium: accessible, light and dark, wide and narrow; its numbers lead on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.compliance.models import Act, Claim
from cms.users.models import User
from tests.browser.axe import violations
from tests.cms.audits.stored import store
from tests.cms.factories import make_article, make_index, make_person, make_treatment, make_user
from tests.cms.reports.conftest import make_evidence
from tests.cms.reports.test_build import MUST_FIX, earlier
from tests.cms.reports.test_dashboard import URL

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def manager() -> User:
    """Somebody who answers for a site with something in every part of the dashboard."""
    user, today = make_user("Managers"), timezone.localdate()
    index = make_index()
    for place, name in enumerate(["Acupuncture", "Cupping", "A treatment whose name is far longer than any column"]):
        article = make_article(
            index=index, treatment=make_treatment(name=name), author=make_person(), next_review_due=today
        )
        for weeks in range(2, 20, 5):
            earlier(article, weeks + place, *(f"earlier {number}" for number in range(weeks + place)))
        store(article, 3 + place, **MUST_FIX)
        claim = Claim.objects.create(page_id=article.pk, fingerprint="f0", quote="never comes back")
        claim.events.create(act=Act.ACCEPTED, by=user, expires_on=today + timedelta(days=25 * place + 9))
    make_article(index=index, title="An article of last year", next_review_due=today - timedelta(days=20))
    make_evidence("exercise-knee-pain", today + timedelta(days=40))
    return user


def test_dashboard_is_accessible_and_leads_to_the_claims(sign_in, manager):
    page = sign_in(manager.username)
    page.get_by_role("link", name="Compliance", exact=True).click()
    page.get_by_role("heading", name="Open now").wait_for()
    assert page.url.endswith(URL)
    page.locator("summary", has_text="numbers behind the plot").click()
    for scheme, width in [("light", 1400), ("dark", 1400), ("dark", 390), ("light", 390)]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page, "main") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1400, "height": 900})
    page.get_by_role("link", name="Cupping").click()
    page.locator(".desk__group[aria-current]", has_text="Cupping").wait_for()
