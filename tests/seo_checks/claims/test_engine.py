"""The engine: what of a page becomes a finding, how grave it is where, and what evidence makes of it."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks import About, Profile, ProfileError, Status, audit, parse
from seo_checks.claims import claim_hits, claim_rules
from seo_checks.claims.engine import ClaimEngine
from seo_checks.claims.evidence import Register
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.settings import ClaimSettings
from seo_checks.document import Role, Span
from seo_checks.findings import Hit, Severity
from tests.seo_checks.claims.reading import TODAY, Small, all_hits, blocks, page, quote, written

MUST_FIX, REVIEW, ADVICE = Severity.MUST_FIX, Severity.REVIEW, Severity.ADVICE

MORE_RULES = {
    "rules/story.yaml": """
title: Tells a story
definition: A patient tells of a result.
severity: review
message: Tells a story.
why: One story shows nothing.
basis: [uk-1]
topic: stress-free
patterns:
  - {match: well again, voice: patient}
  - {match: all gone, roles: [heading], severity: must-fix}
  - {match: never ...2 back, negation: part}
unless: [as (if|though)]
rewrite: Leave it out.
examples:
  flag: [{text: '"I am well again."', quote: well again}]
  quiet: [I am well.]
""",
    "concepts/more.yaml": "stress-free: well, gone, back\n",
}

REGISTER = """
checked: 2026-11-01
sources:
  against: {title: A guideline, body: A body, jurisdiction: UK, url: 'https://example.org/'}
entries:
  - {id: ours, treatment: acupuncture, condition: migraine, strength: 2, status: accepted, wording: can ease migraine,
     source: "A trial, 2024", expires: 2027-05-31}
  - {id: backs, treatment: acupuncture, condition: back pain, strength: 3, status: accepted, wording: eases back pain,
     source: "A trial, 2025"}
  - {id: not-backs, treatment: acupuncture, condition: low back pain, status: guideline-against, source: against}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    folder: Path = tmp_path_factory.mktemp("small")
    written(folder, MORE_RULES)
    return Small(folder)


def found(small: Small, *paragraphs: str) -> list[tuple[str, str, Severity | None]]:
    """Rule, quote and severity of everything found in paragraphs."""
    return [(rule, quote(hit), hit.severity) for rule, hit in small.hits(page(*paragraphs))]


class TestWhatIsFound:
    def test_is_quoted_where_it_stands(self, small: Small) -> None:
        text = "We are calm. Needling “cures” the worst migraine, we say."
        hit = small.hit(text)
        assert isinstance(hit.where, Span)
        assert hit.where.quote == "cures” the worst migraine"
        assert text[hit.where.start : hit.where.end] == hit.where.quote
        assert hit.where.sentence == "Needling “cures” the worst migraine, we say."

    def test_can_be_traced_to_the_source_of_the_page(self, small: Small) -> None:
        html = "<main><p>Needling <b>cures</b> <i>all</i> migraine.</p></main>"
        where = small.hit(parse(html)).where
        assert isinstance(where, Span)
        assert where.source_range is not None
        start, end = where.source_range
        assert html[start:end] == "cures</b> <i>all</i> migraine"

    def test_comes_in_the_order_of_the_page(self, small: Small) -> None:
        rules = [rule for rule, *_ in found(small, "Reiki eases stress. It cures asthma.", "Physio cures headaches.")]
        assert rules == ["relief", "cure", "cure"]

    def test_is_what_the_wanted_rules_find(self, small: Small) -> None:
        hits = small.engine().hits(page("Reiki cures stress in one session."), {"speed"}, TODAY)
        assert [(rule, quote(hit), hit.tags) for rule, hit in hits] == [("speed", "in one session", ("speed",))]

    def test_is_the_same_however_often_it_is_asked(self, small: Small) -> None:
        engine, one, other = small.engine(), page("Reiki cures stress."), page("All is well.")
        first = list(engine.hits(one, {"cure"}, TODAY))
        assert list(engine.hits(other, {"cure"}, TODAY)) == []
        assert list(engine.hits(one, {"cure"}, TODAY)) == first

    def test_is_told_match_by_match_to_who_wants_to_know_why(self, small: Small) -> None:
        matches = small.engine().matches(page("Reiki cures stress and eases migraine in minutes."))
        assert sorted(match.rule.id for _, match in matches) == ["cure", "relief", "speed"]


