"""Rule data that is malformed is refused, and the error names the file, the entry and the cause."""

import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from seo_checks import claims
from seo_checks.catalogue import digest_of
from seo_checks.claims.loading import SHARED_FILES, load_rules, rule_files
from seo_checks.errors import RuleError

RULE = """
title: Claims to cure
severity: must-fix
message: Claims to cure.
why: Nobody can.
basis: [uk-cap-12.6]
hedge: keeps
patterns:
  - '<cure> {ailment}'
rewrite: Say what you do.
examples:
  flag:
    - text: It cures eczema.
      quote: cures eczema
  quiet:
    - It does not cure eczema.
"""
RULE_FILE = "rules/cure.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of rule data: the shared files as they are, and one rule."""
    with resources.as_file(resources.files(claims)) as data:
        for name in SHARED_FILES:
            shutil.copy(data / name, tmp_path / name)
    (tmp_path / "rules").mkdir()
    (tmp_path / RULE_FILE).write_text(RULE, encoding="utf-8")
    return tmp_path


Edit = Callable[[str, str, str], RuleError]


@pytest.fixture
def after(folder: Path) -> Edit:
    """The error of loading after a text in a file was replaced."""

    def edit(name: str, old: str, new: str) -> RuleError:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(RuleError) as caught:
            load_rules(folder)
        assert caught.value.remedy
        return caught.value

    return edit


def test_rule_loads(folder: Path) -> None:
    (check,) = load_rules(folder)
    assert check.id == "cure"
    assert check.sources[0].title == "UK CAP 12.6"


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("title: Claims to cure\n", "", 'the key "title" is missing'),
        ("title: Claims to cure", "title: 5", '"title" is 5, not text'),
        ("title: Claims to cure", "title: ''", "\"title\" is '', not text"),
        ("why:", "wy: x\nwhy:", 'the key "wy" is unknown'),
        ("severity: must-fix", "severity: dreadful", "\"severity\" is 'dreadful'"),
        ("hedge: keeps", "hedge: maybe", 'entry 1 of "patterns": "hedge" is \'maybe\''),
        ("[uk-cap-12.6]", "[uk-cap-99]", '"basis" names "uk-cap-99"'),
        ("[uk-cap-12.6]", "uk-cap-12.6", '"basis" is not a list'),
        ("hedge: keeps", "hedge: keeps\nguards: [luck]", '"guards" names "luck"'),
        ("hedge: keeps", "hedge: keeps\ntopic: luck", 'there is no lexicon "luck"'),
        ("hedge: keeps", "hedge: keeps\nstrength: 9", '"strength" is 9'),
        ("hedge: keeps", "hedge: keeps\nstrength: yes", '"strength" is True'),
        ("hedge: keeps", "hedge: keeps\nsuggestions: ['{remedy} helps']", 'the slot "{remedy}"'),
        ("hedge: keeps", "hedge: keeps\nunless: [no]", '"unless" has False, which is not text'),
        ("hedge: keeps", "hedge: keeps\nunless: ['(a']", '"unless": Pattern "(a": a bracket is not closed'),
        ("  - '<cure> {ailment}'\n", "  []\n", '"patterns" is not a list of patterns'),
        ("  - '<cure> {ailment}'", "  - 5", 'entry 1 of "patterns": the key "match" is missing'),
        ("  - '<cure> {ailment}'", "  - match: 5", 'entry 1 of "patterns": "match" is 5, not text'),
        ("  - '<cure> {ailment}'", "  - match: cure\n    colour: red", 'the key "colour" is unknown'),
        ("  - '<cure> {ailment}'", "  - match: cure\n    severity: bad", "\"severity\" is 'bad'"),
        ("  - '<cure> {ailment}'", "  - match: cure\n    negation: maybe", "\"negation\" is 'maybe'"),
        ("  - '<cure> {ailment}'", "  - cure\n  - (cure", 'entry 2 of "patterns": Pattern "(cure"'),
        ("'<cure> {ailment}'", "'<cure> {illness}'", 'there is no lexicon "illness"'),
        ("      quote: cures eczema\n", "", '"examples: flag" has'),
        ("quote: cures eczema", "quote: cured eczema", 'the quote "cured eczema" is not in its example'),
        ("  quiet:\n    - It does not cure eczema.\n", "", '"examples" needs "flag" and "quiet"'),
        ("    - It does not cure eczema.", "    - no", '"examples: quiet" has False, which is not text'),
        ("title: Claims", "title: [Claims", "is not valid YAML"),
    ],
)
def test_malformed_rule(after: Edit, old: str, new: str, cause: str) -> None:
    error = after(RULE_FILE, old, new)
    assert error.problem.startswith("cure.yaml")
    assert cause in error.problem


@pytest.mark.parametrize(
    ("name", "old", "new", "cause"),
    [
        ("lexicon.yaml", "therapy: [", "therapy: [no, ", '"therapy" has False'),
        ("lexicon.yaml", "therapy: [", "therapy: ['@luck', ", 'includes "@luck"'),
        ("lexicon.yaml", "therapy: [", "therapy: ['@offer', ", "includes itself"),
        ("lexicon.yaml", "therapy: [", "therapy: {a: [b]}\nother: [", '"therapy" is not a list'),
        ("phrases.yaml", "relieve: [", "therapy: [x]\nrelieve: [", 'there are two lists "therapy"'),
        ("guards.yaml", "advice:", "luck: ['(a']\nadvice:", '"luck": Pattern "(a": a bracket is not closed'),
        ("guards.yaml", "advice:", "luck: charm\nadvice:", '"luck" is not a list'),
        ("guards.yaml", "tradition:", "lore:", 'the guard "tradition" is missing'),
        ("provisions.yaml", "says: Whoever", "tells: Whoever", '"uk-cap-3.7": the key "says" is missing'),
        ("provisions.yaml", "  verified: official", "  verified: surely", '"uk-cap-3.7": "verified" is \'surely\''),
        ("provisions.yaml", "url: https://www.asa", "url: www.asa", '"uk-cap-3.7": "url" is'),
        ("provisions.yaml", "uk-cap-3.7:", "xx: 5\nuk-cap-3.7:", '"xx": it is not a mapping'),
    ],
)
def test_malformed_shared_data(after: Edit, name: str, old: str, new: str, cause: str) -> None:
    error = after(name, old, new)
    assert name in error.problem.split(":")[0]
    assert cause in error.problem


def test_file_that_is_no_mapping(folder: Path) -> None:
    (folder / RULE_FILE).write_text("- cure", encoding="utf-8")
    with pytest.raises(RuleError, match=r"cure\.yaml does not hold a mapping|cure\.yaml: cure\.yaml"):
        load_rules(folder)


def test_rules_are_in_order_of_their_file_names(folder: Path) -> None:
    (folder / "rules/absolute.yaml").write_text(RULE, encoding="utf-8")
    (folder / "rules/notes.txt").write_text("no rule", encoding="utf-8")
    assert [path.name for path in rule_files(folder)] == ["absolute.yaml", "cure.yaml"]
    assert [check.id for check in load_rules(folder)] == ["absolute", "cure"]


def test_digest_changes_with_any_data_file(folder: Path) -> None:
    digests = {digest_of(folder)}
    for name in (*SHARED_FILES, RULE_FILE):
        (folder / name).write_text("# changed\n" + (folder / name).read_text(encoding="utf-8"), encoding="utf-8")
        digests.add(digest_of(folder))
    assert len(digests) == len(SHARED_FILES) + 2
