"""Profiles: what they choose, and what they say when they cannot be understood."""

from datetime import date

import pytest

from seo_checks import About, Finding, Profile, ProfileError, Severity, Status, audit, catalogue
from seo_checks.claims.settings import ClaimSettings
from seo_checks.limits import Limits
from tests.seo_checks.pages import page, sentence

LONG = page(f"<h1>Needles</h1><p>{sentence(31)}</p>")


def read(text: str) -> Profile:
    return Profile.from_toml(text, "caveat.toml")


def rules(profile: Profile, text: str = LONG) -> list[str]:
    return [finding.rule for finding in audit(text, profile=profile).findings]


def test_an_empty_profile_is_the_default():
    assert read("") == Profile()


def test_the_default_runs_every_check_as_it_comes():
    assert [check.id for check in Profile().selected()] == sorted(catalogue())


def test_every_key_is_read():
    profile = read(
        """
        name = "Elm Clinic"
        language = "de"

        [content]
        selector = ".body"

        [limits]
        max_characters = 1
        max_elements = 2
        max_attributes = 3
        max_depth = 4

        [claims]
        jurisdictions = ["NZ", "AU"]
        evidence = "evidence.yaml"

        [claims.terms]
        alternative = ["Elm method"]

        [checks.long-sentence]
        severity = "review"
        max_words = 20

        [checks.reading-grade]
        enabled = false
        """
    )
    assert (profile.name, profile.language, profile.content_selector) == ("Elm Clinic", "de", ".body")
    assert profile.limits == Limits(1, 2, 3, 4)
    assert profile.claims == ClaimSettings(("NZ", "AU"), (("alternative", ("Elm method",)),), "evidence.yaml")
    settings = profile.settings_for(catalogue()["long-sentence"])
    assert (settings.enabled, settings.severity, settings.options) == (True, Severity.REVIEW, {"max_words": 20})
    assert "reading-grade" not in {check.id for check in profile.selected()}


class TestEffects:
    def test_a_disabled_check_finds_nothing(self):
        assert "long-sentence" in rules(read(""))
        assert "long-sentence" not in rules(read("[checks.long-sentence]\nenabled = false"))

    def test_options_change_what_is_found(self):
        assert "long-sentence" not in rules(read("[checks.long-sentence]\nmax_words = 31"))
        text = page("<p><a href=/x>Book now</a></p>")
        assert "generic-link-text" in rules(read('[checks.generic-link-text]\nphrases = ["Book now"]'), text)

    def test_a_severity_is_the_profiles_whatever_the_check_says(self):
        report = audit(LONG, profile=read('[checks.long-sentence]\nseverity = "must-fix"').only(["long-sentence"]))
        assert [finding.severity for finding in report.findings] == [Severity.MUST_FIX]

    def test_the_selector_chooses_the_content(self):
        text = page(f"<div class=body><p>It is safe.</p></div><p>{sentence(31)}</p>")
        assert "long-sentence" not in rules(read('[content]\nselector = ".body"'), text)

    def test_a_selector_that_is_not_css_is_an_error_of_the_profile(self):
        with pytest.raises(ProfileError, match=r"content\.selector"):
            audit(LONG, profile=read('[content]\nselector = "p["'))


class TestClaims:
    CLAIM = "<p>The Elm method can ease hay fever.</p>"
    TERMS = '[claims.terms]\nalternative = ["Elm method"]'
    REGISTER = """
checked: 2026-11-01
entries:
  - {id: ours, treatment: acupuncture, condition: hay fever, strength: 2, status: accepted, wording: can ease hay fever,
     source: "A trial, 2024", expires: 2027-05-31}
"""

    def finding(self, profile: Profile, text: str = CLAIM, today: date = date(2026, 11, 25)) -> Finding:
        [found] = audit(text, profile=profile.only(["efficacy-unqualified"]), about=About(today=today)).findings
        return found

    def test_the_sites_own_terms_are_known(self):
        assert "treatment" not in self.finding(read("")).claim
        assert self.finding(read(self.TERMS)).claim["treatment"] == "Elm method"

    def test_the_provisions_cited_are_those_of_the_jurisdictions(self):
        sources = self.finding(read('[claims]\njurisdictions = ["NZ", "IE"]')).sources
        assert {source.jurisdiction for source in sources} == {"NZ", "IE"}

    def test_the_sites_own_evidence_clears_a_finding_until_it_expires(self):
        text = self.CLAIM.replace("The Elm method", "Acupuncture")
        profile = read("").with_evidence("evidence.yaml", self.REGISTER)
        assert self.finding(read(""), text).status is Status.OPEN
        assert self.finding(profile, text).status is Status.CLEARED
        assert self.finding(profile, text, date(2027, 6, 1)).status is Status.OPEN

    def test_evidence_that_cannot_be_read_is_an_error_of_the_profile(self):
        with pytest.raises(ProfileError, match=r'evidence\.yaml: entry "ours": "status" is "acepted"') as caught:
            read("").with_evidence("evidence.yaml", self.REGISTER.replace("accepted", "acepted"))
        assert caught.value.remedy

    def test_other_settings_are_kept_beside_the_evidence(self):
        profile = read(self.TERMS).with_evidence("evidence.yaml", self.REGISTER)
        assert profile.claims.terms == read(self.TERMS).claims.terms
        assert profile.claims.evidence == ("evidence.yaml", self.REGISTER)


