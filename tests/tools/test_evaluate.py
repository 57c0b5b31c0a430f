"""`caveat evaluate`: figures out, exit codes, and no text of what is closed."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from seo_checks.formatters.cells import width
from tests.tools.conftest import CALM, CLAIM, ROOT, Caveat
from tests.tools.labelled import KINDS, line, use_own_rules, write
from tools.evaluation.figures import FIGURES

SHARED = Path(os.environ.get("CAVEAT_SHARED", ROOT.parent / "shared")) / "claims" / "dev.jsonl"


@pytest.fixture
def corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The corpus of all kinds, to be judged by the tests' own rules."""
    use_own_rules(monkeypatch)
    return write(folder / "kinds.jsonl", *KINDS)


def data(caveat: Caveat, *arguments: str) -> Any:
    return json.loads(caveat("evaluate", *arguments, "--format", "json").stdout)


def test_text_tells_figures_with_what_they_are_from(caveat: Caveat, corpus: str) -> None:
    result = caveat("evaluate", corpus, "--by", "site", "--by", "category")
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0].endswith("profile default, measured on kinds.jsonl")
    assert lines[1:3] == ["11 sentences on 11 pages of 4 sites, 41 words", "4 must, 3 should, 4 no; besides, 1 either"]
    row = next(line.split() for line in lines if line.startswith("must + should: precision"))
    assert (row[4], row[-3:]) == ("0.67", ["4", "of", "6"])
    assert "no                                     1         1         1         1" in lines
    for figure in FIGURES:
        assert sum(line.startswith(figure.label) for line in lines) == 2  # the figure, and what it means
    heads = [line for line in lines if line.split()[:1] in (["site"], ["category"])]
    one = next(line for line in lines if line.startswith("one "))
    assert len(one) == len(heads[0])
    assert one.split() == ["one", "3", "0", "1", "0.33", "0.67", "1.00", "0.67", "0.67", "0.67", "0.50", "0.70", "0.50",
                           "–", "–"]  # fmt: skip
    assert heads[1].split() == ["category", "must", "should", "fix", "found", "rec", "agree", "F1", "same"]
    assert any(line.startswith("(no category)") for line in lines)


@pytest.mark.parametrize("name", ["x" * 70, "漢字" * 20])
def test_text_fits_a_hundred_columns(folder: Path, caveat: Caveat, corpus: str, name: str) -> None:
    write(folder / "long.jsonl", line("long", "word " * 60 + "cures all.", site=name, group="sober"))
    shown = caveat("evaluate", corpus, "long.jsonl", "--by", "site", "--false-alarms", "9").stdout
    assert max(width(line) for line in shown.splitlines() if name not in line) <= 100
    assert "…" in shown


def test_plain_terminal_gets_plain_characters(corpus: str, process: Any) -> None:
    running = process("evaluate", corpus, "--misses", "2", PYTHONIOENCODING="ascii")
    shown, _ = running.communicate()
    assert running.returncode == 0
    assert "?" not in shown
    assert " - " in shown


def test_json_tells_everything(caveat: Caveat, corpus: str) -> None:
    told = data(caveat, corpus, "--misses", "1", "--false-alarms", "5")
    assert (told["schema"], told["profile"], told["corpora"]) == ("caveat-evaluation/1", "default", ["kinds.jsonl"])
    pooled = told["pooled"]
    assert pooled["labels"] == {"must": 4, "should": 3, "no": 4, "either": 1}
    assert pooled["confusion"] == {
        "must": {"must-fix": 1, "review": 1, "advice": 1, "none": 1},
        "should": {"must-fix": 1, "review": 1, "advice": 0, "none": 1},
        "no": {"must-fix": 1, "review": 1, "advice": 1, "none": 1},
    }
    assert pooled["findings"] == {"must-fix": 3, "review": 3, "advice": 2}
    assert pooled["resampled"] == {"unit": "site", "count": 4}
    assert list(pooled["figures"]) == [figure.key for figure in FIGURES]
    recall = pooled["figures"]["recall"]
    assert (recall["value"], recall["numerator"], recall["denominator"]) == (0.5714, 4, 7)
    assert recall["low"] <= 0.5714 <= recall["high"]
    assert {part: [row["name"] for row in rows] for part, rows in told["parts"].items()} == {
        "site": ["four", "one", "three", "two"],
        "category": ["cure", "efficacy", "permanence", None],
        "group": ["clinic", "other", "sober"],
    }
    assert told["misses"]["total"] == 4
    assert [sentence["id"] for sentence in told["misses"]["shown"]] == ["C"]
    assert told["false_alarms"]["shown"][0] == {
        "id": "H", "site": "three", "page": None, "group": "sober", "role": "paragraph", "flag": "no", "category": [],
        "text": "What cures warts is not known yet.", "span": None,
        "findings": [{"rule": "wording", "severity": "must-fix", "start": 5, "end": 16, "quote": "cures warts"}],
    }  # fmt: skip
    assert told == data(caveat, corpus, "--misses", "1", "--false-alarms", "5")


