"""The audit trail on screen: readable, in light and dark."""

import pytest
from django.urls import reverse
from wagtail.log_actions import log

from cms.trail.recording import seal
from tests.browser.axe import violations
from tests.cms.factories import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_trail_is_accessible(sign_in, scheme):
    manager = make_user("Managers", first_name="Maud", last_name="Okafor")
    shown, gone = make_article(title="Back pain"), make_article(title="Tinnitus")
    said = {"rule": "a", "quote": "never comes back", "reason": "The trial was in adults with acute pain."}
    log(shown, "caveat.claim.accepted", user=manager, data=said)
    log(shown, "wagtail.publish", user=manager)
    log(gone, "caveat.live_undecided", data={"quotes": ["cures tinnitus", "always works"]})
    gone.delete(user=manager)
    seal()
    page = sign_in(manager.username)
    page.emulate_media(color_scheme=scheme)
    page.goto(reverse("audit_trail"))
    assert page.locator("table.listing tbody tr").count() == 4
    assert violations(page) == []
