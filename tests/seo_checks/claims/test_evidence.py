"""The evidence register: the data that comes with Caveat, a site's own register, and what they make of claims."""

from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks.claims.evidence import ClaimKey, Register, Verdict, VerdictKind
from seo_checks.claims.register import EVERYWHERE, Standing
from seo_checks.errors import RuleError
from seo_checks.text import fold

TODAY = date(2026, 11, 25)
BROADER = {
    "chronic low back pain": ("low back pain", "back pain"),
    "low back pain": ("back pain",),
    "sciatica": ("back pain",),
    "slipped disc": ("back pain",),
    "whiplash": ("neck pain",),
    "knee osteoarthritis": ("osteoarthritis",),
    "electroacupuncture": ("acupuncture",),
    "cranial osteopathy": ("osteopathy",),
    "shiatsu": ("massage",),
}
OWN = """
checked: 2026-11-01
entries:
  - {id: ours, treatment: Acupuncture, condition: [knee pain, Hip Pain], strength: 2, status: accepted,
     wording: can ease knee pain for a time, requires: [for a time], source: "A trial, 2024, doi:10.1000/example",
     reviewer: A. Reader, expires: 2027-05-31}
"""


def broader(name: str) -> tuple[str, ...]:
    return BROADER.get(name, ())


def judge(
    treatment: str,
    condition: str,
    strength: int = 3,
    sentence: str = "",
    *,
    places: tuple[str, ...] = ("UK",),
    population: str = "",
    today: date = TODAY,
    register: Register | None = None,
) -> Verdict | None:
    key = ClaimKey(treatment, condition, "relieves", strength, population)
    return (register or Register.built_in()).judge(key, fold(sentence), places, today, broader)


def verdict(*arguments, **options) -> Verdict:
    found = judge(*arguments, **options)
    assert found is not None
    assert found.explanation.endswith(".")
    return found


def own(text: str = OWN) -> Register:
    return Register.from_text(text, "clinic.yaml", TODAY)


class TestTheRegisterThatComesWithCaveat:
    def test_is_read_once(self):
        assert Register.built_in() is Register.built_in()

    def test_covers_the_statuses_and_jurisdictions(self):
        entries = Register.built_in().entries
        assert len(entries) == 170
        assert {entry.status for entry in entries} == set(Standing)
        assert {entry.jurisdiction for entry in entries} == {"UK", "US", "AU", EVERYWHERE}

    def test_every_source_is_used_and_can_be_followed(self):
        register = Register.built_in()
        assert {entry.source for entry in register.entries} == set(register.sources.values())
        assert all(source.url.startswith(("https://", "http://")) for source in register.sources.values())

    @pytest.mark.parametrize("entry", Register.built_in().entries, ids=lambda entry: entry.id)
    def test_each_entry_is_whole(self, entry):
        assert entry.checked
        assert entry.expires
        assert entry.strength <= 3
        assert not entry.own
        assert entry.wording or entry.status is Standing.NOT_ACCEPTED

    @pytest.mark.parametrize(
        "entry",
        [entry for entry in Register.built_in().entries if entry.status is Standing.ACCEPTED],
        ids=lambda entry: entry.id,
    )
    def test_accepted_wording_stands(self, entry):
        for condition in entry.conditions:
            found = verdict(entry.treatments[0], condition, entry.strength, entry.wording)
            assert found.kind in {VerdictKind.CLEARED, VerdictKind.CONTRADICTED}


