"""The panel "Caveat" in the page editor."""

import pytest
from bs4 import BeautifulSoup

from cms.audits.models import AuditFinding, AuditRun, Version
from cms.editor.page_state import stored_state
from tests.cms.editor.forms import article_form
from tests.cms.factories import RISKY, RULE, make_article, make_home, make_index, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel(client):
    """Return a function that opens a page in the editor and returns the panel."""
    client.force_login(make_user("Editors"))

    def open_editor(page) -> BeautifulSoup:
        response = client.get(f"/admin/pages/{page.pk}/edit/")
        assert response.status_code == 200
        return BeautifulSoup(response.content, "lxml")

    return open_editor


def text_of(soup: BeautifulSoup, selector: str = "[data-side-panel=caveat]") -> str:
    """What the selected element says."""
    return " ".join(soup.select_one(selector).get_text(" ").split())


def counter(soup: BeautifulSoup) -> str:
    """The number on the panel's toggle; empty where it is hidden."""
    number = soup.select_one("[data-side-panel-toggle=caveat] [data-side-panel-toggle-counter]")
    return "" if number.has_attr("hidden") else number.get_text(strip=True)


def test_finding_shows_the_five_things_in_order(panel, risky_article, audit):
    finding = audit(risky_article).findings.get(rule=RULE)
    soup = panel(risky_article)
    said = text_of(soup)
    five = [RISKY, finding.message, finding.why, finding.sources[0]["title"], finding.suggestions[0]]
    places = [said.replace(" .", ".").index(" ".join(thing.split())) for thing in five]
    assert places == sorted(places)
    assert "● must-fix" in said
    assert "Summary" in said
    assert soup.select_one(".caveat-finding mark").get_text() == finding.quote
    assert soup.select_one(".caveat-basis a")["href"] == finding.sources[0]["url"]
    assert counter(soup) == "1"


def test_button_leads_to_the_field(panel, risky_article, audit):
    audit(risky_article)
    soup = panel(risky_article)
    target = soup.select_one(".caveat-finding [data-w-focus-target-value]")["data-w-focus-target-value"]
    assert soup.select_one(target)["name"] == "summary"


def test_categories_come_in_order_and_must_fix_comes_first(panel, audit):
    article = make_article(summary="It is fine.")
    run = audit(article)
    run.findings.all().delete()
    made = [("seo", "advice", 2), ("claims", "review", 1), ("claims", "must-fix", 0), ("readability", "advice", 2)]
    for position, (category, severity, rank) in enumerate(made):
        AuditFinding.objects.create(
            run=run, position=position, category=category, severity=severity, severity_rank=rank,
            rule=f"rule-{position}", status="open", message=f"Message {position}.", why="Because.",
        )  # fmt: skip
    soup = panel(article)
    tabs = [" ".join(tab.get_text(" ").split()) for tab in soup.select(".caveat-panel [role=tab]")]
    assert tabs == ["Claims 2", "SEO 1", "Readability 1", "Outline"]
    assert [code.get_text() for code in soup.select(".caveat-finding code")] == ["rule-2", "rule-1", "rule-0", "rule-3"]
    assert "The page as a whole" in text_of(soup)


def test_cleared_claims_stay_visible(panel, risky_article, audit):
    audit(risky_article).findings.filter(rule=RULE).update(status="cleared")
    soup = panel(risky_article)
    assert "✓ 1 cleared" in text_of(soup)
    assert counter(soup) == ""


CLAIM = {"strength": 2, "evidence_entry": "knees", "evidence_says": "CAP allows this wording."}


def test_cleared_claim_shows_the_entry_that_clears_it_and_asks_for_nothing(panel, risky_article, audit):
    finding = audit(risky_article).findings.get(rule=RULE)
    AuditFinding.objects.filter(pk=finding.pk).update(status="cleared", claim=CLAIM)
    soup = panel(risky_article)
    said = text_of(soup, ".caveat-finding--cleared")
    assert "Evidence CAP allows this wording. (entry knees)" in said
    assert not any(words in said for words in (finding.message, finding.why, *finding.suggestions))


def test_open_claim_shows_what_the_evidence_says(panel, risky_article, audit):
    audit(risky_article).findings.filter(rule=RULE).update(claim=CLAIM)
    said = text_of(panel(risky_article))
    assert said.index("Basis") < said.index("Evidence CAP allows this wording.") < said.index("Try")


def test_basis_shows_four_titles_and_the_others_on_demand(panel, risky_article, audit):
    sources = [{"id": f"l{n}", "title": f"Law {n}", "url": "https://law.example/", "says": "No."} for n in range(6)]
    audit(risky_article).findings.filter(rule=RULE).update(sources=sources)
    soup = panel(risky_article)
    assert len(soup.select(".caveat-finding--must-fix p.caveat-basis a")) == 4
    assert text_of(soup, ".caveat-finding--must-fix details.caveat-basis summary") == "and 2 more"
    assert len(soup.select(".caveat-finding--must-fix details.caveat-basis a")) == 2