def test_either_changes_no_figure(folder: Path, caveat: Caveat, corpus: str) -> None:
    more = [line(f"M{number}", "It cures ham and helps backs.", "either", group="sober") for number in range(9)]
    write(folder / "more.jsonl", *KINDS, *more)
    with_either, without = (data(caveat, name)["pooled"] for name in ("more.jsonl", corpus))
    assert (with_either["labels"].pop("either"), without["labels"].pop("either")) == (10, 1)
    assert with_either == without


def test_listed_sentences_say_what_fired(caveat: Caveat, corpus: str) -> None:
    shown = caveat("evaluate", corpus, "--misses", "3", "--false-alarms", "1").stdout
    assert (
        "\nMissed claims: 3 of 4\n\n"
        "must    C  one  paragraph  permanence\n        Warts never return.\n        nothing fired\n\n"
        "must    D  two  paragraph  cure\n        A nice result for warts.\n        advice wording: “nice result”\n\n"
        "must    B  one  paragraph  efficacy\n        It helps every bad back.\n"
        "        labelled: “every bad back”\n        review wording: “helps every”\n\n"
        "False alarms: 1 of 2\n\n"
        "no      H  three  paragraph\n        What cures warts is not known yet.\n"
        "        must-fix wording: “cures warts”\n\n"
    ) in shown


# -- what is closed


@pytest.mark.parametrize("format_", ["text", "json"])
def test_figures_only_prints_no_sentence(folder: Path, caveat: Caveat, corpus: str, format_: str) -> None:
    foreign = (
        "Die Behandlung ist für alle und mit der Zeit auch für die Kinder nicht so, wie wir von den meisten wissen."
    )
    write(folder / "foreign.jsonl", line("Z", foreign, "must", category=["cure"], title="It cures geese"))
    by = ("--by", "site", "--by", "category", "--by", "group")
    result = caveat("evaluate", corpus, "foreign.jsonl", "--figures-only", "--format", format_, *by)
    assert result.exit_code == 0
    for text in (foreign, *(kind["text"] for kind in KINDS)):
        for words in (text, " ".join(text.rstrip(".").split()[:2])):
            assert words not in result.output
    assert "geese" not in result.output
    assert "caveat: Z: Not judged in full" in result.stderr


@pytest.mark.parametrize("option", ["--misses", "--false-alarms"])
def test_figures_only_goes_with_no_list(caveat: Caveat, corpus: str, option: str) -> None:
    result = caveat("evaluate", corpus, "--figures-only", option, "1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--figures-only prints no sentence" in result.stderr


def test_malformed_lines_tell_nothing_of_what_they_hold(folder: Path, caveat: Caveat) -> None:
    bad = [
        line(f"Secret {key}", "Secret words.") | {key: "Secret"} for key in ("flag", "group", "role", "order", "span")
    ]
    name = write(folder / "bad.jsonl", *bad, "Secret", line("Secret", "Secret"), line("Secret", "Secret"))
    result = caveat("evaluate", name, "--figures-only")
    assert result.exit_code == 2
    assert result.stderr.count("bad.jsonl:") == 8  # the last names the line before it
    assert "Secret" not in result.output


def test_selection_is_measured_alone_and_told(caveat: Caveat, corpus: str) -> None:
    # Of the four, the hash of "one" begins with 7, of "two" with 3, of "three" with 8, of "four" with 0.
    closed = data(caveat, corpus, "--closed", "0-5")
    rest = data(caveat, corpus, "--except-closed", "0-5")
    assert [row["name"] for row in closed["parts"]["site"]] == ["four", "two"]
    assert [row["name"] for row in rest["parts"]["site"]] == ["one", "three"]
    assert closed["selection"] == "sites whose hash begins with 0-5"
    shown = caveat("evaluate", corpus, "--sites", "two,one").stdout
    assert "\nOnly the sites two, one\n8 sentences on 8 pages of 2 sites" in shown


@pytest.mark.parametrize("options", [("--closed", ""), ("--except-closed", ","), ("--sites", ""), ("--sites", "a,,b")])
def test_selection_that_says_nothing_is_refused(caveat: Caveat, corpus: str, options: tuple[str, str]) -> None:
    result = caveat("evaluate", corpus, *options)
    assert (result.exit_code, result.stdout) == (2, "")


# -- exit codes


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--min-recall", "0.57", "--min-precision", "0.66"), 0),
        (("--min-must-recall", "0.25", "--min-must-precision", "0.66"), 0),
        (("--min-recall", "0.58"), 1),
        (("--min-precision", "0.67"), 1),
        (("--min-must-recall", "0.26"), 1),
        (("--min-must-precision", "0.67"), 1),
        (("--min-recall", "1.1"), 2),
        (("--sites", "nowhere"), 2),
        (("--config", "nowhere.toml"), 2),
    ],
)
def test_exit_code_says_whether_the_figures_are_high_enough(
    caveat: Caveat, corpus: str, options: tuple[str, ...], code: int
) -> None:
    assert caveat("evaluate", corpus, *options).exit_code == code


