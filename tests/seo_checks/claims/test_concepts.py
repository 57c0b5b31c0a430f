"""The files of concepts: what lists they give, what names what, and how malformed ones are refused."""

import re
from pathlib import Path

import pytest

from seo_checks.claims import rules
from seo_checks.claims.concepts import KINDS, SERIOUSNESS, read_vocabulary
from seo_checks.claims.lexicon import Lexicon
from seo_checks.errors import RuleError
from tests.seo_checks.claims.reading import SMALL, written

TREATMENTS, CONDITIONS, LISTS = "treatments.yaml", "conditions.yaml", "lists.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, {name: SMALL[f"concepts/{name}"] for name in (TREATMENTS, CONDITIONS, LISTS)})


def test_lists_have_their_terms_in_order_however_they_are_wrapped(folder: Path) -> None:
    (folder / LISTS).write_text("relief: >-\n  pain relief, long\n  term relief,\n  ease~\n", encoding="utf-8")
    assert read_vocabulary(folder).lists["relief"] == ["pain relief", "long term relief", "ease~"]


def test_treatments_are_listed_by_kind(folder: Path) -> None:
    lists = read_vocabulary(folder).lists
    assert lists["alternative"] == ["acupuncture", "needling", "electroacupuncture", "Reiki"]
    assert lists["conventional"] == ["physiotherapy", "physio", "surgery"]


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        ("condition", {"stress", "headache(s)", "migraine(s)", "asthma", "cancer(s)"}, set()),
        ("condition wellbeing", {"stress"}, {"headache(s)", "asthma"}),
        ("condition minor", {"headache(s)", "migraine(s)", "asthma", "cancer(s)"}, {"stress"}),
        ("condition chronic", {"migraine(s)", "asthma", "cancer(s)"}, {"headache(s)"}),
        ("condition serious", {"asthma", "cancer(s)"}, {"migraine(s)"}),
        ("condition regulated", {"cancer(s)"}, {"asthma"}),
        ("condition pain", {"headache(s)", "migraine(s)"}, {"asthma", "stress"}),
        ("condition cancer", {"cancer(s)"}, {"asthma"}),
    ],
)
def test_conditions_are_listed_by_seriousness_and_system(
    folder: Path, name: str, has: set[str], lacks: set[str]
) -> None:
    terms = set(read_vocabulary(folder).lists[name])
    assert terms >= has
    assert not terms & lacks


def test_a_synonym_names_the_concept_of_its_line(folder: Path) -> None:
    concepts = read_vocabulary(folder).concepts
    assert concepts["needling"] == "acupuncture"
    assert concepts["bad back(s)"] == "back pain"
    assert concepts["Reiki"] == "reiki"
    assert concepts["migraine(s)"] == "migraine"


def test_a_concept_has_its_broader_one(folder: Path) -> None:
    assert read_vocabulary(folder).broader == {"electroacupuncture": "acupuncture", "low back pain": "back pain"}


@pytest.mark.parametrize(
    ("name", "old", "new", "cause"),
    [
        (TREATMENTS, "product:", "potion:", 'there is no kind "potion" of treatment'),
        (TREATMENTS, "product: |\n  herbal tea(s)", "product: [herbal tea]", '"product" is not text'),
        (TREATMENTS, "  Reiki", "  Reiki: needling", '"needling" is named by both acupuncture and Reiki'),
        (TREATMENTS, "< acupuncture", "< acupunture", '"electroacupuncture" is narrower than "acupunture"'),
        (TREATMENTS, "needling", "needling, , pins", "nothing between two commas"),
        (CONDITIONS, "  serious: |\n    asthma", "  grave: |\n    asthma", '"breathing" has a seriousness "grave"'),
        (CONDITIONS, "breathing:\n  serious: |\n    asthma", "breathing: asthma", '"breathing" is not a mapping'),
        (LISTS, "end: cure~, banish~", "end: cure~, banish~,", "nothing between two commas, or after the last"),
        (LISTS, "end: cure~, banish~", "end: [cure~]", "\"end\" is ['cure~'], not text"),
        (LISTS, "end: cure~, banish~", "end: no", '"end" is False, not text'),
        (LISTS, "relieve:", "condition:", 'there are two lists "condition"'),
        (LISTS, "end: cure~", "- cure~", "is not valid YAML"),
    ],
)
def test_malformed_concepts_are_refused(folder: Path, name: str, old: str, new: str, cause: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_vocabulary(folder)
    assert cause in caught.value.problem
    assert caught.value.remedy


def test_other_files_of_the_folder_are_left_alone(folder: Path) -> None:
    (folder / "notes.txt").write_text("[no yaml", encoding="utf-8")
    assert "condition" in read_vocabulary(folder).lists


class TestTheConceptsThatComeWithCaveat:
    def test_there_are_all_kinds_and_levels(self) -> None:
        lists = rules().library.vocabulary.lists
        assert all(lists[kind] for kind in KINDS)
        assert all(lists[f"condition {level}"] for level in SERIOUSNESS)

    def test_every_synonym_is_read_back_as_its_concept(self) -> None:
        library = rules().library
        lost: dict[str, str] = {}
        for term, concept in library.vocabulary.concepts.items():
            words = library.lexicon.read(re.sub(r"\([a-z]+\)|~", "", term).lower())
            whole = [found.concept for found in words.terms.get(0, ()) if found.end == len(words.words) - 1]
            if concept not in whole:
                lost[term] = concept
        assert lost == {}

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("alternative", "acupuncture"),
            ("conventional", "physiotherapy"),
            ("condition minor", "migraine"),
            ("condition serious", "asthma"),
            ("condition regulated", "cancer"),
            ("condition wellbeing", "stress"),
            ("vulnerable", "children"),
        ],
    )
    def test_the_plainest_words_are_where_they_belong(self, name: str, text: str) -> None:
        lexicon: Lexicon = rules().library.lexicon
        assert lexicon.read(text).has(name)

    def test_well_known_states_are_no_disease(self) -> None:
        assert not rules().library.lexicon.read("stress").has("condition minor")
