"""The HTML edition of a claim report in Chromium: inert, accessible, readable on a phone and on paper."""

import io

import pytest
from pypdf import PdfReader

from cms.compliance.models import Act, Claim
from tests.browser.axe import violations
from tests.cms.audits.stored import store
from tests.cms.factories import HOSTILE, make_article, make_person, make_user
from tests.cms.reports.conftest import edition, report_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

ATTACK = f'{HOSTILE}<img src="https://attacker.example/x" onerror="alert(1)"><svg onload="alert(1)">'


@pytest.fixture
def attacked():
    """A report about pages whose every text is an attack."""
    article = make_article(title=ATTACK, author=make_person(name=ATTACK))
    texts = {"quote": ATTACK, "sentence": ATTACK, "message": ATTACK, "field_label": ATTACK, "block_start": 0}
    source = {"id": "a", "title": ATTACK, "url": "javascript:alert(1)"}
    store(article, 40, **texts, rule=ATTACK[:100], sources=[source])
    claim = Claim.objects.create(page_id=article.pk, fingerprint="f0")
    claim.events.create(act=Act.MUST_CHANGE, reason=ATTACK, evidence=ATTACK, by=make_user(last_name="<script>alert(3)"))
    return report_of()


@pytest.fixture
def opened(chromium, attacked, tmp_path):
    """Return a function that opens the file; what it asks of the network, and its dialogs, are noted."""
    file = tmp_path / "report.html"
    file.write_bytes(edition(attacked, "html"))
    noted = []

    def opened(**options):
        page = chromium.new_page(bypass_csp=options.pop("bypass_csp", False), **options)
        page.on("dialog", lambda dialog: (noted.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: request.url.startswith("file:") or noted.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    assert noted == []


@pytest.mark.parametrize("without_policy", [False, True])
def test_hostile_texts_do_nothing(opened, without_policy):
    page = opened(bypass_csp=without_policy)
    assert page.locator(".claims tbody td").first.inner_text() == ATTACK
    assert page.locator("script, img, [onerror], [onload]").count() == 0
    page.wait_for_timeout(500)  # a picture or a dialog would come late


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_report_is_accessible(opened, scheme, width):
    page = opened(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_table_heads_repeat_on_paper(opened, paper):
    printed = PdfReader(io.BytesIO(opened().pdf(format=paper)))
    pages = [sheet.extract_text() for sheet in printed.pages]
    with_claims = [" ".join(text.split()) for text in pages if "●" in text]
    assert len(with_claims) > 2
    assert all("Words in their sentence" in text for text in with_claims)


def test_reviewer_makes_a_report_and_reads_it(sign_in):
    store(make_article(title="Back pain"), 3)
    page = sign_in(make_user("Compliance reviewers").username)
    page.get_by_role("link", name="Claim report").click()
    page.get_by_role("button", name="Make the report").click()
    page.wait_for_load_state()
    page.reload()  # without Wagtail’s own message, whose contrast is not ours
    assert violations(page, "main") == []
    page.get_by_role("link", name="The whole site", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Claim-audit report"
    assert page.locator(".figures dd").first.inner_text() == "1"
