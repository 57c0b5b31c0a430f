"""The figures and their intervals, against sums done by hand."""

from collections.abc import Sequence

import pytest

from seo_checks import Profile, Severity
from tests.tools.labelled import KINDS, use_own_rules
from tools.evaluation.figures import FIGURES, overlap
from tools.evaluation.intervals import Estimate, clusters, estimates
from tools.evaluation.judging import Fired, Judged, judge
from tools.evaluation.labels import Flag, Labelled
from tools.evaluation.measurement import false_alarms, misses, row, rows


def labelled(identity: str, text: str = "It rains.", flag: str = "no", **more: object) -> Labelled:
    return Labelled(identity, text, Flag(flag), **more)  # type: ignore[arg-type]


def kinds() -> list[Labelled]:
    return [
        labelled(
            str(kind["id"]), kind["text"], kind["flag"], categories=tuple(kind["category"]), site=kind["site"],
            group=kind["group"], span=tuple(kind["span"]) if kind["span"] else None,
        )
        for kind in KINDS
    ]  # fmt: skip


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Sequence[Judged]:
    """The sentences of all kinds, with what is found in them."""
    use_own_rules(monkeypatch)
    return judge(kinds(), Profile()).judged


def sums(estimates: dict[str, Estimate]) -> dict[str, tuple[float, float]]:
    return {key: (round(one.numerator, 4), one.denominator) for key, one in estimates.items()}


def test_figures_are_those_of_the_sum_done_by_hand(judged: Sequence[Judged]) -> None:
    pooled = row(None, judged)
    # Found are A, B, E, G (claims), H and I (labelled no); as must-fix A, E and H.
    assert sums(dict(pooled.estimates)) == {
        "must_recall": (1, 4),  # A of A B C D
        "must_found": (2, 4),  # A B
        "must_fix_precision": (2, 3),  # A E of A E H
        "recall": (4, 7),  # A B E G of A to G
        "precision": (4, 6),  # A B E G of those and H I
        "f1": (8, 13),  # twice four of seven and six
        "severity_agreement": (2, 4),  # A G; B is only reviewed, E must be fixed
        # A and G 1 each; B: every | bad back against helps every: 2·1/(3+2); E: all of it against cures all: 2·2/(3+2)
        "span_f1": (3.2, 4),
        "span_exact": (2, 4),  # A G
        "false_alarms": (1, 13),  # H of the words of H J K
        "must_fix_false_alarms": (1, 13),
    }
    assert pooled.estimates["false_alarms"].value == pytest.approx(1000 / 13)
    assert pooled.estimates["f1"].value == pytest.approx(2 * (4 / 7) * (4 / 6) / (4 / 7 + 4 / 6))


def test_confusion_counts_every_sentence_but_either(judged: Sequence[Judged]) -> None:
    pooled = row(None, judged)
    assert dict(pooled.confusion) == {
        (Flag.MUST, Severity.MUST_FIX): 1, (Flag.MUST, Severity.REVIEW): 1, (Flag.MUST, Severity.ADVICE): 1,
        (Flag.MUST, None): 1, (Flag.SHOULD, Severity.MUST_FIX): 1, (Flag.SHOULD, Severity.REVIEW): 1,
        (Flag.SHOULD, None): 1, (Flag.NO, Severity.MUST_FIX): 1, (Flag.NO, Severity.REVIEW): 1,
        (Flag.NO, Severity.ADVICE): 1, (Flag.NO, None): 1,
    }  # fmt: skip
    assert (pooled.sentences, pooled.labels[Flag.EITHER], pooled.sites, pooled.pages) == (11, 1, 4, 11)


def test_sites_and_groups_have_rows_of_their_own(judged: Sequence[Judged]) -> None:
    by_site = {one.name: one for one in rows("site", [*judged, Judged(labelled("M"))])}
    assert list(by_site) == ["four", "one", "three", "two", None]
    # One: A B C and I. Two: D E F G. Three: H K, and L that is not counted.
    one, two, three = (by_site[name].estimates for name in ("one", "two", "three"))
    assert (one["must_recall"].value, one["precision"].value) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert (two["must_recall"].value, two["recall"].value, two["precision"].value) == (0, 0.5, 1)
    assert (three["recall"].value, three["precision"].value) == (None, 0)
    assert three["false_alarms"].value == 100  # one in ten words
    assert one["false_alarms"].value is None
    assert [(one.name, one.sentences) for one in rows("group", judged)] == [("clinic", 8), ("other", 1), ("sober", 2)]