def test_threshold_that_is_not_met_is_named(caveat: Caveat, corpus: str) -> None:
    result = caveat("evaluate", corpus, "--min-recall", "0.9", "--min-must-recall", "0.1")
    assert result.stderr == "caveat: recall is 0.571, and --min-recall asks for 0.900.\n"
    told = data(caveat, corpus, "--min-recall", "0.9", "--min-must-recall", "0.1")["thresholds"]
    assert told == [
        {"figure": "recall", "least": 0.9, "value": 0.5714, "met": False},
        {"figure": "must_recall", "least": 0.1, "value": 0.25, "met": True},
    ]


def test_threshold_without_a_figure_is_not_met(folder: Path, caveat: Caveat, corpus: str) -> None:
    write(folder / "calm.jsonl", line("x", "It rains."))
    result = caveat("evaluate", "calm.jsonl", "--min-recall", "0")
    assert (result.exit_code, result.stderr) == (1, "caveat: recall cannot be told, and --min-recall asks for 0.000.\n")


def test_malformed_corpus_is_refused_with_the_list_of_its_lines(folder: Path, caveat: Caveat, corpus: str) -> None:
    name = write(folder / "bad.jsonl", line("x", "It cures."), "{", *([{}] * 60))
    result = caveat("evaluate", corpus, name)
    lines = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (2, "")
    assert lines[0].startswith("caveat: bad.jsonl:2: it is not JSON: ")
    assert lines[1] == "caveat: bad.jsonl:3: id, text, flag, category, span missing."
    assert lines[-1].startswith("caveat: and 11 more. 61 lines of the corpus cannot be used.")
    assert len(lines) == 51


def test_profile_decides_which_rules_are_measured(folder: Path, caveat: Caveat, corpus: str) -> None:
    (folder / "caveat.toml").write_text('name = "mild"\n[checks.wording]\nseverity = "review"\n')
    told = data(caveat, corpus)
    assert told["profile"] == "mild"
    assert told["pooled"]["findings"] == {"must-fix": 0, "review": 8, "advice": 0}


# -- Caveat's own rules


def test_own_rules_are_measured(folder: Path, caveat: Caveat) -> None:
    page = {"doc": "d", "title": "Back pain"}
    name = write(folder / "c.jsonl", line("a", CLAIM, "must", **page), line("b", CALM, **page))
    assert data(caveat, name)["pooled"]["figures"]["f1"]["value"] == 1


@pytest.mark.skipif(not SHARED.is_file(), reason="the development corpus is not there")
def test_development_corpus_is_measured_in_full(caveat: Caveat) -> None:
    lines = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]
    result = caveat("evaluate", str(SHARED), "--format", "json", "--figures-only")
    pooled = json.loads(result.stdout)["pooled"]
    assert (result.exit_code, result.stderr) == (0, "")
    assert sum(pooled["labels"].values()) == len(lines)
    for flag, counts in pooled["confusion"].items():
        assert sum(counts.values()) == sum(line["flag"] == flag for line in lines)