class TestWhatIsNoClaim:
    @pytest.mark.parametrize(
        "text",
        [
            "Reiki does not cure migraine.",
            "Does Reiki cure migraine?",
            "It is a myth that Reiki cures migraine.",
            "Our course on easing migraine begins in May.",
            "See your doctor if Reiki eases your migraine.",
            "In Chinese medicine, needles cure migraine.",
            'Phrases such as "cures migraine" break the rules.',
        ],
    )
    def test_speaks_of_it_without_making_it(self, small: Small, text: str) -> None:
        assert found(small, text) == []

    @pytest.mark.parametrize("heading", ["Side effects", "References", "Disclaimer"])
    def test_stands_below_such_a_heading(self, small: Small, heading: str) -> None:
        below = blocks((Role.HEADING, heading, 2), (Role.PARAGRAPH, "Reiki cures migraine."))
        assert small.hits(below) == []

    def test_has_a_target_that_the_rule_is_not_about(self, small: Small) -> None:
        assert found(small, "Reiki eases the doorway.") == []

    def test_is_excepted_by_its_rule(self, small: Small) -> None:
        assert found(small, '"I felt well again."') == [("story", "well again", REVIEW)]
        assert found(small, '"I felt as if well again."') == []

    def test_lies_outside_the_main_content(self, small: Small) -> None:
        assert small.hits(parse("<main><p>We care.</p></main><footer><p>Reiki cures migraine.</p></footer>")) == []


class TestSettingsOfAWording:
    def test_voice(self, small: Small) -> None:
        assert found(small, "You will be well again.") == []
        assert found(small, '"At last I am well again."') == [("story", "well again", REVIEW)]

    def test_roles(self, small: Small) -> None:
        assert found(small, "It is all gone.") == []
        hit = small.hit(blocks((Role.HEADING, "It is all gone", 2), (Role.PARAGRAPH, "We care.")))
        assert (quote(hit), hit.severity) == ("all gone", MUST_FIX)

    def test_a_negation_that_belongs_to_the_claim(self, small: Small) -> None:
        assert found(small, "No needles, and it never comes back.") == [("story", "never comes back", REVIEW)]
        assert found(small, "Nobody can promise that it never comes back.") == []

    def test_a_negation_inside_any_other_takes_it_back(self, small: Small) -> None:
        assert found(small, "It cures, though not always, migraine.") == []

    def test_topic(self, small: Small) -> None:
        assert found(small, "Your shelf is up in one session.") == []
        assert found(small, "Stress is over in one session.") == [("speed", "in one session", MUST_FIX)]


class TestSeverity:
    @pytest.mark.parametrize(
        ("text", "severity", "strength"),
        [
            ("Reiki cures migraine.", MUST_FIX, 4),
            ("Reiki may cure migraine.", MUST_FIX, 4),
            ("Reiki eases migraine.", REVIEW, 3),
            ("Reiki can ease migraine.", REVIEW, 2),
            ("Reiki may ease migraine.", REVIEW, 1),
            ("Reiki may ease asthma.", MUST_FIX, 1),
            ("Reiki eases headaches in children.", MUST_FIX, 3),
            ("Reiki eases migraine, a Cochrane review found.", ADVICE, 3),
        ],
    )
    def test_follows_wording_and_circumstances(
        self, small: Small, text: str, severity: Severity, strength: int
    ) -> None:
        hit = small.hit(text)
        assert (hit.severity, hit.claim["strength"]) == (severity, strength)

    def test_of_what_a_page_says_that_only_informs_is_advice(self, small: Small) -> None:
        informing = ["Ask your doctor or the hospital. Symptoms lead to a diagnosis."] * 4
        severities = [severity for *_, severity in found(small, "It eases stress.", "It cures stress.", *informing)]
        assert severities == [ADVICE, ADVICE]

    @pytest.mark.parametrize(("speaks", "severity"), [("It cures your stress.", ADVICE), ("We cure stress.", MUST_FIX)])
    def test_a_page_that_only_informs_may_speak_to_its_readers_not_for_itself(
        self, small: Small, speaks: str, severity: Severity
    ) -> None:
        informing = ["Ask your doctor or the hospital. Symptoms lead to a diagnosis."] * 4
        assert [found_severity for *_, found_severity in found(small, speaks, *informing)] == [severity]


