import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found

CHECK = "old-references"


def cited(*entries: str) -> str:
    return article(
        after=f"<h2>References</h2><ol>{''.join(f'<li>Smith A. Needles. {entry}</li>' for entry in entries)}</ol>"
    )


def test_references_that_are_all_old_are_one_finding_at_the_newest():
    [finding] = found(CHECK, cited("1998", "2009", "2003"))
    assert finding.severity is Severity.ADVICE
    assert finding.quote == "Smith A. Needles. 2009"
    assert "17 years" in finding.message


@pytest.mark.parametrize(
    "entries",
    [
        ("2011",), ("1998", "2020"), ("BMJ",), ("1998", "BMJ", "Lancet"), (),
        ("NG59 (2001, updated 2020)",),
    ],
)  # fmt: skip
def test_one_newer_reference_or_no_years_are_fine(entries):
    assert not found(CHECK, cited(*entries))


@pytest.mark.parametrize("entry", ["2009. Accessed 3 March 2026.", "2009. https://elm.example/2024/x", "2009;3:2020-5"])
def test_other_figures_are_no_years(entry):
    assert len(found(CHECK, cited(entry))) == 1


def test_the_age_is_an_option():
    assert found(CHECK, cited("2019"), max_years=5)
    assert not found(CHECK, cited("2009"), max_years=20)
