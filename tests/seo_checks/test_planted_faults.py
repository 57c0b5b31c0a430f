"""A page without a fault, and the same page with one fault planted: each is found, and nothing else is.

The faults of `planted/*.yaml` are replacements in `planted/clean.html`, each with the checks that must speak up.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from seo_checks import About, Category, Finding, Profile, audit, catalogue

FOLDER = Path(__file__).parent / "planted"
CLEAN = (FOLDER / "clean.html").read_text(encoding="utf-8")
ADDRESS = "https://elm-clinic.example/treatments/physiotherapy-for-knee-pain/"
KEYPHRASE = "physiotherapy for knee pain"
TODAY = date(2026, 11, 25)
PROFILE = Profile().only([check.id for check in catalogue().values() if check.category is not Category.CLAIMS])


@dataclass(frozen=True)
class Fault:
    """Replacements in the clean page, what else is told of it, and the checks that find something, with how often."""

    name: str
    replace: tuple[tuple[str, str], ...]
    expects: dict[str, int]
    address: str = ADDRESS
    keyphrase: str = KEYPHRASE

    @property
    def page(self) -> str:
        page = CLEAN
        for old, new in self.replace:
            assert page.count(old) >= 1, f"the clean page does not hold {old!r}"
            page = page.replace(old, new)
        return page


def faults() -> list[Fault]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            replace = tuple((old, new) for old, new in entry.pop("replace", []))
            found.append(Fault(replace=replace, **entry))
    return found


FAULTS = faults()


def findings(page: str, address: str = ADDRESS, keyphrase: str = KEYPHRASE) -> tuple[Finding, ...]:
    about = About(address=address, keyphrase=keyphrase, today=TODAY)
    report = audit(page, profile=PROFILE, about=about)
    assert not report.problems
    return report.findings


def test_the_clean_page_is_silent() -> None:
    assert [(finding.rule, finding.message) for finding in findings(CLEAN)] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_and_nothing_else(fault: Fault) -> None:
    found = findings(fault.page, fault.address, fault.keyphrase)
    assert Counter(finding.rule for finding in found) == fault.expects, [finding.message for finding in found]


def test_there_are_many_faults_and_most_checks_have_one() -> None:
    assert len(FAULTS) >= 120
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    tried = {rule for fault in FAULTS for rule in fault.expects}
    # A page in another language cannot be judged in full, which is said apart; see the check's own test.
    tried.add("language-mismatch")
    checks = {
        check.id for check in catalogue().values() if check.category is not Category.CLAIMS and not check.across_pages
    }
    assert checks - tried == set()