class TestAcceptedWording:
    SAID = "Acupuncture gives short term relief of migraine."

    def test_clears_what_is_no_stronger(self):
        found = verdict("acupuncture", "migraine", 3, self.SAID)
        assert (found.kind, found.entry.id, found.steps) == (VerdictKind.CLEARED, "cap-acupuncture-migraine", 0)
        assert "CAP/ASA (Advice on acupuncture" in found.explanation

    @pytest.mark.parametrize(("strength", "steps"), [(3, 1), (4, 2)])
    def test_counts_the_steps_to_a_stronger_claim(self, strength, steps):
        said = "Regular long-term lessons relieve persistent back pain."
        found = verdict("alexander technique", "back pain", strength, said)
        assert (found.kind, found.steps) == (VerdictKind.STRONGER, steps)
        assert found.wording.startswith("regular long-term lessons")

    def test_never_bears_a_cure(self):
        assert verdict("osteopathy", "fibromyalgia", 4, "x").kind is VerdictKind.STRONGER

    def test_needs_its_qualifiers_in_the_sentence(self):
        found = verdict("acupuncture", "migraine", 3, "Acupuncture relieves migraine.")
        assert (found.kind, found.steps) == (VerdictKind.STRONGER, 0)
        assert found.wording == "short-term relief of migraine headache"
        assert '"short-term or temporary"' in found.explanation

    @pytest.mark.parametrize(
        ("sentence", "stands"),
        [
            ("a short-term relief of migraine", True),
            ("relieves migraine temporarily", True),
            ("the shortest terms for migraine", False),
            ("contemporary relief of migraine", False),
        ],
    )
    def test_qualifiers_are_whole_words_with_their_endings(self, sentence, stands):
        assert (verdict("acupuncture", "migraine", 3, sentence).kind is VerdictKind.CLEARED) is stands

    @pytest.mark.parametrize(("today", "kind"), [((2027, 11, 22), "cleared"), ((2027, 11, 23), "stale")])
    def test_expires(self, today, kind):
        assert verdict("acupuncture", "migraine", 3, self.SAID, today=date(*today)).kind == kind

    def test_holds_for_a_kind_of_the_condition(self):
        assert verdict("physiotherapy", "low back pain").entry.id == "cap-physiotherapy-back-pain"

    def test_does_not_hold_for_a_kind_of_the_treatment(self):
        assert judge("cranial osteopathy", "back pain") is None
        assert verdict("shiatsu", "stress", 3, "relief of everyday stress").entry.id == "cap-shiatsu"

    def test_does_not_reach_what_it_excludes(self):
        assert judge("physiotherapy", "slipped disc") is None

    def test_bears_nothing_about_a_group_that_it_does_not_name(self):
        assert verdict("physiotherapy", "back pain", population="babies").kind is VerdictKind.STRONGER
        assert verdict("hypnotherapy", "bedwetting", population="children").kind is VerdictKind.CLEARED

    def test_holds_in_its_jurisdiction(self):
        assert judge("physiotherapy", "back pain", places=("US", "AU")) is None
        assert verdict("physiotherapy", "back pain", places=("US", "UK")).kind is VerdictKind.CLEARED


class TestWhatSupportsNothing:
    def test_a_refusal(self):
        found = verdict("acupuncture", "infertility", 1)
        assert (found.kind, found.entry.id) == (VerdictKind.UNSUPPORTED, "cap-acupuncture-fertility")
        assert verdict("electroacupuncture", "infertility", 1).entry.id == "cap-acupuncture-fertility"

    def test_a_refusal_of_every_condition(self):
        assert verdict("homeopathy", "eczema").entry.id == "cap-homeopathy"
        assert verdict("reflexology", "sleep").kind is VerdictKind.CLEARED

    def test_a_refusal_of_the_strongest_wording_leaves_the_rest_open(self):
        assert judge("laser hair removal", "pain", 3) is None
        assert verdict("laser hair removal", "pain", 4).kind is VerdictKind.UNSUPPORTED

    def test_a_refusal_of_the_condition_goes_before_acceptance_of_something_wider(self):
        assert verdict("chiropractic", "whiplash", 3, "uncomplicated").entry.id == "cap-chiropractic-whiplash"

    def test_evidence_that_only_the_advertiser_could_hold(self):
        found = verdict("massage", "low back pain", 1, "It may ease lower back pain temporarily.")
        assert (found.kind, found.entry.id) == (VerdictKind.UNSUPPORTED, "cap-massage-low-back-pain")
        assert "evidence of their own" in found.explanation

    def test_an_unverified_entry_even_where_something_wider_is_accepted(self):
        assert verdict("chiropractic", "sciatica").entry.id == "cap-chiropractic-sciatica"

    def test_a_guideline_that_advises_against(self):
        found = verdict("tens", "low back pain")
        assert (found.kind, found.entry.source.body) == (VerdictKind.UNSUPPORTED, "NICE")

    def test_a_review_is_cited_and_permits_nothing(self):
        found = verdict("exercise", "low back pain", 2, places=("US",))
        assert (found.kind, found.entry.id) == (VerdictKind.UNSUPPORTED, "cochrane-exercise-low-back-pain")
        assert verdict("exercise", "low back pain", 3, places=("US",)).kind is VerdictKind.STRONGER

    def test_nothing_known(self):
        assert judge("yoga", "hay fever") is None
        assert judge("", "") is None
        assert judge("acupuncture", "any", places=("AU",)) is None


