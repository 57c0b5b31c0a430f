"""What is not audited again, and what is."""

import json
from pathlib import Path

import pytest

from seo_checks import audit
from seo_checks.profile import Profile
from tests.tools.conftest import CALM, CLAIM, Caveat, page
from tools.cache import FOLDER, Cache
from tools.inputs import Input

FOLDER_OF_CACHE = Path(FOLDER)


@pytest.fixture
def check(folder: Path, caveat: Caveat):
    """Return a function that audits the folder and gives the report as data."""
    (folder / "page.html").write_text(page(CLAIM))

    def run(*arguments: str) -> dict:
        return json.loads(caveat("check", "page.html", "--format", "json", *arguments).stdout)

    return run


def kept() -> list[Path]:
    return sorted(FOLDER_OF_CACHE.glob("rules-*/*/*.json"))


def rules(report: dict) -> set[str]:
    return {finding["rule"] for page in report["pages"] for finding in page["findings"]}


def test_a_report_comes_back_as_it_was(tmp_path: Path) -> None:
    text = page(f"<!-- caveat-allow permanence-recurrence: quoted -->{CLAIM}")
    report = audit(text, source="a.html")
    cache = Cache(tmp_path / "cache")
    key = cache.key(Input("a.html"), text.encode(), Profile())
    assert cache.get(key) is None
    cache.put(key, report)
    found = cache.get(key)
    assert found == report
    assert json.dumps(found.as_data()) == json.dumps(report.as_data())  # a whole number is no fraction


def test_what_is_kept_is_used(check) -> None:
    first = check()
    [file] = kept()
    file.write_bytes(file.read_bytes().replace(b"Back pain", b"From the cache"))
    assert check()["pages"][0]["title"] == "From the cache"
    assert check("--no-cache") == first


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", page(CALM)),
        ("caveat.toml", "[checks.permanence-recurrence]\nenabled = false"),
        ("caveat.toml", '[claims]\njurisdictions = ["IE"]'),
    ],
)
def test_another_text_or_other_rules_are_audited(check, folder: Path, name: str, text: str) -> None:
    check()
    (folder / name).write_text(text)
    assert check() == check("--no-cache")
    assert len(kept()) == 2


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b'{"source": 1}', b"\xff"])
def test_what_cannot_be_read_is_audited(check, damage: bytes) -> None:
    first = check()
    [file] = kept()
    file.write_bytes(damage)
    assert check() == first


@pytest.mark.parametrize("numbers", [[], [[9_999]]])
def test_findings_with_other_sources_than_there_are_are_audited(check, numbers: list) -> None:
    first = check()
    [file] = kept()
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {"of_findings": numbers}))
    assert check() == first


def test_a_folder_that_cannot_be_written_costs_nothing(check, folder: Path) -> None:
    (folder / "taken").write_text("no folder")
    assert check("--cache-dir", "taken") == check("--no-cache")


def test_suppressions_and_baseline_are_judged_anew(check, folder: Path) -> None:
    assert check()["summary"]["must-fix"] == 1
    (folder / "allow.toml").write_text(
        '[[allow]]\nrule = "permanence-recurrence"\nquote = "never comes back"\nreason = "quoted"'
    )
    (folder / "caveat.toml").write_text('[suppressions]\nfile = "allow.toml"')
    assert check()["summary"]["suppressed"] == 1


def test_backups_and_git_leave_it_out(check) -> None:
    check()
    assert (FOLDER_OF_CACHE / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (FOLDER_OF_CACHE / ".gitignore").read_text() == "*\n"


def test_reports_of_other_rules_are_cleared_away_and_nothing_else_is(check, folder: Path) -> None:
    old, other, file = (
        FOLDER_OF_CACHE / f"rules-{'0' * 16}",
        FOLDER_OF_CACHE / "rules-of-ours",
        FOLDER_OF_CACHE / "notes",
    )
    for place in (old, other):
        place.mkdir(parents=True)
        (place / "kept.json").write_text("{}")
    file.write_text("mine")
    check()
    assert not old.exists()
    assert (other / "kept.json").exists()
    assert file.read_text() == "mine"
    [kept_one] = kept()
    check()
    assert kept() == [kept_one]