def test_categories_have_only_figures_of_labelled_claims(judged: Sequence[Judged]) -> None:
    by_category = {one.name: one for one in rows("category", judged)}
    assert {name: one.labels for name, one in by_category.items()} == {
        "cure": {"must": 2}, "efficacy": {"must": 1, "should": 2}, "permanence": {"must": 1}, None: {"should": 1},
    }  # fmt: skip
    assert sums(dict(by_category["efficacy"].estimates)) == {
        "must_recall": (0, 1), "must_found": (1, 1), "recall": (3, 3), "severity_agreement": (1, 3),
        "span_f1": (2.2, 3), "span_exact": (1, 3),
    }  # fmt: skip


def test_worst_mistakes_come_first(judged: Sequence[Judged]) -> None:
    assert [one.sentence.id for one in misses(judged)] == ["C", "D", "B", "F"]
    assert [one.sentence.id for one in false_alarms(judged[::-1])] == ["H", "I"]


@pytest.mark.parametrize(
    ("span", "marked", "expected"),
    [
        ((3, 14), [(3, 14)], (1.0, True)),
        ((3, 14), [(3, 15)], (1.0, True)),  # the full stop is no word
        ((3, 14), [(5, 10)], (1.0, True)),  # parts of words count as the words
        ((3, 14), [(0, 5), (9, 14)], (2 / 3, False)),  # the best, not all together
        ((3, 14), [(0, 2)], (0.0, False)),
        (None, [(0, 15)], (1.0, True)),
        (None, [(0, 8)], (4 / 5, False)),
        (None, [(14, 15)], (0.0, False)),
        ((14, 15), [(14, 15)], (0.0, False)),
    ],
)
def test_overlap_is_that_of_words(
    span: tuple[int, int] | None, marked: list[tuple[int, int]], expected: tuple[float, bool]
) -> None:
    sentence = labelled("x", "It cures warts.", "must", span=span)
    share, exact = overlap(sentence, [Fired("r", Severity.REVIEW, start, end) for start, end in marked])
    assert (pytest.approx(share), exact) == expected


def test_advice_marks_no_words(judged: Sequence[Judged]) -> None:
    fired = (Fired("r", Severity.ADVICE, 3, 14), Fired("r", Severity.REVIEW, 0, 2))
    one = Judged(labelled("x", "It cures warts.", "must", span=(3, 14)), fired)
    assert row(None, [one]).estimates["span_f1"].value == 0


# -- intervals


def test_sentences_are_drawn_by_site_else_page_else_alone() -> None:
    def drawn(*sentences: Labelled) -> tuple[str, list[str]]:
        found = clusters([Judged(sentence) for sentence in sentences])
        return found.unit, ["".join(one.sentence.id for one in bunch) for bunch in found.members]

    of_site = [labelled("a", site="s", page="p"), labelled("b", site="t"), labelled("c", site="s", page="q")]
    assert drawn(*of_site) == ("site", ["ac", "b"])
    assert drawn(*of_site, labelled("d", doc="x"), labelled("e"), labelled("f", doc="x")) == (
        "site", ["ac", "b", "df", "e"],
    )  # fmt: skip
    assert drawn(of_site[0], of_site[2]) == ("page", ["a", "c"])  # one site: by its pages
    assert drawn(labelled("d", doc="x"), labelled("e", doc="x")) == ("sentence", ["d", "e"])
    assert drawn(labelled("e")) == ("sentence", ["e"])
    assert drawn() == ("sentence", [])


def test_intervals_are_the_same_every_time_and_in_any_order(judged: Sequence[Judged]) -> None:
    first, again = row(None, judged), row(None, judged)
    backwards = row(None, list(reversed(judged)))
    for key, estimate in first.estimates.items():
        assert again.estimates[key] == estimate
        assert (backwards.estimates[key].low, backwards.estimates[key].high) == (
            pytest.approx(estimate.low),
            pytest.approx(estimate.high),
        )


def test_interval_is_as_wide_as_sites_differ() -> None:
    recall = [figure for figure in FIGURES if figure.key == "recall"]

    def interval(found_by_site: list[list[bool]]) -> tuple[float | None, float | None]:
        one = Fired("r", Severity.REVIEW, 0, 2)
        judged = [
            Judged(labelled(f"{site}-{number}", flag="must", site=str(site)), (one,) if found else ())
            for site, of_site in enumerate(found_by_site)
            for number, found in enumerate(of_site)
        ]
        estimate = estimates(clusters(judged), recall)["recall"]
        return estimate.low, estimate.high

    # Ten sites that are alike, and ten that are all or nothing: half is found in both.
    assert interval([[True, False]] * 10) == (0.5, 0.5)
    low, high = interval([[True, True]] * 5 + [[False, False]] * 5)
    # The 2.5 % and 97.5 % points of a binomial of ten throws: two and eight of ten.
    assert (low, high) == (0.2, 0.8)


def test_one_sentence_has_no_interval() -> None:
    only = row(None, [Judged(labelled("x", flag="must"))])
    assert only.estimates["recall"] == Estimate(0, 0, 1)
    assert row(None, []).estimates["recall"].value is None
