"""Rules that are kept for the next start: the same rules, sooner, and never old ones."""

import sys
from pathlib import Path

import pytest

from seo_checks.claims.engine import ClaimEngine
from seo_checks.claims.evidence import Register
from seo_checks.claims.loading import Rules
from seo_checks.claims.prepared import prepared
from tests.seo_checks.claims.reading import TODAY, loaded, page, written

TEXTS = ("Reiki cures migraine.", "Stress gone in one session.", "Reiki is restful.", "Nobody says that reiki cures.")


class Maker:
    """Makes the rules of a folder, and counts how often it has to."""

    def __init__(self, folder: Path) -> None:
        self.folder = written(folder)
        self.made = 0

    def make(self) -> Rules:
        self.made += 1
        return loaded(self.folder)

    def prepared(self) -> Rules:
        return prepared(self.folder, self.make)

    @property
    def kept(self) -> list[Path]:
        return list(self.folder.glob("__pycache__/*"))


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return Maker(tmp_path)


def findings(rules: Rules) -> list[tuple[str, str]]:
    engine = ClaimEngine(rules, rules.library.lexicon, ("UK",), Register((), {}))
    return [
        (rule, f"{hit.severity} {hit.message}")
        for text in TEXTS
        for rule, hit in engine.hits(page(text), rules.rules, TODAY)
    ]


def test_rules_are_made_once_and_find_the_same_when_they_were_kept(maker: Maker) -> None:
    fresh, kept = maker.prepared(), maker.prepared()
    assert maker.made == 1
    assert kept is not fresh
    assert findings(kept) == findings(fresh) != []
    assert list(kept.checks) == list(fresh.checks)
    assert [check.examples for check in kept.checks.values()] == [check.examples for check in fresh.checks.values()]


def test_rules_of_another_folder_or_version_are_not_taken(maker: Maker) -> None:
    maker.prepared()
    (kept,) = maker.kept
    key, _, content = kept.read_bytes().partition(b"\n")
    kept.write_bytes(b"0" + key + b"\n" + content)
    maker.prepared()
    assert maker.made == 2
    assert kept.read_bytes().startswith(key + b"\n")


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_a_file_that_is_cut_short_is_made_anew(maker: Maker, share: float) -> None:
    maker.prepared()
    (kept,) = maker.kept
    content = kept.read_bytes()
    kept.write_bytes(content[: int(share * len(content))])
    assert findings(maker.prepared()) != []
    assert maker.made == 2
    maker.prepared()
    assert maker.made == 2


def test_where_nothing_can_be_written_rules_are_made_each_time(maker: Maker) -> None:
    (maker.folder / "__pycache__").write_text("not a folder")
    assert findings(maker.prepared()) == findings(maker.prepared()) != []
    assert maker.made == 2


def test_nothing_is_written_where_python_writes_no_byte_code(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    maker.prepared()
    assert maker.kept == []
