"""What people see where publishing is refused, and how those with the right publish nevertheless."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.articles.models import TreatmentArticlePage
from cms.audits.judge import judge_page
from cms.audits.models import AuditFinding
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.service import decide
from cms.editor.field_errors import set_field_errors
from cms.editor.publish_gate import REASON
from tests.cms.editor.forms import article_form
from tests.cms.factories import HOSTILE, RISKY, make_article, make_image, make_person, make_user

pytestmark = pytest.mark.django_db

CLEAN = "What acupuncture can and cannot do for back pain."
PUBLISH, ANYWAY = {"action-publish": "1"}, {"action-publish": "anyway"}


@pytest.fixture
def manager():
    return make_user("Managers")


@pytest.fixture
def draft():
    """Return a function that makes an article that is not live."""

    def make(**fields):
        article = make_article(**{"summary": RISKY, "live": False, **fields})
        article.save_revision()
        return stored(article)

    return make


@pytest.fixture
def post(client, manager):
    """Return a function that posts the editor's form and follows to what is shown then."""

    def send(article, data, user=manager):
        client.force_login(user)
        return client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data, follow=True)

    return send


@pytest.fixture
def refused(client, manager):
    """Return a function that opens the editor at the refusal."""

    def show(article, user=manager) -> BeautifulSoup:
        client.force_login(user)
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        return parsed(client.get(f"{address}?publishing=refused"))

    return show


def stored(page):
    return TreatmentArticlePage.objects.get(pk=page.pk)