class TestJurisdictions:
    @pytest.mark.parametrize(("places", "severity"), [(("UK",), REVIEW), (("SG",), MUST_FIX), (("UK", "SG"), MUST_FIX)])
    def test_that_bar_the_wording_make_it_graver(
        self, small: Small, places: tuple[str, ...], severity: Severity
    ) -> None:
        assert small.hit("Reiki eases migraine.", small.engine(*places)).severity is severity

    @pytest.mark.parametrize(
        ("places", "severity"), [(("UK",), MUST_FIX), (("US", "AU"), REVIEW), (("US", "UK"), MUST_FIX)]
    )
    def test_that_ask_for_evidence_only_make_it_milder_where_no_other_counts(
        self, small: Small, places: tuple[str, ...], severity: Severity
    ) -> None:
        assert small.hit("Stress gone in one session.", small.engine(*places)).severity is severity

    @pytest.mark.parametrize(
        ("places", "sources"),
        [(("UK",), ["uk-1"]), (("US", "UK"), ["uk-1", "us-1"]), (("SG",), ["sg-1"]), (("DE",), [])],
    )
    def test_decide_which_provisions_are_cited(self, small: Small, places: tuple[str, ...], sources: list[str]) -> None:
        hit = small.hit("Reiki cures migraine.", small.engine(*places))
        assert [source.id for source in hit.sources] == sources

    def test_are_britain_america_and_australia_where_a_profile_names_none(self) -> None:
        settings = Profile().claims
        sources = {s.jurisdiction for _, hit in all_hits(page("Reiki cures migraine.")) for s in hit.sources}
        assert settings.jurisdictions == ("UK", "US", "AU")
        assert sources == {"UK", "US", "AU"}

    def test_are_those_of_the_profile(self) -> None:
        profile = Profile.from_toml('[claims]\njurisdictions = ["SG"]', "caveat.toml").only(["claims"])
        (finding,) = audit("<p>Reiki cures migraine.</p>", profile=profile).findings
        assert {source.jurisdiction for source in finding.sources} == {"SG"}


class TestASitesOwnTerms:
    TOML = '[claims.terms]\nalternative = ["Elm method"]\ncondition = ["dizzy spells"]'

    def test_join_the_vocabulary(self, small: Small) -> None:
        settings = ClaimSettings(terms=(("condition", ("dizzy spells",)),))
        lexicon = Lexicon(settings.vocabulary(small.rules.library.vocabulary))
        assert found(small, "Reiki cures dizzy spells.") == []
        assert quote(small.hit("Reiki cures dizzy spells.", small.engine(lexicon=lexicon))) == "cures dizzy spells"

    def test_of_a_profile_are_read(self) -> None:
        profile = Profile.from_toml(self.TOML, "caveat.toml").only(["claims"])
        text = "<p>The Elm method cures dizzy spells.</p>"
        (finding, *_) = audit(text, profile=profile).findings
        assert (finding.claim["treatment"], finding.claim["condition"]) == ("Elm method", "dizzy spells")

    @pytest.mark.parametrize(
        ("name", "term", "problem"),
        [("condition", "--", "holds no word"), ("condition", "@luck", '"@luck"'), ("luck", "charm", 'no list "luck"')],
    )
    def test_that_cannot_be_are_refused(self, small: Small, name: str, term: str, problem: str) -> None:
        with pytest.raises(ProfileError, match=problem) as caught:
            ClaimSettings(terms=((name, (term,)),)).vocabulary(small.rules.library.vocabulary)
        assert caught.value.problem.startswith("claims.terms: ")

    def test_leave_other_sites_alone(self) -> None:
        profile = Profile.from_toml(self.TOML, "caveat.toml").only(["claims"])
        text = "<p>The Elm method cures dizzy spells.</p>"
        before = audit(text, profile=Profile().only(["claims"]))
        audit(text, profile=profile)
        assert audit(text, profile=Profile().only(["claims"])) == before


class TestOneFindingPerClaim:
    def test_the_gravest_speaks_and_the_others_are_tags(self, small: Small) -> None:
        text = "Reiki eases your migraine in minutes."
        ((rule, hit),) = small.hits(text)
        assert (rule, hit.message, hit.severity) == ("speed", "Promises speed.", MUST_FIX)
        assert hit.tags == ("speed", "relief")

    def test_its_provisions_are_those_of_all_the_gravest_first(self, small: Small) -> None:
        hit = small.hit("Reiki eases your migraine in minutes.", small.engine("AU", "UK"))
        assert [source.id for source in hit.sources] == ["uk-1", "au-1"]

    def test_two_claims_of_a_sentence_are_two(self, small: Small) -> None:
        rules = [rule for rule, *_ in found(small, "Reiki eases stress, and in time it cures migraine.")]
        assert rules == ["relief", "cure"]

    def test_a_rule_alone_still_finds_its_own(self, small: Small) -> None:
        hits = small.engine().hits(page("Reiki eases your migraine in minutes."), {"relief"}, TODAY)
        assert [(rule, quote(hit)) for rule, hit in hits] == [("relief", "eases your migraine")]


class TestSuggestions:
    def test_name_what_the_claim_names(self, small: Small) -> None:
        hit = small.hit("Reiki eases migraine.")
        assert hit.suggestions == ("If you have migraine, ask us about Reiki.", "Ask us what is known.")

    def test_leave_out_what_nothing_names(self, small: Small) -> None:
        assert small.hit("It eases migraine.").suggestions == ("Ask us what is known.",)

    def test_take_treatment_and_condition_from_the_title(self, small: Small) -> None:
        hits = small.hits(page("It eases the pain of migraine.", title="All about Reiki"))
        assert hits[0][1].suggestions[0] == "If you have migraine, ask us about Reiki."


