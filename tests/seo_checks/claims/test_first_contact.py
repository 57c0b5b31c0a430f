"""The sets of first contact are whole and in order, so that measurements on them mean what they say."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tools.evaluation.corpus import read_corpora
from tools.evaluation.labels import Flag

FOLDER = Path(__file__).parent / "first_contact"
FILES = sorted(FOLDER.glob("*.jsonl"), key=lambda path: int(path.name.partition("_")[0]))
ROWS = re.findall(r"^\| (\S+\.jsonl) \|((?: \d+ \|)+)", (FOLDER / "README.md").read_text("utf-8"), flags=re.MULTILINE)


def test_the_readme_names_the_files() -> None:
    assert [name for name, _ in ROWS] == [path.name for path in FILES]


@pytest.mark.parametrize(("name", "numbers"), ROWS)
def test_the_readme_counts_the_sentences_by_label_and_the_sites(name: str, numbers: str) -> None:
    sentences = read_corpora([FOLDER / name])
    flags = Counter(sentence.flag for sentence in sentences)
    sites = {sentence.site for sentence in sentences}
    counted = [len(sentences), flags[Flag.MUST], flags[Flag.SHOULD], flags[Flag.NO], flags[Flag.EITHER], len(sites)]
    assert [int(number) for number in re.findall(r"\d+", numbers)] == counted


def test_ids_are_unique_among_all_sets() -> None:
    assert len(read_corpora(FILES)) == sum(int(re.findall(r"\d+", numbers)[0]) for _, numbers in ROWS)
