"""The audit of what an editor has on screen, saved nowhere."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from cms.audits.models import AuditFinding, AuditRun
from cms.compliance.models import Act
from cms.compliance.service import decide
from tests.cms.editor.forms import article_form
from tests.cms.factories import RISKY, RULE, make_article, make_image, make_index, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    """Return a client that an editor is signed in with."""
    client.force_login(make_user("Editors"))
    return client


@pytest.fixture
def article():
    return make_article(summary="What needles can do.")


def address(page) -> str:
    return f"/admin/caveat/draft/{page.pk}/"


def audited(client, page, **fields) -> dict:
    """What the audit of a form answers."""
    response = client.post(address(page), article_form(page, **fields))
    assert response.status_code == 200
    assert response.json()["state"] == "audited"
    return response.json()


def mark_of(answer: dict, rule: str) -> dict:
    """The mark of the first finding of a rule."""
    soup = BeautifulSoup(answer["html"], "lxml")
    finding = next(found for found in soup.select("[data-caveat-finding]") if found.select_one("code").text == rule)
    return next(mark for mark in answer["marks"] if mark["id"] == finding["data-caveat-finding"])


def test_what_is_typed_is_audited_and_saved_nowhere(editor, article):
    answer = audited(editor, article, summary=RISKY)
    assert answer["must_fix"] == 1
    assert "never comes back</mark>" in answer["html"]
    article.refresh_from_db()
    assert article.summary == "What needles can do."
    assert (AuditRun.objects.count(), Revision.objects.count()) == (0, 0)


def test_nothing_is_written(editor, article):
    audited(editor, article, summary=RISKY)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        audited(editor, article, summary=RISKY)
    written = [query["sql"] for query in queries if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert written == []


def test_the_same_findings_as_the_stored_audit(editor, article, audit):
    answer = audited(editor, article, summary=RISKY)
    article.summary, article.body = RISKY, [("paragraph", "<p>Needles are thin.</p>")]
    article.save()
    stored = audit(article).findings.exclude(contentpath="").values_list("fingerprint", flat=True)
    assert {mark["id"] for mark in answer["marks"] if mark["severity"]} == set(stored)


def test_marks_say_where_the_words_stand(editor, article):
    mark = mark_of(audited(editor, article, summary=f"Feel well. {RISKY}"), RULE)
    assert (mark["contentpath"], mark["block_key"]) == ("summary", "")
    assert f"Feel well. {RISKY}"[mark["start"] : mark["end"]] == mark["text"] == "never comes back"
    assert mark["replace"]["text"] == RISKY
    assert mark["suggestions"]


def test_places_are_counted_as_browsers_count_them(editor, article):
    before = "😀 Smile.\r\n\r\n"
    mark = mark_of(audited(editor, article, summary=before + RISKY), RULE)
    typed = "😀 Smile.\n\n" + RISKY
    assert typed.encode("utf-16-le")[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le") == "never comes back"


def test_a_title_is_not_replaced_by_a_sentence(editor, article):
    mark = mark_of(audited(editor, article, title="Back pain that never comes back"), RULE)
    assert mark["contentpath"] == "title"
    assert mark["replace"] is None


def test_words_are_replaced_by_words(editor, article):
    mark = mark_of(audited(editor, article, summary="You can utilise heat at home."), "hard-word")
    assert mark["replace"]["text"] == mark["text"] == "utilise"
    assert mark["suggestions"] == ["use"]


def test_a_new_page_is_audited_before_it_is_saved(editor):
    index = make_index()
    before = Page.objects.count()
    response = editor.post(
        f"/admin/caveat/draft/articles/treatmentarticlepage/{index.pk}/", article_form(summary=RISKY)
    )
    assert response.json()["must_fix"] == 1
    assert Page.objects.count() == before


def test_an_empty_new_page_is_audited_too(editor):
    form = article_form(title="", slug="", summary="", body=[])
    response = editor.post(f"/admin/caveat/draft/articles/treatmentarticlepage/{make_index().pk}/", form)
    assert response.json()["state"] == "audited"


def test_a_form_that_cannot_be_read_waits_and_says_for_what(editor, article):
    answer = editor.post(address(article), article_form(article, last_reviewed="yesterday")).json()
    assert answer["state"] == "incomplete"
    assert "Last reviewed" in answer["message"]


def test_a_slug_that_another_page_has_does_not_stop_the_audit(editor, article):
    make_article(slug="taken")
    answer = audited(editor, article, slug="taken", summary=RISKY)
    assert answer["must_fix"] == 1
    assert "› taken</span>" in answer["html"]


def test_decided_claims_do_not_count(editor, article, audit):
    article.summary = RISKY
    article.save()
    finding = audit(article).findings.get(rule=RULE)
    reviewer = make_user("Compliance reviewers")
    decide(article, [finding], Act.FALSE_ALARM, reviewer, "Quoted from a patient's letter.")
    answer = audited(editor, article, summary=RISKY)
    assert answer["must_fix"] == 0
    assert "Quoted from a patient" in answer["html"]
    assert mark_of(answer, RULE)["severity"] == "cleared"


def test_hostile_text_is_escaped(editor, article):
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)> never comes back'
    answer = audited(editor, article, title=hostile, summary=f"Pain {hostile}.", focus_keyphrase=hostile)
    assert "<script" not in answer["html"]
    assert "<img src=x" not in answer["html"]
    assert "&lt;script&gt;" in answer["html"]


def test_search_preview_social_card_and_keyphrase_are_those_of_the_form(editor, article):
    image = make_image()
    answer = audited(
        editor,
        article,
        seo_title="Needles and back pain " * 6,
        search_description="What a trial found.",
        focus_keyphrase="thin needles",
        social_image=image.pk,
    )
    html = " ".join(answer["html"].split())
    assert "Needles and back pain Needles" in html
    assert ": cut" in html
    assert "What a trial found." in html
    assert "thin needles</strong>" in html
    assert image.default_alt_text in html


class TestRefusals:
    """Each says in words what is wrong."""

    def test_signed_out(self, client, article):
        response = client.post(address(article), article_form(article), headers={"x-requested-with": "XMLHttpRequest"})
        assert response.status_code in {302, 403}
        assert AuditFinding.objects.count() == 0

    def test_no_right_to_the_page(self, client, article):
        user = make_user()
        user.user_permissions.add(*_admin_access())
        client.force_login(user)
        response = client.post(address(article), article_form(article))
        assert response.status_code == 403
        assert "may not edit" in response.json()["message"]

    def test_no_right_to_add(self, client):
        client.force_login(make_user("Compliance reviewers"))
        url = f"/admin/caveat/draft/articles/treatmentarticlepage/{make_index().pk}/"
        assert client.post(url, article_form()).status_code == 403

    @pytest.mark.parametrize("method", ["get", "put", "delete"])
    def test_wrong_method(self, editor, article, method):
        response = getattr(editor, method)(address(article))
        assert (response.status_code, response.headers["Allow"]) == (405, "POST")
        assert "POST" in response.json()["message"]

    def test_no_csrf_token(self, article):
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_user("Editors"))
        response = client.post(address(article), article_form(article))
        assert response.status_code == 403
        assert "Reload the editor" in response.json()["message"]

    def test_too_large(self, editor, article, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
        response = editor.post(
            address(article),
            urlencode(article_form(article, summary="x" * 1_000_001)),
            content_type="application/x-www-form-urlencoded",
        )
        assert response.status_code == 413
        assert "too long" in response.json()["message"]

    def test_damaged_form(self, editor, article):
        form = article_form(article)
        del form["body-count"]
        response = editor.post(address(article), form)
        assert response.status_code == 400
        assert "still loading" in response.json()["message"]

    @pytest.mark.parametrize("value", ["-1", "x", "999999999"])
    def test_damaged_counts(self, editor, article, value):
        response = editor.post(address(article), {**article_form(article), "body-count": value})
        assert response.status_code in {200, 400}
        assert response.json()["state"] in {"refused", "incomplete", "audited"}

    def test_no_such_page(self, editor):
        response = editor.post("/admin/caveat/draft/987654/", {})
        assert response.status_code == 404
        assert response.json()["message"]

    def test_alias(self, client, article):
        client.force_login(make_user("Managers"))
        alias = article.create_alias(update_slug="alias")
        response = client.post(address(alias), article_form(alias))
        assert "audited in its own place" in response.json()["message"]

    def test_broken_profile(self, editor, article, settings):
        settings.CAVEAT_PROFILE = "/no/such/profile.toml"
        response = editor.post(address(article), article_form(article))
        assert response.status_code == 503
        assert "rules cannot be read" in response.json()["message"]


def test_queries_do_not_grow_with_the_blocks(editor, article):
    def queries(blocks: int) -> int:
        body = [("paragraph", f"<p>Paragraph {number} about needles.</p>") for number in range(blocks)]
        with CaptureQueriesContext(connection) as seen:
            audited(editor, article, body=body)
        return len(seen)

    queries(1)
    assert queries(60) == queries(2)


def _admin_access():
    return Permission.objects.filter(codename="access_admin")