def test_template_text_has_no_button(panel, risky_article, audit):
    audit(risky_article).findings.update(contentpath="", field_label="")
    soup = panel(risky_article)
    assert "In the page's template" in text_of(soup)
    assert [button.get_text(strip=True) for button in soup.select(".caveat-finding--must-fix button")] == [
        "Ask for an exception"
    ]


@pytest.mark.parametrize("make", [make_home, make_index])
def test_other_audited_pages_have_the_panel(panel, make):
    assert "not been audited yet" in text_of(panel(make()))


def test_draft_counts_where_there_is_one(panel, audit):
    article = make_article(summary="It is fine.")
    article.summary = RISKY
    article.save_revision()
    audit(article)
    audit(article, Version.DRAFT)
    soup = panel(article)
    assert "Draft text, audited" in text_of(soup)
    assert counter(soup) == "1"


def test_clean_page_says_so_and_no_more(panel, audit):
    article = make_article(summary="It is fine.")
    audit(article).findings.all().delete()
    soup = panel(article)
    assert "Nothing flagged. Caveat flags wording; it does not judge medicine." in text_of(soup)
    assert counter(soup) == ""


def test_page_never_audited_says_so(panel):
    said = text_of(panel(make_article()))
    assert "has not been audited yet" in said
    assert "Nothing flagged" not in said


def test_failed_audit_says_so(panel, audit):
    article = make_article()
    run = audit(article)
    AuditRun.objects.filter(pk=run.pk).update(
        status="failed", claims_judged=False, problems=["The page is <b>broken</b>."]
    )
    soup = panel(article)
    assert "could not be audited, so it cannot be published yet: The page is <b>broken</b>." in text_of(soup)
    assert "Nothing flagged" not in text_of(soup)
    assert soup.select_one(".caveat-counts") is None


def test_partial_audit_says_what_is_missing(panel, risky_article, audit):
    AuditRun.objects.filter(pk=audit(risky_article).pk).update(status="partial", problems=["One block is in French."])
    said = text_of(panel(risky_article))
    assert "audited in part: One block is in French." in said
    assert "● 1 must-fix" in said


def test_text_saved_later_is_said(panel, audit):
    article = make_article(live=False)
    article.save_revision()
    audit(article, Version.DRAFT)
    article.save_revision()
    assert "saved again after this audit" in text_of(panel(article))


def test_rules_changed_later_is_said(panel, risky_article, audit):
    AuditRun.objects.filter(pk=audit(risky_article).pk).update(rules_digest="older")
    assert "rules have changed" in text_of(panel(risky_article))


def test_broken_profile_is_said(panel, risky_article, audit, settings):
    audit(risky_article)
    settings.CAVEAT_PROFILE = "/no/such/profile.toml"
    assert "The rules cannot be read" in text_of(panel(risky_article))


def test_hostile_text_is_escaped(panel, audit):
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    article = make_article(title=f"{hostile} never comes back", summary=f"{hostile} Pain never comes back.")
    run = audit(article)
    run.findings.update(message=hostile, why=hostile, field_label=hostile, rule=hostile)
    soup = panel(article).select_one("[data-side-panel=caveat]")
    assert soup.select("script, img, [onerror]") == []
    assert hostile in soup.get_text()


def test_panel_has_no_inline_script_or_style(panel, risky_article, audit):
    audit(risky_article)
    soup = panel(risky_article).select_one("[data-side-panel=caveat]")
    assert soup.select("script, style, [style]") == []
    assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_new_page_has_an_honest_panel(client):
    client.force_login(make_user("Editors"))
    address = f"/admin/pages/add/articles/treatmentarticlepage/{make_index().pk}/"
    assert "Write something to have it audited." in text_of(BeautifulSoup(client.get(address).content, "lxml"))


def test_alias_says_where_it_is_audited(client, risky_article):
    client.force_login(make_user("Managers"))
    alias = risky_article.create_alias(update_slug="alias")
    assert client.get(f"/admin/pages/{alias.pk}/edit/").status_code == 200
    assert "audited in its own place" in stored_state(alias).notes[0]


def test_explorer_and_its_filters_work_as_before(client, risky_article):
    client.force_login(make_user("Editors"))
    response = client.get(f"/admin/pages/{risky_article.get_parent().pk}/")
    assert response.status_code == 200
    assert risky_article.title in response.content.decode()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_automatic_save_leaves_the_panel_to_its_script(client):
    client.force_login(make_user("Editors"))
    article = make_article(live=False)
    response = client.post(
        f"/admin/pages/{article.pk}/edit/", article_form(article, summary=RISKY), headers={"accept": "application/json"}
    )
    assert response.json()["success"] is True
    assert "caveat-panel" not in response.json()["html"]


def test_panel_costs_few_queries(risky_article, audit, django_assert_num_queries):
    audit(risky_article)
    with django_assert_num_queries(7):  # three of them ask for the rules and the gate of the site
        stored_state(risky_article)
