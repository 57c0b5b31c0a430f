"""Rule data that is malformed is refused, and the error names the file, the line, the entry and the cause."""

from collections.abc import Callable
from pathlib import Path

import pytest

from seo_checks.check import Check
from seo_checks.claims.context import Negation
from seo_checks.claims.loading import SHARED_FILES, rule_files
from seo_checks.claims.rule import Policy, Voice, Wording
from seo_checks.document import Role
from seo_checks.errors import RuleError
from seo_checks.findings import Severity
from seo_checks.ruleset import digest_of
from tests.seo_checks.claims.reading import SMALL, loaded, written

RULE_FILE = "rules/cure.yaml"
RULE = """
title: Claims to cure
definition: Says that a condition is cured.
severity: must-fix
message: Claims to cure.
why: Nobody can.
basis: [uk-1]
hedged: keeps
patterns:
  - '<cure> {condition}'
frames:
  - {frame: eases, targets: [condition]}
rewrite: Say what you do.
examples:
  flag:
    - text: It cures asthma.
      quote: cures asthma
  quiet:
    - It does not cure asthma.
"""
FILES = {name: text for name, text in SMALL.items() if not name.startswith("rules/")} | {RULE_FILE: RULE}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of rule data with one rule."""
    return written(tmp_path, FILES)


Edit = Callable[[str, str, str], RuleError]


@pytest.fixture
def after(folder: Path) -> Edit:
    """The error of loading, examples included, after a text in a file was replaced."""

    def edit(name: str, old: str, new: str) -> RuleError:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(RuleError) as caught:
            examples(folder)
        assert caught.value.remedy
        return caught.value

    return edit


def the_rule(folder: Path, text: str = RULE) -> Check:
    (folder / RULE_FILE).write_text(text, encoding="utf-8")
    return loaded(folder).checks["cure"]


def examples(folder: Path) -> list[str]:
    """The texts of all examples of the rules in a folder."""
    return [example.text for check in loaded(folder).checks.values() for example in check.examples.flag]


def wordings(folder: Path, text: str = RULE) -> tuple[Wording, ...]:
    (folder / RULE_FILE).write_text(text, encoding="utf-8")
    return loaded(folder).rules["cure"].wordings


class TestARule:
    def test_is_a_check_for_people(self, folder: Path) -> None:
        check = the_rule(folder)
        assert (check.id, check.severity, check.title) == ("cure", Severity.MUST_FIX, "Claims to cure")
        assert (check.details, check.why) == ("Says that a condition is cured.", "Nobody can.")
        assert [(source.id, source.jurisdiction) for source in check.sources] == [("uk-1", "UK")]

    def test_has_its_examples_on_demand(self, folder: Path) -> None:
        known = "  known-miss: [It is history.]\n  known-false: [The cure is a film.]\n"
        found = the_rule(folder, RULE + known).examples
        assert [(example.text, example.quote) for example in found.flag] == [("It cures asthma.", "cures asthma")]
        assert [example.text for example in found.quiet] == ["It does not cure asthma."]
        assert [example.text for example in found.known_misses] == ["It is history."]
        assert [example.text for example in found.known_false] == ["The cure is a film."]

    def test_example_may_have_a_severity_of_its_own(self, folder: Path) -> None:
        text = RULE.replace("quote: cures asthma", "quote: cures asthma\n      severity: review")
        assert the_rule(folder, text).examples.flag[0].severity is Severity.REVIEW
        assert the_rule(folder).examples.flag[0].severity is None

    def test_settings_hold_for_all_its_wordings(self, folder: Path) -> None:
        own, framed = wordings(folder)
        assert own.hedged is framed.hedged is Policy.KEEPS
        assert own.severity is framed.severity is Severity.MUST_FIX

    def test_a_wording_may_have_its_own(self, folder: Path) -> None:
        settings = "{match: never back, severity: review, hedged: clears, conventional: lowers, cited: clears,"
        settings += " negation: part, voice: patient, roles: [quote], raised-by: [vulnerable], strength: 2, topic: end}"
        (own, _) = wordings(folder, RULE.replace("'<cure> {condition}'", settings))
        assert own.severity is Severity.REVIEW
        assert (own.hedged, own.conventional, own.cited) == (Policy.CLEARS, Policy.LOWERS, Policy.CLEARS)
        assert (own.negation, own.voice, own.roles) == (Negation.PART, Voice.PATIENT, {Role.QUOTE})
        assert (own.raised_by, own.strength, own.topic) == (("vulnerable",), 2, "end")
        assert own.holds_negation

    def test_the_strength_of_a_frame_is_the_frames_unless_the_rule_says_otherwise(self, folder: Path) -> None:
        assert [wording.strength for wording in wordings(folder)] == [4, 3]
        assert [wording.strength for wording in wordings(folder, "strength: 1\n" + RULE)] == [1, 1]
        own = RULE.replace("targets: [condition]", "targets: [condition], strength: 2")
        assert [wording.strength for wording in wordings(folder, own)] == [4, 2]

    def test_two_rules_share_the_patterns_of_a_frame(self, folder: Path) -> None:
        (folder / "rules/other.yaml").write_text(RULE, encoding="utf-8")
        rules = loaded(folder).rules
        assert rules["cure"].wordings[1].pattern is rules["other"].wordings[1].pattern


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("title: Claims to cure\n", "", 'the key "title" is missing'),
        ("title: Claims to cure", "title: 5", '"title" is 5, not text'),
        ("title: Claims to cure", "title: ''", "\"title\" is '', not text"),
        ("why:", "wy: x\nwhy:", 'the key "wy" is unknown'),
        ("severity: must-fix", "severity: dreadful", "\"severity\" is 'dreadful'"),
        ("hedged: keeps", "hedged: maybe", 'entry 1 of "patterns": "hedged" is \'maybe\''),
        ("[uk-1]", "[uk-99]", '"basis" names "uk-99"'),
        ("[uk-1]", "uk-1", '"basis" is not a list'),
        ("hedged: keeps", "guards: [luck]", '"guards" names "luck"'),
        ("hedged: keeps", "topic: luck", 'there is no list "luck"'),
        ("hedged: keeps", "raised-by: [luck]", 'there is no list "luck"'),
        ("hedged: keeps", "strength: 9", '"strength" is 9'),
        ("hedged: keeps", "strength: yes", '"strength" is True'),
        ("hedged: keeps", "stricter: [FR]", '"stricter" names "FR"'),
        ("hedged: keeps", "laxer: UK", '"laxer" is not a list'),
        ("hedged: keeps", "page: luck", '"page" names "luck"'),
        ("hedged: keeps", "suggestions: ['{remedy} helps']", 'the slot "{remedy}"'),
        ("hedged: keeps", "unless: [no]", '"unless" has False, which is not text'),
        ("hedged: keeps", "unless: ['(a']", '"unless": Pattern "(a": a bracket is not closed'),
        ("  - '<cure> {condition}'", "  cure: fast", '"patterns" is not a list'),
        ("  - '<cure> {condition}'", "  - 5", 'entry 1 of "patterns": the key "match" is missing'),
        ("  - '<cure> {condition}'", "  - match: 5", 'entry 1 of "patterns": "match" is 5, not text'),
        ("  - '<cure> {condition}'", "  - match: cure\n    colour: red", 'the key "colour" is unknown'),
        ("  - '<cure> {condition}'", "  - match: cure\n    severity: bad", "\"severity\" is 'bad'"),
        ("  - '<cure> {condition}'", "  - match: cure\n    negation: maybe", "\"negation\" is 'maybe'"),
        ("  - '<cure> {condition}'", "  - match: cure\n    voice: loud", "\"voice\" is 'loud'"),
        ("  - '<cure> {condition}'", "  - match: cure\n    roles: [wall]", "\"roles\" is 'wall'"),
        ("  - '<cure> {condition}'", "  - cure\n  - (cure", 'entry 2 of "patterns": Pattern "(cure"'),
        ("'<cure> {condition}'", "'<cure> {illness}'", 'there is no list "illness"'),
        ("frame: eases", "frame: cures", '"frame" names "cures"'),
        ("frame: eases", "match: eases", 'entry 1 of "frames": the key "frame" is missing'),
        ("targets: [condition]", "targets: [illness]", 'there is no list "illness"'),
        ("      quote: cures asthma\n", "", '"flag" has'),
        ("quote: cures asthma", "quote: cured asthma", 'the quote "cured asthma" is not in its example'),
        ("quote: cures asthma", "quote: cures asthma\n      severity: bad", "\"severity\" is 'bad'"),
        ("  quiet:\n    - It does not cure asthma.\n", "", 'they need "flag" and "quiet"'),
        ("  quiet:", "  loud:", 'they need "flag" and "quiet"'),
        ("    - It does not cure asthma.", "    - no", '"quiet" has False, which is not text'),
        (
            "    - It does not cure asthma.\n",
            "    - It does not cure asthma.\ntags: [cure]\n",
            '"examples" is not the last',
        ),
        ("title: Claims", "title: [Claims", "not valid YAML"),
        ("title: Claims", "title: Heals\ntitle: Claims", "a key is given twice"),
    ],
)
def test_malformed_rule(after: Edit, old: str, new: str, cause: str) -> None:
    error = after(RULE_FILE, old, new)
    assert error.problem.startswith("cure.yaml")
    assert cause in error.problem


@pytest.mark.parametrize(
    ("name", "old", "new", "cause"),
    [
        ("concepts/lists.yaml", "end: cure~", "end: cure~, @luck", 'includes "@luck"'),
        ("concepts/lists.yaml", 'therapy: "@alternative', 'therapy: "@health, @alternative', "includes itself"),
        ("concepts/lists.yaml", "relieve:", "end:", "a key is given twice"),
        ("guards.yaml", "advice:", "luck: ['(a']\nadvice:", '"luck": Pattern "(a": a bracket is not closed'),
        ("guards.yaml", "advice:", "luck: charm\nadvice:", '"luck" is not a list'),
        ("guards.yaml", "tradition:", "lore:", '"tradition"'),
        ("guards.yaml", "advice:", "counsel:", '"advice"'),
        ("frames.yaml", "strength: 3", "strength: 7", '"eases": "strength" is 7'),
        ("frames.yaml", "says:", "tells:", '"eases": the key "says" is missing'),
        ("frames.yaml", "{relieve} ...3", "{relieve ...3", '"eases": "patterns": Pattern'),
        ("frames.yaml", "eases:\n", "worse: 5\neases:\n", '"worse": it is not a mapping'),
        ("provisions.yaml", "says: Do", "tells: Do", '"uk-1": the key "says" is missing'),
        ("provisions.yaml", "verified: official", "verified: surely", '"uk-1": "verified" is \'surely\''),
        ("provisions.yaml", "jurisdiction: UK", "jurisdiction: FR", '"uk-1": "jurisdiction" is \'FR\''),
        ("provisions.yaml", "'https://example.org/UK'", "example.org", '"uk-1": "url" is'),
        ("provisions.yaml", "uk-1:", "xx: 5\nuk-1:", '"xx": it is not a mapping'),
    ],
)
def test_malformed_shared_data(after: Edit, name: str, old: str, new: str, cause: str) -> None:
    assert cause in after(name, old, new).problem


def test_the_line_is_told(after: Edit) -> None:
    assert after(RULE_FILE, "quote: cures asthma", "quote: cured").problem.startswith("cure.yaml, line 16: ")


def test_file_that_is_no_mapping(folder: Path) -> None:
    (folder / RULE_FILE).write_text("- cure", encoding="utf-8")
    with pytest.raises(RuleError, match=r"^cure\.yaml: it does not hold a mapping"):
        loaded(folder)


def test_rules_are_in_order_of_their_file_names(folder: Path) -> None:
    (folder / "rules/absolute.yaml").write_text(RULE, encoding="utf-8")
    (folder / "rules/notes.txt").write_text("no rule", encoding="utf-8")
    assert [path.name for path in rule_files(folder)] == ["absolute.yaml", "cure.yaml"]
    assert list(loaded(folder).checks) == list(loaded(folder).rules) == ["absolute", "cure"]


def test_digest_changes_with_any_data_file(folder: Path) -> None:
    names = (*SHARED_FILES, RULE_FILE, "concepts/lists.yaml")
    digests = {digest_of(folder)}
    for name in names:
        (folder / name).write_text("# changed\n" + (folder / name).read_text(encoding="utf-8"), encoding="utf-8")
        digests.add(digest_of(folder))
    assert len(digests) == len(names) + 1