class TestOnly:
    def test_checks_by_name(self):
        assert [check.id for check in Profile().only(["title-length", "missing-h1"]).selected()] == [
            "missing-h1",
            "title-length",
        ]

    def test_checks_by_category(self):
        selected = Profile().only(["seo"]).selected()
        assert {check.category for check in selected} == {"seo"}
        assert len(selected) == sum(check.category == "seo" for check in catalogue().values())

    def test_settings_are_kept_and_disabled_checks_come_back(self):
        profile = read("[checks.long-sentence]\nenabled = false\nmax_words = 99").only(["long-sentence"])
        [check] = profile.selected()
        assert profile.settings_for(check).options == {"max_words": 99}

    @pytest.mark.parametrize(("name", "remedy"), [("long-sentense", "Did you mean long-sentence?"), ("zzz", "Known: ")])
    def test_an_unknown_name_is_an_error(self, name, remedy):
        with pytest.raises(ProfileError, match=name) as caught:
            Profile().only([name])
        assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("name = ", "not valid TOML", "Correct that line"),
        ("a = 1\na = 2", "not valid TOML", "Correct that line"),
        ("nmae = 'x'", '"nmae"', "Did you mean name?"),
        ("zzz = 1", '"zzz"', "Known: "),
        ("name = 1", "name must be a string", "It is 1 now"),
        ("language = ['en']", "language must be a string", "['en']"),
        ("content = 'main'", "content must be a table", "'main'"),
        ("[content]\nselektor = 'x'", '"content.selektor"', "Did you mean content.selector?"),
        ("[content]\nselector = 1", "content.selector must be a string", "It is 1 now"),
        ("[limits]\nmax_caracters = 1", '"limits.max_caracters"', "Did you mean limits.max_characters?"),
        ("[limits]\nmax_characters = '1'", "limits.max_characters must be a whole number", "'1'"),
        ("[limits]\nmax_characters = true", "limits.max_characters must be a whole number", "True"),
        ("[limits]\nmax_characters = 1.5", "limits.max_characters must be a whole number", "1.5"),
        ("[limits]\nmax_depth = 0", "limits.max_depth must be greater than 0", "positive"),
        ("[limits]\nmax_depth = -1", "limits.max_depth must be greater than 0", "positive"),
        ("claims = ['UK']", "claims must be a table", "'UK'"),
        ("[claims]\njurisdiction = ['UK']", '"claims.jurisdiction"', "Did you mean claims.jurisdictions?"),
        ("[claims]\njurisdictions = 'UK'", "claims.jurisdictions must be a list", "'UK'"),
        ("[claims]\njurisdictions = []", "claims.jurisdictions is empty", "UK, US, AU"),
        ("[claims]\njurisdictions = ['UKK']", 'no jurisdiction called "UKK"', "Did you mean UK?"),
        ("[claims]\njurisdictions = ['FR']", 'no jurisdiction called "FR"', "AU, CA, DE"),
        ("[claims]\nevidence = 1", "claims.evidence must be a string", "It is 1 now"),
        ("[claims]\nterms = 'x'", "claims.terms must be a table", "'x'"),
        ("[claims.terms]\nalternativ = ['x']", 'no list of terms called "alternativ"', "Did you mean alternative?"),
        ("[claims.terms]\nalternative = 'x'", "claims.terms.alternative must be a list", "'x'"),
        ("[claims.terms]\nalternative = ['']", "claims.terms.alternative must be a list of strings", "['']"),
        ("checks = ['long-sentence']", "checks must be a table", "long-sentence"),
        ("[checks.long-sentense]", '"long-sentense"', "Did you mean long-sentence?"),
        ("[checks]\nlong-sentence = false", "checks.long-sentence must be a table", "[checks.long-sentence]"),
        ("[checks.long-sentence]\nenabled = 'no'", "checks.long-sentence.enabled must be a true or false", "'no'"),
        ("[checks.long-sentence]\nenabled = 1", "checks.long-sentence.enabled must be a true or false", "1"),
        (
            "[checks.long-sentence]\nseverity = 'error'",
            'checks.long-sentence.severity "error"',
            "must-fix, review, advice",
        ),
        ("[checks.long-sentence]\nseverity = 1", "checks.long-sentence.severity must be a string", "1"),
        (
            "[checks.long-sentence]\nmax_word = 1",
            '"checks.long-sentence.max_word"',
            "Did you mean checks.long-sentence.max_words?",
        ),
        ("[checks.long-sentence]\nmax_words = '30'", "checks.long-sentence.max_words must be a whole number", "'30'"),
        ("[checks.long-sentence]\nmax_words = -1", "checks.long-sentence.max_words must not be negative", "-1"),
        ("[checks.reading-grade]\nmax_grade = 'A'", "checks.reading-grade.max_grade must be a number", "'A'"),
        ("[checks.generic-link-text]\nphrases = 'here'", "checks.generic-link-text.phrases must be a list", "'here'"),
        (
            "[checks.generic-link-text]\nphrases = [1]",
            "checks.generic-link-text.phrases must be a list of strings",
            "[1]",
        ),
    ],
)
def test_what_cannot_be_understood_is_named_with_a_remedy(text, problem, remedy):
    with pytest.raises(ProfileError) as caught:
        read(text)
    assert caught.value.problem.startswith("caveat.toml")
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_a_whole_number_is_a_number():
    assert read("[checks.reading-grade]\nmax_grade = 9").checks["reading-grade"].options == {"max_grade": 9}


def test_a_profile_cannot_change():
    with pytest.raises(TypeError):
        read("[checks.long-sentence]").checks["long-sentence"] = None
