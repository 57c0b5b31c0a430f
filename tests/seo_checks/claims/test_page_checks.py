"""Checks of the page as a whole: what it leaves out beside its claims, and conditions that it lists."""

from pathlib import Path

import pytest

from seo_checks import parse
from seo_checks.document import Document
from seo_checks.findings import Hit, Severity
from tests.seo_checks.claims.reading import Small, all_hits, quote, written

RULE = """
title: Fault of the page
definition: A fault of the page.
severity: review
message: Something is amiss.
why: Readers need it.
basis: [uk-1, us-1]
page: %s
rewrite: Add it.
suggestions: [Ask us what is known.]
examples:
  flag: []
  quiet: []
"""
CLAIM = "<p>Acupuncture eases migraine.</p>"
FILLING = "<p>We place the needles in the skin and let them rest there for a while.</p>" * 12


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    folder: Path = tmp_path_factory.mktemp("small")
    rules = {f"rules/{name}.yaml": RULE % name for name in ("missing-risks", "missing-citation", "condition-list")}
    written(folder, rules)
    return Small(folder)


def document(body: str, title: str = "") -> Document:
    return parse(f"<title>{title}</title><main>{body}</main>")


def found(small: Small, rule: str, body: str, title: str = "") -> list[Hit]:
    return [hit for name, hit in small.hits(document(body, title)) if name == rule]


@pytest.mark.parametrize("rule", ["missing-risks", "missing-citation"])
class TestWhatAPageLeavesOut:
    def test_is_said_once_of_the_page_as_a_whole(self, small: Small, rule: str) -> None:
        (hit,) = found(small, rule, CLAIM * 3 + FILLING)
        assert hit.where is None
        assert hit.message == "Something is amiss."
        assert hit.severity is Severity.REVIEW

    def test_is_not_asked_of_a_page_without_a_claim(self, small: Small, rule: str) -> None:
        assert found(small, rule, FILLING) == []
        assert found(small, rule, "<p>Acupuncture does not ease migraine.</p>" + FILLING) == []

    def test_is_not_asked_of_a_teaser(self, small: Small, rule: str) -> None:
        assert found(small, rule, CLAIM) == []

    def test_is_not_asked_of_a_page_that_informs(self, small: Small, rule: str) -> None:
        informing = "<p>Ask your doctor or the hospital about symptoms and the diagnosis.</p>" * 9
        assert found(small, rule, CLAIM + FILLING + informing) == []

    def test_has_the_provisions_of_the_jurisdictions_at_hand(self, small: Small, rule: str) -> None:
        (hit,) = [hit for name, hit in small.hits(document(CLAIM + FILLING), small.engine("US")) if name == rule]
        assert [source.id for source in hit.sources] == ["us-1"]
        assert hit.tags == (rule,)


@pytest.mark.parametrize("remedy", ["<p>Side effects are bruises.</p>", "<h2>Risks</h2><p>You may bruise.</p>"])
def test_a_word_of_risks_anywhere_is_enough(small: Small, remedy: str) -> None:
    assert found(small, "missing-risks", CLAIM + FILLING + remedy) == []


@pytest.mark.parametrize(
    "remedy",
    [
        "<p>A Cochrane review says so.</p>",
        '<p>This is <a href="https://doi.org/x">a trial</a>.</p>',
        "<h2>References</h2><p>A trial.</p>",
    ],
)
def test_one_source_to_follow_is_enough(small: Small, remedy: str) -> None:
    assert found(small, "missing-citation", CLAIM + FILLING + remedy) == []


class TestListsOfConditions:
    LIST = "<ul><li>Headaches</li><li>Back pain</li></ul>"

    def test_below_an_offer_to_treat_are_one_finding_at_the_first(self, small: Small) -> None:
        (hit,) = found(small, "condition-list", f"<h2>Conditions we treat</h2>{self.LIST}")
        assert quote(hit) == "Headaches"
        assert hit.message == "Something is amiss. Listed here: headache, back pain."
        assert hit.suggestions == ("Ask us what is known.",)
        assert hit.claim["condition"] == "headache"

    def test_may_stand_below_a_sentence(self, small: Small) -> None:
        (hit,) = found(small, "condition-list", f"<p>We care. Reiki helps with:</p>{self.LIST}")
        assert quote(hit) == "Headaches"

    def test_with_a_serious_disease_are_must_fix_and_name_it_first(self, small: Small) -> None:
        items = "<ul><li>Headaches</li><li>Asthma</li></ul>"
        (hit,) = found(small, "condition-list", f"<h2>Conditions we treat</h2>{items}")
        assert hit.severity is Severity.MUST_FIX
        assert "Listed here: asthma, headache." in hit.message

    @pytest.mark.parametrize(
        "body",
        [
            f"<h2>Common troubles</h2>{LIST}",
            f"<h2>Before you book: conditions we treat</h2>{LIST}",
            f"<h2>Conditions we treat with physiotherapy</h2>{LIST}",
            "<h2>Conditions we treat</h2><ul><li>Headaches</li></ul>",
            "<h2>Conditions we treat</h2><p>Ask us.</p>" + LIST,
            LIST,
        ],
    )
    def test_without_such_an_offer_or_alone_are_none(self, small: Small, body: str) -> None:
        assert found(small, "condition-list", body) == []

    def test_more_than_can_be_named_are_counted(self, small: Small) -> None:
        names = ["Headache", "Migraine", "Asthma", "Cancer", "Back pain", "Low back pain", "Stress"]
        items = "".join(f"<li>{name}</li>" for name in names)
        (hit,) = found(small, "condition-list", f"<h2>Conditions we treat</h2><ul>{items}</ul>")
        assert hit.message.endswith("and 1 more.")


class TestTitles:
    def test_that_pair_an_unproven_treatment_with_a_condition(self, small: Small) -> None:
        (hit,) = found(small, "condition-list", "<p>We are here.</p>", title="Reiki for headaches")
        assert quote(hit) == "Reiki for headaches"

    @pytest.mark.parametrize(
        "title", ["Reiki in Leeds", "Physiotherapy for headaches", "Reiki for headaches?", "Reiki for stress"]
    )
    def test_that_do_not(self, small: Small, title: str) -> None:
        assert found(small, "condition-list", "<p>We are here.</p>", title=title) == []


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<p>We are here.</p>", "Reiki for headaches"),
        ("<h2>Conditions we treat</h2><ul><li>Headaches</li><li>Back pain</li></ul>", ""),
    ],
)
def test_the_suggestion_names_the_condition_as_the_page_does(body: str, title: str) -> None:
    (hit,) = [hit for rule, hit in all_hits(document(body, title)) if rule == "implied-efficacy-list"]
    assert hit.suggestions == ("If you have headaches, please talk to us or your doctor before you book.",)
