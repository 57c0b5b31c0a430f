"""A site's settings over its profile file: both in the words of a profile, the settings with the last word."""

from collections.abc import Iterator, Mapping
from typing import Any

from seo_checks import Profile, catalogue
from seo_checks.claims import rules
from seo_checks.claims.provisions import JURISDICTIONS

NAME = "the site's settings"


def over_file(file: Mapping[str, Any], chosen: Mapping[str, Any]) -> Profile:
    """Return the profile of the file with the site's settings over it; terms are added to those of the file.

    What the settings name and this version of Caveat does not know is left out: see `unknown_names`. Raises
    ProfileError for any other value that a profile file could not have.
    """
    chosen = _known(chosen)
    claims, own = dict(file.get("claims", {})), chosen["claims"]
    if own.get("jurisdictions"):
        claims["jurisdictions"] = own["jurisdictions"]
    terms = claims.get("terms", {})
    claims["terms"] = terms | {name: [*terms.get(name, ()), *words] for name, words in own["terms"].items()}
    checks = file.get("checks", {})
    checks = checks | {rule: {**checks.get(rule, {}), **options} for rule, options in chosen["checks"].items()}
    profile = Profile.from_data({**file, "claims": claims, "checks": checks}, NAME)
    profile.claims.vocabulary(rules().library.vocabulary)  # terms show their faults only there
    return profile


def unknown_names(chosen: Mapping[str, Any]) -> list[str]:
    """Return, in words, what was set and does not exist any more: rules, jurisdictions and lists of terms."""
    claims = chosen.get("claims", {})
    named = (
        ("rule", chosen.get("checks", {}), catalogue()),
        ("jurisdiction", claims.get("jurisdictions", ()), JURISDICTIONS),
        ("list of terms", claims.get("terms", {}), rules().library.vocabulary.lists),
    )
    return [f"{what} “{name}”" for what, names, known in named for name in names if name not in known]


def _known(chosen: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    claims, lists = chosen.get("claims", {}), rules().library.vocabulary.lists
    return {
        "claims": {
            "jurisdictions": [name for name in claims.get("jurisdictions", ()) if name in JURISDICTIONS],
            "terms": {name: words for name, words in claims.get("terms", {}).items() if name in lists},
        },
        "checks": dict(_known_checks(chosen.get("checks", {}))),
    }


def _known_checks(checks: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    known = catalogue()
    for rule, options in checks.items():
        if rule in known:
            kept = {"enabled", "severity", *known[rule].options}
            yield rule, {name: value for name, value in options.items() if name in kept}