class TestContradiction:
    def test_accepted_wording_meets_a_guideline_against_it(self):
        said = "Short-term relief of chronic low back pain."
        found = verdict("acupuncture", "chronic low back pain", 3, said)
        assert found.kind is VerdictKind.CONTRADICTED
        assert "CAP/ASA (Advice on acupuncture" in found.explanation
        assert "NICE (NG59" in found.explanation

    def test_own_evidence_does_not_outweigh_the_guideline(self):
        text = OWN.replace("[knee pain, Hip Pain]", "low back pain")
        register = Register.built_in().joined(own(text))
        found = verdict("acupuncture", "low back pain", 2, "for a time", register=register)
        assert (found.kind, found.entry.id) == (VerdictKind.CONTRADICTED, "ours")


class TestASitesOwnRegister:
    def test_goes_first(self):
        text = OWN.replace("[knee pain, Hip Pain]", "insomnia")
        for register in (Register.built_in().joined(own(text)), own(text).joined(Register.built_in())):
            assert register.entries[0].id == "ours"
            assert len(register.entries) == 171
            assert verdict("acupuncture", "insomnia", 2, "For a time.", register=register).kind is VerdictKind.CLEARED

    def test_holds_everywhere_unless_it_says_where(self):
        assert verdict("acupuncture", "hip pain", 2, "for a time", places=(), register=own()).kind == "cleared"
        text = OWN.replace("reviewer", "jurisdiction: SG, reviewer")
        assert judge("acupuncture", "hip pain", 2, "for a time", register=own(text)) is None

    def test_names_a_reference_or_a_source_of_ours(self):
        assert str(own().entries[0].source) == "A trial, 2024, doi:10.1000/example"
        text = OWN.replace('"A trial, 2024, doi:10.1000/example"', "cochrane-massage")
        assert own(text).entries[0].source.body == "Cochrane"

    def test_own_evidence_counts_as_accepted(self):
        assert own(OWN.replace("status: accepted", "status: own-evidence")).entries[0].status is Standing.ACCEPTED

    def test_of_two_wordings_the_one_that_fits_counts(self):
        row = OWN.splitlines()[-3:]
        more = [line.replace("id: ours", "id: more").replace("[for a time]", "[a little]") for line in row]
        register = own(OWN + "\n".join(more))
        assert verdict("acupuncture", "knee pain", 2, "It can help a little.", register=register).entry.id == "more"

    def test_the_entry_about_the_claimed_group_decides(self):
        row = OWN.splitlines()[-3:]
        more = [line.replace("id: ours", "id: more, population: athletes") for line in row]
        register = own(OWN + "\n".join(more))
        found = verdict("acupuncture", "knee pain", 2, "for a time", population="athletes", register=register)
        assert (found.kind, found.entry.id) == (VerdictKind.CLEARED, "more")
        assert verdict("acupuncture", "knee pain", 2, "for a time", register=register).entry.id == "ours"

    def test_an_empty_one_is_fine(self):
        assert own("checked: 2026-11-01\nentries: []").entries == ()

    def test_the_example_in_the_head_of_ours_can_be_read(self):
        head = (resources.files("seo_checks.claims") / "register.yaml").read_text(encoding="utf-8").split("\n#\n")
        example = next(part for part in head if "checked: " in part)
        (entry,) = own("\n".join(line.removeprefix("#   ") for line in example.splitlines())).entries
        assert (entry.id, entry.status, entry.own) == ("knees", Standing.ACCEPTED, True)