class TestEvidence:
    def hit(self, small: Small, text: str, today: date = TODAY) -> Hit:
        engine = small.engine(register=Register.from_text(REGISTER, "clinic.yaml", TODAY))
        return small.hit(text, engine, today)

    def test_clears_what_is_no_stronger_and_the_finding_stays(self, small: Small) -> None:
        hit = self.hit(small, "Needling can ease migraine.")
        assert hit.status is Status.CLEARED
        assert quote(hit) == "ease migraine"
        assert (hit.claim["evidence"], hit.claim["evidence_entry"]) == ("cleared", "ours")

    def test_does_not_clear_what_is_stronger_and_says_by_how_much(self, small: Small) -> None:
        hit = self.hit(small, "Needling eases migraine.")
        assert hit.status is Status.OPEN
        assert (hit.claim["evidence"], hit.claim["steps_above_evidence"]) == ("stronger", 1)
        assert "can ease migraine" in str(hit.claim["evidence_says"])

    def test_does_not_clear_against_a_guideline(self, small: Small) -> None:
        hit = self.hit(small, "Acupuncture eases low back pain.")
        assert (hit.status, hit.claim["evidence"]) == (Status.OPEN, "contradicted")
        assert self.hit(small, "Acupuncture eases back pain.").status is Status.CLEARED

    def test_expires(self, small: Small) -> None:
        text = "Needling can ease migraine."
        assert self.hit(small, text, date(2027, 5, 31)).status is Status.CLEARED
        hit = self.hit(small, text, date(2027, 6, 1))
        assert (hit.status, hit.claim["evidence"]) == (Status.OPEN, "stale")

    def test_does_not_clear_a_cure(self, small: Small) -> None:
        hit = self.hit(small, "Acupuncture cures back pain.")
        assert (hit.status, hit.claim["evidence"]) == (Status.OPEN, "stronger")

    def test_does_not_clear_what_is_claimed_besides(self, small: Small) -> None:
        hit = self.hit(small, "Acupuncture eases back pain in minutes.")
        assert hit.status is Status.OPEN
        assert hit.claim.get("evidence") != "cleared"

    def test_says_nothing_of_what_it_does_not_know(self, small: Small) -> None:
        for text in ("Reiki eases migraine.", "It eases migraine.", "Acupuncture eases stress."):
            hit = self.hit(small, text)
            assert hit.status is Status.OPEN
            assert "evidence" not in hit.claim

    def test_of_a_profile_counts_and_the_cleared_finding_is_reported(self) -> None:
        text = "<p>Acupuncture can ease hay fever.</p>"
        register = REGISTER.replace("condition: migraine", "condition: hay fever")
        profile = Profile().only(["efficacy-unqualified"])
        (without,) = audit(text, profile=profile, about=About(today=TODAY)).findings
        (cleared,) = audit(
            text, profile=profile.with_evidence("clinic.yaml", register), about=About(today=TODAY)
        ).findings
        assert (without.status, cleared.status) == (Status.OPEN, Status.CLEARED)
        assert (cleared.rule, cleared.quote, cleared.fingerprint) == (without.rule, without.quote, without.fingerprint)


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    """Threads that interrupt each other as often as they can."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("impatient_threads")
def test_pages_audited_side_by_side_do_not_mix(small: Small) -> None:
    pages = [page(*[f"Reiki cures {name}."] * 20) for name in ("migraine", "asthma", "stress", "cancer")] * 10
    alone = [[quote(hit) for _, hit in small.hits(document, small.engine())] for document in pages]
    lexicon = Lexicon(small.rules.library.vocabulary)  # fresh: its terms are met for the first time in the threads
    shared = ClaimEngine(small.rules, lexicon, ("UK",), Register((), {}))
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda document: [quote(hit) for _, hit in small.hits(document, shared)], pages))
    assert together == alone


# Any text, and text that is nearly a claim.
TEXTS = st.text(max_size=120) | st.lists(
    st.sampled_from(
        "Acupuncture cures eases your migraine asthma pain never no may in one session 100% safe guaranteed “ ” ' . , "
        "; ? - we in Chinese medicine for good children side effects permanent relief İ ﬁ \n \u00a0".split(" ")
    ),
    max_size=40,
).map(" ".join)


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_any_page_is_audited_and_every_finding_lies_on_whole_words_of_it(paragraphs: list[str], title: str) -> None:
    document = page(*paragraphs, title=title)
    for rule, hit in claim_hits(document, [check.id for check in claim_rules()], ClaimSettings(), TODAY):
        assert hit.tags[0] == rule
        if hit.where is None:
            continue
        assert isinstance(hit.where, Span)
        text, start, end = hit.where.block.text, hit.where.start, hit.where.end
        assert 0 <= start < end <= len(text)
        assert not (start and text[start - 1].isalnum() and text[start].isalnum())
        assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