def parsed(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def text_of(soup: BeautifulSoup, selector: str) -> str:
    found = soup.select_one(selector)
    return " ".join(found.get_text(" ").split()) if found else ""


def body_errors(soup: BeautifulSoup) -> dict:
    """The errors that the editor's script puts at the blocks of the body."""
    return json.loads(soup.select_one("#body")["data-w-block-arguments-value"])[1]


# -- the refusal


def test_the_summary_counts_and_says_what_to_do(post, draft):
    article = draft(summary=CLEAN)
    soup = parsed(post(article, article_form(article, summary=f"{RISKY} Needles cure arthritis.") | PUBLISH))
    said = text_of(soup, ".caveat-refusal")
    assert said.startswith("Publishing is blocked: 2 must-fix claims are undecided.")
    assert "Nothing was published. What you wrote is kept as a draft." in said
    assert "Change the words, or ask the compliance desk for an exception." in said
    assert said.count("● must-fix") == 2
    assert "Needles cure arthritis" in soup.select_one("#id_summary").get_text()
    assert soup.select_one(".messages .success") is None


def test_the_words_are_named_at_the_plain_field(post, draft):
    article = draft()
    soup = parsed(post(article, article_form(article, summary=RISKY) | PUBLISH))
    error = text_of(soup, "#panel-child-content-child-summary-errors, [id$=summary-errors]")
    assert "● must-fix: “never comes back”" in error


def test_the_words_are_named_at_their_block(post, draft):
    article = draft(summary=CLEAN)
    body = [
        ("paragraph", "<p>Needles are thin.</p>"),
        ("paragraph", f"<p>{RISKY}</p><p>Our needles cure arthritis.</p>"),
    ]
    soup = parsed(post(article, article_form(article, body=body) | PUBLISH))
    errors = body_errors(soup)["blockErrors"]
    assert list(errors) == ["1"]
    assert [message.split("”")[0] for message in errors["1"]["messages"]] == [
        "● must-fix: “never comes back",
        "● must-fix: “cure arthritis",
    ]


def test_blocks_in_blocks_get_their_errors(draft):
    risky = "We make sure your {} pain never comes back."
    article = draft(
        summary=CLEAN,
        body=[
            ("list", {"items": ["<p>Rest.</p>", f"<p>{risky.format('back')}</p>"]}),
            ("faq", {"title": "", "questions": [{"question": "Why?", "answer": f"<p>{risky.format('neck')}</p>"}]}),
            ("quote", {"text": risky.format("knee"), "attribution": "A patient"}),
            ("image", {"image": make_image(), "caption": risky.format("hip")}),
        ],
    )  # fmt: skip
    page = article.get_latest_revision_as_object()
    form = page.get_edit_handler().get_form_class()(instance=page)
    set_field_errors(form, page, [row for row in judge_page(page).rows if row.severity == "must-fix"])
    (error,) = form.errors["body"].as_data()
    errors = error.as_json_data()["blockErrors"]
    assert set(errors) == {0, 1, 2, 3}
    assert list(errors[0]["blockErrors"]["items"]["blockErrors"]) == [1]
    answer = errors[1]["blockErrors"]["questions"]["blockErrors"][0]["blockErrors"]["answer"]
    assert "never comes back" in answer["messages"][0]
    assert list(errors[2]["blockErrors"]) == ["text"]
    assert list(errors[3]["blockErrors"]) == ["caption"]


def test_what_stands_in_no_field_of_the_form_is_named_above_it(draft, refused):
    article = draft(summary=CLEAN, author=make_person(job_title="Our needles cure arthritis."))
    soup = refused(article)
    assert "cure arthritis" in text_of(soup, ".caveat-refusal")
    assert "cure arthritis" in text_of(soup, "[id$=author-errors]")
    form = article.get_edit_handler().get_form_class()(instance=article)
    set_field_errors(form, article, [AuditFinding(contentpath="", quote="x", severity="must-fix", message="m")])
    set_field_errors(form, article, [AuditFinding(contentpath="gone.1.x", severity="must-fix", message="m")])
    set_field_errors(form, article, [AuditFinding(contentpath="body.no-id.x", severity="must-fix", message="Gone.")])
    assert list(form.errors) == ["body"]
    assert "Gone." in form.errors["body"].as_data()[0].as_json_data()["messages"][0]


def test_nothing_is_saved_where_nothing_was_typed(client, manager, draft):
    keyed = '<p data-block-key="needl">Needles are thin.</p>'  # as the editor writes it
    article = draft(summary=RISKY, body=[("paragraph", keyed)])
    (block,) = article.get_latest_revision_as_object().body
    form = article_form(article, body=[("paragraph", block.value.source)]) | {"body-0-id": block.id} | PUBLISH
    revision = article.latest_revision_id
    client.force_login(manager)
    response = client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
    assert response.url.endswith("?publishing=refused")
    assert stored(article).latest_revision_id == revision


def test_what_was_typed_is_saved_once(post, draft):
    article = draft(summary=CLEAN)
    number = article.revisions.count()
    post(article, article_form(article, summary=RISKY) | PUBLISH)
    assert article.revisions.count() == number + 1


def test_a_failed_audit_says_what_failed(post, draft, settings, tmp_path):
    settings.CAVEAT_PROFILE = str(tmp_path / "no.toml")
    article = draft(summary=CLEAN)
    soup = parsed(post(article, article_form(article, summary="Words.") | PUBLISH))
    assert "the text could not be audited in full." in text_of(soup, ".caveat-refusal")
    assert "no.toml cannot be read" in text_of(soup, ".caveat-refusal")
    assert "Mend what is named, then try again." in text_of(soup, ".caveat-refusal")


def test_after_a_decision_the_same_address_says_that_nothing_is_in_the_way(draft, refused):
    article = draft()
    findings = [row for row in judge_page(article).rows if row.severity == "must-fix"]
    decide(article, findings, Act.FALSE_ALARM, make_user("Compliance reviewers"), "A quotation.")
    soup = refused(article)
    assert soup.select_one(".caveat-refusal") is None
    assert "Nothing stands in the way of publishing this text." in text_of(soup, ".messages")


def test_hostile_words_stay_words(draft, refused):
    article = draft(summary=f"{RISKY[:-1]} {HOSTILE}")
    soup = refused(article)
    assert soup.select_one(".caveat-refusal") is not None
    assert soup.select(".caveat-refusal b, .caveat-refusal script") == []


# -- publishing anyway


def test_only_who_may_is_offered_to_publish_anyway(draft, refused):
    article = draft()
    assert refused(article).select_one("button[value=anyway][form=page-edit-form]") is not None
    editor = make_user("Editors")
    assert "Publishing is blocked" in text_of(refused(article, editor), ".caveat-refusal")
    assert refused(article, editor).select_one("button[value=anyway]") is None


def test_publishing_anyway_takes_a_reason_and_is_kept(post, draft, manager):
    article = draft()
    form = article_form(article) | ANYWAY
    soup = parsed(post(article, form | {REASON: " "}))
    assert "Give a reason for publishing anyway" in text_of(soup, ".messages")
    assert not stored(article).live
    response = post(article, form | {REASON: "Our lawyer has read it."})
    assert response.redirect_chain
    assert stored(article).live
    event = ClaimEvent.objects.get()
    assert (event.act, event.reason, event.by) == (Act.PUBLISHED_ANYWAY, "Our lawyer has read it.", manager)
    assert event.revision_id == stored(article).live_revision_id
    assert PageLogEntry.objects.filter(page=article, action="caveat.claim.published_anyway").exists()


def test_a_forged_reason_is_refused(post, draft, manager):
    manager.groups.get().permissions.remove(*manager.groups.get().permissions.filter(codename="override_publish_gate"))
    article = draft(summary=CLEAN)
    form = article_form(article, summary=RISKY) | ANYWAY | {REASON: "Let me."}
    soup = parsed(post(article, form))
    assert "Publishing with undecided claims takes the right to do so." in text_of(soup, ".messages")
    assert soup.select_one("button[value=anyway]") is None
    assert not stored(article).live
    assert not ClaimEvent.objects.exists()
    assert stored(article).get_latest_revision_as_object().summary == RISKY


def test_an_editor_with_a_forged_reason_saves_a_draft(post, draft):
    article = draft()
    post(article, article_form(article) | ANYWAY | {REASON: "Let me."}, user=make_user("Editors"))
    assert not stored(article).live
    assert not ClaimEvent.objects.exists()


def test_a_text_that_could_not_be_audited_can_be_published_anyway(post, draft, settings, tmp_path):
    article = draft(summary=CLEAN)
    settings.CAVEAT_PROFILE = str(tmp_path / "no.toml")
    post(article, article_form(article) | ANYWAY | {REASON: "The profile is on its way."})
    assert stored(article).live
    entry = PageLogEntry.objects.get(action="caveat.published_unaudited")
    assert entry.data["reason"] == "The profile is on its way."


def test_anyway_without_anything_in_the_way_is_plain_publishing(post, draft):
    article = draft(summary=CLEAN)
    post(article, article_form(article) | ANYWAY)
    assert stored(article).live
    assert not ClaimEvent.objects.exists()


# -- copies


def test_the_copy_form_says_that_copies_are_drafts(client, manager):
    client.force_login(manager)
    soup = parsed(client.get(reverse("wagtailadmin_pages:copy", args=[make_article().pk])))
    assert soup.select_one("#id_publish_copies").has_attr("disabled")
    assert "Copies start as drafts" in soup.get_text()