class TestMalformedRegisters:
    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            ("condition:", "conditon:", 'entry "ours": the key "conditon" is unknown. Did you mean "condition"?'),
            ("status: accepted", "status: acepted", '"status" is "acepted". Did you mean "accepted"?'),
            ("strength: 2", "strength: 5", '"strength" is "5"'),
            ("strength: 2", "strength: two", '"strength" is "two"'),
            ("requires: [for a time]", "requires: [[a]]", '"requires" has'),
            ("wording: can ease knee pain for a time, ", "", '"wording" is missing'),
            ("wording: can ease", "wording: [a], note: can ease", '"wording" is'),
            ('"A trial, 2024, doi:10.1000/example"', "nice-ng95", 'no source "nice-ng95". Did you mean "nice-ng59"?'),
            ('"A trial, 2024, doi:10.1000/example"', '""', '"source" is missing'),
            ("reviewer", "jurisdiction: GB, reviewer", '"jurisdiction" is "GB"'),
            ("expires: 2027-05-31", "expires: 31 May 2027", '"expires" is "31 May 2027"'),
            ("checked: 2026-11-01", "checked: 2027-11-01", "checked on 2027-11-01"),
            ("checked: 2026-11-01", "", '"checked" is missing'),
            ("entries:", "entrys:", 'the key "entrys" is unknown. Did you mean "entries"?'),
            ("expires: 2027-05-31}", "expires: 2027-05-31", "not valid YAML"),
            ("  - {id: ours", "  - ours\n  - {id: more", 'entry "1": it is no mapping'),
        ],
    )
    def test_the_error_names_file_entry_and_cause(self, old, new, problem):
        assert old in OWN
        with pytest.raises(RuleError) as caught:
            own(OWN.replace(old, new))
        assert str(caught.value).startswith("clinic.yaml")
        assert problem in str(caught.value)
        assert caught.value.remedy

    @pytest.mark.parametrize("text", ["", "- a", "checked: 2026-11-01\nentries: 5"])
    def test_what_is_no_register_is_refused(self, text):
        with pytest.raises(RuleError, match=r"clinic\.yaml"):
            own(text)

    def test_ids_are_given_once(self):
        with pytest.raises(RuleError, match='"ours": there is another of that id'):
            own(OWN + "\n".join(OWN.splitlines()[-3:]))

    def test_a_source_needs_a_title(self):
        with pytest.raises(RuleError, match='source "ours": "title" is missing'):
            own(OWN + "sources: {ours: {body: We, jurisdiction: UK}}")


_ENTRIES = Register.built_in().entries
_TREATMENTS = sorted({name for entry in _ENTRIES for name in entry.treatments} | {"electroacupuncture"})
_CONDITIONS = sorted({name for entry in _ENTRIES for name in entry.conditions} | set(BROADER))
_SENTENCES = st.lists(st.sampled_from([entry.wording for entry in _ENTRIES]), max_size=3).map(" ".join)


@given(
    treatment=st.sampled_from(_TREATMENTS),
    condition=st.sampled_from(_CONDITIONS),
    sentence=_SENTENCES,
    places=st.lists(st.sampled_from(["UK", "US", "AU", "SG"]), unique=True).map(tuple),
    population=st.sampled_from(["", "children"]),
    today=st.sampled_from([TODAY, date(2028, 1, 1)]),
)
def test_a_stronger_claim_is_never_cleared_where_a_weaker_one_is_not(
    treatment, condition, sentence, places, population, today
):
    options = {"places": places, "population": population, "today": today}
    found = [judge(treatment, condition, strength, sentence, **options) for strength in range(5)]
    cleared = [verdict is not None and verdict.kind is VerdictKind.CLEARED for verdict in found]
    assert cleared == sorted(cleared, reverse=True)
    assert not cleared[4]
    assert found == [judge(treatment, condition, strength, sentence, **options) for strength in range(5)]
