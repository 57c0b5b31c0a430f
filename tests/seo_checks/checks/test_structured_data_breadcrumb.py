import pytest

from seo_checks import Severity
from tests.seo_checks.articles import found, json_ld
from tests.seo_checks.pages import page

CHECK = "structured-data-breadcrumb"


def step(position: object, name: str = "Home", item: object = "https://elm.example/") -> dict:
    return {"@type": "ListItem", "position": position, "name": name, "item": item}


def messages(*steps: dict) -> list[str]:
    found_here = found(CHECK, page("<p>x</p>", head=json_ld({"@type": "BreadcrumbList", "itemListElement": steps})))
    assert all(finding.severity is Severity.ADVICE for finding in found_here)
    return [finding.message for finding in found_here]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], "no step"),
        ([step(1)], "a single step"),
        ([step(0), step(1)], "positions 0, 1"),
        ([step(1), step(1)], "positions 1, 1"),
        ([step(1), step(3)], "positions 1, 3"),
        ([step(1), step("x")], "positions 1, x"),
        ([step(1), {"@type": "ListItem", "name": "x"}], "positions 1, none"),
        ([step(1), step(2, name="")], "1 of 2 steps without a name"),
        ([step(1, item=""), step(2)], "no address (item) for “Home”"),
    ],
)
def test_a_broken_trail_is_one_finding_that_says_where(steps, said):
    [message] = messages(*steps)
    assert said in message


@pytest.mark.parametrize(
    "steps",
    [
        [step(1), step(2)], [step("1"), step("2")], [step(2), step(1)], [step(1), step(2, item="")],
        [{"@type": "ListItem", "position": n, "item": {"@id": "https://elm.example/", "name": "x"}} for n in (1, 2)],
        [step(number) for number in range(1, 12)],
    ],
)  # fmt: skip
def test_whole_trails_are_fine(steps):
    assert messages(*steps) == []
