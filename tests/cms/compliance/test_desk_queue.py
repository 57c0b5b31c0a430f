"""The compliance desk: which claims wait, how they are grouped, and what is shown of the one that is open."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditFinding, Version
from cms.compliance import service
from cms.compliance.models import Act
from tests.cms.audits.stored import store
from tests.cms.compliance.desk import URL, act, desk, groups, key_of, make_claim, stored, text_of
from tests.cms.factories import (
    HOSTILE,
    PARAGRAPH,
    RISKY,
    make_article,
    make_index,
    make_person,
    make_treatment,
    make_user,
    publish_past_gate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client, reviewer):
    client.force_login(reviewer)


def test_equal_wordings_are_one_group_whatever_their_case(client):
    make_claim(title="A")
    make_claim(title="B", summary="Your knee pain NEVER COMES BACK.")
    [group] = groups(client)
    assert group.startswith("● must-fix “")
    assert "×2" in group


@pytest.mark.parametrize(
    ("group", "label"),
    [
        ("rule", "Promises a permanent result"),
        ("page", "Back pain"),
        ("treatment", "Needling"),
        ("author", "Dr Li"),
    ],
)
def test_groups_are_named_by_what_they_share(client, group, label):
    make_claim(title="Back pain", treatment=make_treatment(name="Needling"), author=make_person(name="Dr Li"))
    assert [label in text for text in groups(client, group=group)] == [True]


@pytest.mark.parametrize(("group", "label"), [("treatment", "No treatment"), ("author", "No author")])
def test_what_a_page_lacks_makes_a_group_too(client, group, label):
    first, second = make_claim(title="A"), make_claim(title="B")
    page = desk(client, group=group, claim=key_of(first))
    assert label in text_of(page.select_one(".desk__group"))
    assert [box["value"] for box in page.select(".desk__others input")] == [key_of(second)]


def test_gravest_groups_come_first_then_the_largest(client):
    index = make_index()
    for title, severity, quote in [("A", 1, "may help"), ("B", 0, "cures"), ("C", 0, "heals"), ("D", 0, "heals")]:
        name = ["must-fix", "review"][severity]
        store(make_article(index=index, title=title), severity=name, severity_rank=severity, quote=quote)
    assert [text.split("“")[1].split("”")[0] for text in groups(client)] == ["heals", "cures", "may help"]


def test_words_are_marked_in_their_paragraph_and_lead_to_the_field(client):
    body = [("paragraph", f"<p>Before it. {RISKY} After it.</p>")]
    claim = make_claim(summary="Plain words.", body=body, title="Back pain")
    page = desk(client)
    paragraph = page.select_one(".desk__paragraph")
    assert paragraph.get_text() == f"Before it. {RISKY} After it."
    assert paragraph.mark.get_text() == claim.quote
    head = page.select_one(".desk__head")
    assert "Back pain" in text_of(head)
    assert "live" in text_of(head)
    assert f"caveat={claim.fingerprint}" in head.select_one("a")["href"]
    pane = text_of(page.select_one(".desk__claim"))
    assert claim.message in pane
    assert claim.why in pane
    assert "UK CAP 12.1" in pane
    assert "cures or guarantees" in pane


def test_words_of_a_page_that_was_changed_since_are_shown_in_their_sentence(client):
    claim = make_claim()
    type(stored(claim.run.page)).objects.update(summary="Something else altogether.")
    assert RISKY in desk(client).select_one(".desk__paragraph").get_text()


def test_claim_of_live_text_and_draft_is_listed_once(client):
    claim = make_claim(title="Back pain")
    page = stored(claim.run.page)
    page.body = [("paragraph", PARAGRAPH)]
    page.save_revision()
    audit_page(stored(page), Version.DRAFT)
    assert AuditFinding.objects.filter(fingerprint=claim.fingerprint, run__current=True).count() == 2
    assert ["×1" in text for text in groups(client)] == [True]


def test_claim_of_a_draft_is_listed_and_opened(client):
    draft = make_article(live=False, title="Draft", summary="Plain words.")
    draft.summary = RISKY
    draft.save_revision()
    audit_page(stored(draft), Version.DRAFT)
    page = desk(client)
    assert page.select_one(".desk__paragraph").get_text() == RISKY
    assert "draft" in text_of(page.select_one(".desk__meta"))
    assert groups(client, tab="live") == []


def test_tabs_follow_assignment_due_date_and_publication(client, reviewer, manager):
    mine, others, due = (
        make_claim(title=title, summary=f"{title}: it cures pain.", rule="cure-claim") for title in "ABC"
    )
    colleague = make_user("Compliance reviewers")
    assert act(client, mine, "assigned", assignee=reviewer.pk).status_code == 302
    assert act(client, others, "assigned", assignee=colleague.pk).status_code == 302
    assert act(client, due, "due", due_on=timezone.localdate() + timedelta(days=1)).status_code == 302
    act(client, mine, "due", due_on=timezone.localdate() + timedelta(days=30))
    tabs = {
        tab: len(desk(client, tab=tab, group="page").select(".desk__group")) for tab in ("mine", "unassigned", "due")
    }
    assert tabs == {"mine": 1, "unassigned": 1, "due": 1}
    assert "due" in groups(client, tab="due", group="page")[0]
    counts = [count.get_text() for count in desk(client).select(".desk__tabs .desk__count")]
    assert counts == ["1", "1", "1", "3", "3"]


@pytest.mark.parametrize(
    ("query", "number"),
    [("KNEE", 1), ("back PAIN", 1), ("nothing like it", 0), ("permanence-rec", 2), ("a Permanent result", 2)],
)
def test_search_looks_at_words_titles_and_rules(client, query, number):
    make_claim(title="Back pain", summary="It never comes back.")
    make_claim(title="Other", summary="Your knee never comes back.")
    found = groups(client, q=query, group="page")
    assert len(found) == number


def test_severity_and_state_narrow_the_queue_down(client):
    page = make_article()
    run = store(page, 2)
    grave = run.findings.get(severity="must-fix")
    assert len(groups(client, severity="review")) == 1
    act(client, grave, "must-change", reason="Say less.")
    assert [text.split()[1] for text in groups(client)] == ["review"]
    assert [text.split()[1] for text in groups(client, state="must-change")] == ["must-fix"]
    assert "×2" in groups(client, state="open")[0]
    assert groups(client, state="asked") == []
    service.request_exception(stored(page), grave, make_user("Editors"), "It is so.", "")
    assert [text.split()[1] for text in groups(client, state="asked")] == ["must-fix"]
    assert "×2" in groups(client)[0]


@pytest.mark.parametrize(
    "query", ["claim=x", "claim=1-", "claim=99999999999999999999-f", "p=-1", "p=x", "tab=x", "q=%00"]
)
def test_addresses_that_make_no_sense_are_borne(client, query):
    make_claim()
    assert client.get(f"{URL}?{query}").status_code == 200


def test_groups_come_in_pages_that_next_and_previous_cross(client):
    index = make_index()
    run = store(make_article(index=index), 60, severity="must-fix", severity_rank=0)
    for finding in run.findings.all():
        AuditFinding.objects.filter(pk=finding.pk).update(quote=f"claim {finding.position}")
    first = desk(client)
    assert len(first.select(".desk__group")) == 50
    last = first.select(".desk__group")[-1]["href"]
    onward = desk(client, **dict(part.split("=") for part in last.split("?")[1].split("&"))).select_one(
        "[data-desk-next]"
    )
    assert onward["href"].endswith("?p=2")
    assert len(desk(client, p=2).select(".desk__group")) == 10


def test_sentence_that_was_changed_names_the_earlier_decision_and_the_change(client):
    claim = make_claim(summary="We make sure your back pain never comes back.")
    act(client, claim, "false-alarm", reason="Quoted from a patient.")
    page = stored(claim.run.page)
    page.summary = "We make sure your neck pain never comes back."
    publish_past_gate(page.save_revision())
    audit_page(stored(page), Version.LIVE)
    shown = desk(client)
    assert "as false alarm" in text_of(shown.select_one(".desk__precedent"))
    assert [node.get_text() for node in shown.select(".desk__diff del, .desk__diff ins")] == ["back", "neck"]


def test_decisions_on_the_same_words_elsewhere_are_shown(client):
    first, second = make_claim(title="First"), make_claim(title="Second")
    act(client, first, "false-alarm", reason="Quoted from a patient.")
    said = text_of(desk(client, claim=key_of(second)).select_one(".desk__precedent"))
    assert "First" in said
    assert "false alarm" in said
    assert "Quoted from a patient." in said


def test_similar_words_elsewhere_are_suggested(client):
    pages = [make_article(title=title) for title in ("First", "Second", "Third")]
    for page, quote in zip(pages, ["never comes back", "never come back", "heals all"], strict=True):
        run = store(page, quote=quote, severity="must-fix", severity_rank=0)
    first = AuditFinding.objects.get(quote="never comes back")
    said = text_of(desk(client, claim=key_of(first)).select_one(".desk__precedent"))
    assert "never come back" in said
    assert "heals all" not in said
    assert run.findings.get().quote == "heals all"


def test_hostile_text_is_escaped(client):
    page = make_article(title=HOSTILE, author=make_person(name=HOSTILE), treatment=make_treatment(name=HOSTILE))
    names = ("quote", "sentence", "message", "why", "field_label")
    said = {"treatment": HOSTILE, "strength": 4, "evidence_says": HOSTILE, "evidence_entry": "x"}
    fields = {**dict.fromkeys(names, HOSTILE), "suggestions": [HOSTILE], "block_start": 0, "claim": said}
    claim = store(page, **fields).findings.get()
    act(client, claim, "commented", reason=HOSTILE)
    act(client, claim, "must-change", reason=HOSTILE)
    for group in ("wording", "page", "treatment", "author", "rule"):
        shown = client.get(
            URL, {"group": group, "q": HOSTILE, "state": "open", "claim": key_of(claim)}
        ).content.decode()
        assert "<script>alert(1)" not in shown
        assert "<b>bold" not in shown
        assert "&lt;script&gt;alert(1)" in shown


def number_of_queries(client, **query) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(URL, query).status_code == 200
    return len(captured)


@pytest.mark.parametrize("group", ["wording", "page", "author"])
def test_queries_do_not_grow_with_the_claims(client, group):
    index, treatment = make_index(), make_treatment()
    store(make_article(index=index, treatment=treatment), 3)
    number_of_queries(client, group=group)
    few = number_of_queries(client, group=group)
    for number in range(9):
        store(make_article(index=index, treatment=treatment, title=f"More {number}"), 33)
    assert number_of_queries(client, group=group) == few


def test_scripts_get_the_panes_alone(client):
    make_claim()
    response = client.get(URL, headers={"X-Requested-With": "XMLHttpRequest"})
    assert b"desk__panes" in response.content
    assert b"<html" not in response.content


def test_menu_counts_open_must_fix_claims(client):
    assert '"Compliance desk"' in client.get(URL).content.decode()
    claim = make_claim()
    page = client.get(URL).content.decode()
    assert '"Compliance desk (1)"' in page
    assert "compliance/desk/menu.css" in page  # or the number would be cut off
    act(client, claim, Act.FALSE_ALARM.value, reason="Quoted.")
    assert '"Compliance desk"' in client.get(URL).content.decode()
