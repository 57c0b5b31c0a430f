"""The labelled sentences in `corpus/` are in order: every line holds what its README says, and there are as many."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(CORPUS.glob("*.jsonl"))
README = (CORPUS / "README.md").read_text(encoding="utf-8")

FLAGS = {"must", "should", "no"}
CATEGORIES = set(
    """permanence cure guarantee universality complete-relief speed safety-absolute natural-safe superlative comparative
    replaces-treatment discourages-care serious-disease detox immune mechanism vague-authority unsourced-statistic
    testimonial endorsement approval vulnerable-group mental-health weight-loss fertility anti-ageing addiction
    tradition popularity fear-urgency cost efficacy condition-list other""".split()
)
# What is absolute, or aims at the ill and the young, is never merely worth a look.
ALWAYS_MUST = set(
    "permanence cure guarantee universality complete-relief safety-absolute serious-disease vulnerable-group".split()
)
ROLES = {"paragraph", "heading", "list item", "quote", "caption"}
GROUPS = {"clinic", "sober", "other"}
REQUIRED = {"id", "text", "flag", "category", "span", "modality", "note", "role", "voice", "variety"}
OF_A_PAGE = {"site", "group", "page", "title", "block", "order"}
MOST_WORDS_BETWEEN_A_PAIR = 4

Line = dict[str, Any]
LINES: list[Line] = [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
BY_ID = {line["id"]: line for line in LINES}
FLAGGED = [line for line in LINES if line["flag"] != "no"]
ON_PAGES = [line for line in LINES if "page" in line]


def ids(lines: list[Line]) -> list[str]:
    return [line["id"] for line in lines]


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’%]+", text.casefold())


def words_between(first: str, second: str) -> int:
    """How many words must be put in, taken out or changed to make one text of the other."""
    target = words(second)
    row = list(range(len(target) + 1))
    for word in words(first):
        above, row = row, [row[0] + 1]
        for position, other in enumerate(target):
            row.append(min(row[position] + 1, above[position + 1] + 1, above[position] + (word != other)))
    return row[-1]


def test_fields_are_the_known_ones():
    allowed = [REQUIRED | extra for extra in (set(), {"pair"}, OF_A_PAGE, OF_A_PAGE | {"pair"})]
    assert ids([line for line in LINES if set(line) not in allowed]) == []


def test_ids_are_unique_and_well_formed():
    assert ids([line for line in LINES if not re.fullmatch(r"own-\d{4}", line["id"])]) == []
    assert len(BY_ID) == len(LINES)


def test_no_sentence_appears_twice():
    counts = Counter(" ".join(words(line["text"])) for line in LINES)
    assert [text for text, count in counts.items() if count > 1] == []


def test_texts_are_normalised_and_neither_scraps_nor_paragraphs():
    def is_normalised(text: str) -> bool:
        return text == " ".join(unicodedata.normalize("NFKC", text).split())

    assert ids([line for line in LINES if not is_normalised(line["text"])]) == []
    assert ids([line for line in LINES if not 4 <= len(line["text"].split()) <= 45]) == []


def test_flags_categories_roles_and_groups_are_known():
    assert {line["flag"] for line in LINES} == FLAGS
    assert {name for line in LINES for name in line["category"]} == CATEGORIES
    assert {line["role"] for line in LINES} == ROLES
    assert {line["group"] for line in ON_PAGES} == GROUPS


def test_what_is_flagged_says_what_for_and_where_and_nothing_else_does():
    assert ids([line for line in FLAGGED if not line["category"] or line["span"] is None or not line["note"]]) == []
    assert ids([line for line in FLAGGED if len(set(line["category"])) != len(line["category"])]) == []
    assert ids([line for line in LINES if line["flag"] == "no" and (line["category"] or line["span"])]) == []


def test_spans_hold_whole_words_of_the_text():
    def is_valid(line: Line) -> bool:
        start, end = line["span"]
        text = line["text"]
        if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
            return False
        return not any(0 < edge < len(text) and text[edge - 1 : edge + 1].isalnum() for edge in (start, end))

    assert ids([line for line in FLAGGED if not is_valid(line)]) == []


def test_categories_fit_the_flag():
    assert ids([line for line in LINES if line["flag"] == "should" and ALWAYS_MUST & set(line["category"])]) == []


def test_pairs_are_mutual_differ_in_their_flag_and_in_little_else():
    paired = [line for line in LINES if "pair" in line]
    assert ids([line for line in paired if BY_ID.get(line["pair"], {}).get("pair") != line["id"]]) == []
    mates = [(line, BY_ID[line["pair"]]) for line in paired if line["id"] < line["pair"]]
    assert len(mates) >= 60
    assert ids([line for line, mate in mates if line["flag"] == mate["flag"]]) == []
    assert ids([line for line, mate in mates if line["role"] != mate["role"]]) == []
    apart = {line["id"]: words_between(line["text"], mate["text"]) for line, mate in mates}
    assert {name: count for name, count in apart.items() if not 1 <= count <= MOST_WORDS_BETWEEN_A_PAIR} == {}


def test_pages_are_in_order():
    pages: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in ON_PAGES:
        pages[line["site"], line["page"]].append(line)
    for page, lines in pages.items():
        assert [line["order"] for line in lines] == list(range(1, len(lines) + 1)), page
        assert len({(line["title"], line["group"]) for line in lines}) == 1, page
        blocks = [(line["block"], line["role"]) for line in lines]
        assert blocks[0][0] == 1, page
        assert all(
            after[0] == before[0] + 1 or (after == before and after[1] == "paragraph")
            for before, after in pairwise(blocks)
        ), page
    assert len(LINES) * 2 / 3 <= len(ON_PAGES)
    assert len({line["site"] for line in ON_PAGES}) >= 24
    assert len({(line["site"], line["group"]) for line in ON_PAGES}) == len({line["site"] for line in ON_PAGES})


def test_there_are_enough_of_every_flag_and_category():
    flags = Counter(line["flag"] for line in LINES)
    assert flags["must"] >= 220
    assert flags["should"] >= 180
    assert flags["no"] >= 300
    categories = Counter(name for line in LINES for name in line["category"])
    assert {name: count for name, count in categories.items() if count < 8} == {}


def rows_of_the_readme() -> dict[str, list[int]]:
    """The numbers of every table row that begins with a file, a category or `all`."""
    rows = re.findall(r"^\| ([\w.-]+) \|((?: \d+ \|)+)", README, flags=re.MULTILINE)
    return {name: [int(number) for number in re.findall(r"\d+", numbers)] for name, numbers in rows}


@pytest.mark.parametrize("name", ["all", *(path.name for path in FILES)])
def test_the_readme_counts_the_files(name):
    path = CORPUS / ("*.jsonl" if name == "all" else name)
    lines = [json.loads(line) for file in CORPUS.glob(path.name) for line in file.read_text("utf-8").splitlines()]
    counts = Counter(line["flag"] for line in lines)
    assert rows_of_the_readme()[name] == [counts["must"], counts["should"], counts["no"]]


def test_the_readme_counts_the_categories():
    counts = Counter((name, line["flag"]) for line in LINES for name in line["category"])
    stated = rows_of_the_readme()
    assert {name: stated.get(name) for name in CATEGORIES} == {
        name: [counts[name, "must"], counts[name, "should"]] for name in CATEGORIES
    }


@pytest.mark.parametrize("field", ["voice", "variety", "role"])
def test_the_readme_counts_voices_varieties_and_roles(field):
    stated = f"{', '.join(f'{name} {count}' for name, count in Counter(line[field] for line in LINES).most_common())}."
    assert stated in README
