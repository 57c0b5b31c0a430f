"""The form of a site's rules. What a profile file could not have is refused at its field, in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from django import forms
from wagtail.admin.forms.formsets import BaseFormSetMixin

from cms.compliance.rules.choice import GRADE, MONTHS, Choice
from cms.policy.models import Blocking, Publishing
from cms.policy.overlay import unknown_names
from seo_checks import Profile, ProfileError, Severity, catalogue
from seo_checks.claims import rules
from seo_checks.claims.provisions import JURISDICTIONS

OFF, ON = "off", "on"
_FAULT = "Not set"  # before what the profile's own reader says
RULES_LIST, TERMS_LIST = "known-rules", "known-term-lists"  # what the browser suggests while one types


class RulesForm(forms.Form):
    """What holds for all of the site. An empty field leaves the profile file its word."""

    jurisdictions = forms.MultipleChoiceField(
        choices=[(name, name) for name in JURISDICTIONS], required=False, widget=forms.CheckboxSelectMultiple
    )
    grade = forms.FloatField(
        label="Reading grade at most",
        required=False,
        min_value=1,
        max_value=18,
        widget=forms.NumberInput(attrs={"step": "0.5"}),
        help_text="School years a reader needs, treatments and conditions not counted.",
    )
    months = forms.IntegerField(
        label="Months between medical reviews",
        required=False,
        min_value=1,
        max_value=120,
        help_text="For articles that do not say when their next review is due; one that does is held to that day.",
    )
    blocking = forms.ChoiceField(label="What blocks", choices=Blocking.choices, widget=forms.RadioSelect)
    publishing = forms.ChoiceField(
        label="A page with such claims", choices=Publishing.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="Why you change this",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept in the history with your name, for whoever asks later.",
        error_messages={"required": "Say why: it is what others will read."},
    )

    def gate_fields(self) -> list[forms.BoundField]:
        """Return what is set about publishing."""
        return [self["blocking"], self["publishing"]]


class RuleForm(forms.Form):
    """One rule that is judged otherwise than it comes."""

    rule = forms.CharField(max_length=100, widget=forms.TextInput(attrs={"list": RULES_LIST, "autocomplete": "off"}))
    verdict = forms.ChoiceField(
        label="Set to",
        initial=OFF,
        choices=[(OFF, "Off"), (ON, "On"), *((severity.value, f"On, always {severity}") for severity in Severity)],
    )
    why = forms.CharField(
        label="Reason", max_length=1000, error_messages={"required": "Give the reason: it is kept with the rule."}
    )

    def clean_rule(self) -> str:
        """The id of a known rule, which may be given with its title."""
        rule = self.cleaned_data["rule"].split(" · ")[0].strip()
        # Of a name unlike all others, the profile's reader would name all there are.
        if rule not in catalogue() and not get_close_matches(rule, catalogue(), 1):
            raise forms.ValidationError(f"There is no rule “{rule}”. Type a part of a rule’s name and choose it.")
        _refuse_faults(checks={rule: {}})
        return rule

    def setting(self) -> dict[str, Any]:
        """What a profile file would say about the rule."""
        verdict = self.cleaned_data["verdict"]
        if verdict == OFF:
            return {"enabled": False}
        return {"enabled": True} if verdict == ON else {"enabled": True, "severity": verdict}


class TermsForm(forms.Form):
    """Words of the clinic's own, for one list that the rules ask for."""

    name = forms.CharField(
        label="List", max_length=100, widget=forms.TextInput(attrs={"list": TERMS_LIST, "autocomplete": "off"})
    )
    words = forms.CharField(label="Words, one in a line", max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_name(self) -> str:
        """The name of a known list."""
        name = self.cleaned_data["name"].strip()
        _refuse_faults(claims={"terms": {name: []}})
        return name

    def clean_words(self) -> list[str]:
        """The words, if the rules can look for them."""
        words = [word for line in self.cleaned_data["words"].splitlines() if (word := line.strip())]
        if "name" in self.cleaned_data:
            _refuse_faults(claims={"terms": {self.cleaned_data["name"]: words}})
        return words


class _OneEach(BaseFormSetMixin, forms.BaseFormSet):
    """Rows, each about something else."""

    key = ""
    default_error_messages = {"too_many_forms": "There are more than %(num)d rows. Remove some."}

    def clean(self) -> None:
        """Refuse a second row about the same thing."""
        seen = set()
        for form in self.kept():
            name = form.cleaned_data[self.key]
            if name in seen:
                form.add_error(self.key, f"“{name}” is set in another row already. Remove one of them.")
            seen.add(name)

    def kept(self) -> Iterator[forms.Form]:
        """The rows that hold something and are not removed."""
        for form in self.forms:
            if not form.errors and form.cleaned_data and not form.cleaned_data.get("DELETE"):
                yield form


class _RuleRows(_OneEach):
    key = "rule"


class _TermsRows(_OneEach):
    key = "name"


_LIST = {"extra": 0, "can_delete": True, "validate_max": True}
RuleRows = forms.formset_factory(RuleForm, formset=_RuleRows, max_num=200, **_LIST)
TermsRows = forms.formset_factory(TermsForm, formset=_TermsRows, max_num=50, **_LIST)


class ChoiceForms:
    """The form with its two lists of rows, as one."""

    def __init__(self, current: Choice, data: Mapping[str, Any] | None = None) -> None:
        """Fill them with what is set now, or with what was sent."""
        self.unknown = unknown_names(current.chosen)
        self.form = RulesForm(data, initial=_general(current))
        self.rules = RuleRows(data, prefix="rules", initial=list(_rule_rows(current)))
        self.terms = TermsRows(data, prefix="terms", initial=list(_terms_rows(current)))

    def is_valid(self) -> bool:
        """Whether all of it can be set."""
        return all([self.form.is_valid(), self.rules.is_valid(), self.terms.is_valid()])

    def choice(self) -> Choice:
        """What valid forms ask for."""
        given = self.form.cleaned_data
        checks = {form.cleaned_data["rule"]: form.setting() for form in self.rules.kept()}
        # A grade is what is asked for here: an age that the file may give must not be stricter unseen.
        if given["grade"] is not None:
            checks.setdefault(GRADE[0], {}).update({GRADE[1]: given["grade"], "max_age": 0.0})
        if given["months"] is not None:
            checks.setdefault(MONTHS[0], {})[MONTHS[1]] = given["months"]
        terms = {form.cleaned_data["name"]: form.cleaned_data["words"] for form in self.terms.kept()}
        claims = {"jurisdictions": given["jurisdictions"], "terms": terms}
        chosen = {"claims": {name: value for name, value in claims.items() if value}, "checks": checks}
        return Choice(
            chosen={name: value for name, value in chosen.items() if value},
            reasons={form.cleaned_data["rule"]: form.cleaned_data["why"] for form in self.rules.kept()},
            publishing=given["publishing"],
            blocking=given["blocking"],
        )


def known_rules() -> dict[str, str]:
    """Return the titles of all rules by id."""
    return {rule: check.title for rule, check in catalogue().items()}


def known_term_lists() -> list[str]:
    """Return the names of the lists that a site can add words to."""
    return sorted(rules().library.vocabulary.lists)


def _general(current: Choice) -> dict[str, Any]:
    checks = current.chosen.get("checks", {})
    return {
        "jurisdictions": current.chosen.get("claims", {}).get("jurisdictions", []),
        "grade": checks.get(GRADE[0], {}).get(GRADE[1]),
        "months": checks.get(MONTHS[0], {}).get(MONTHS[1]),
        "publishing": current.publishing,
        "blocking": current.blocking,
    }


# Rows are in the order of their names: databases keep JSON in orders of their own.
def _rule_rows(current: Choice) -> Iterator[dict[str, str]]:
    for rule, setting in sorted(current.chosen.get("checks", {}).items()):
        if rule in catalogue() and "enabled" in setting:
            verdict = setting.get("severity", ON) if setting["enabled"] else OFF
            yield {"rule": rule, "verdict": verdict, "why": current.reasons.get(rule, "")}


def _terms_rows(current: Choice) -> Iterator[dict[str, str]]:
    for name, words in sorted(current.chosen.get("claims", {}).get("terms", {}).items()):
        if name in rules().library.vocabulary.lists:
            yield {"name": name, "words": "\n".join(words)}


def _refuse_faults(**data: Any) -> None:
    """Raise ValidationError for what the profile's own reader refuses, with its remedy."""
    try:
        Profile.from_data(data, _FAULT).claims.vocabulary(rules().library.vocabulary)
    except ProfileError as error:
        raise forms.ValidationError(f"{error.problem} {error.remedy}") from None
