"""Running checks: what becomes of their hits, of their failures, and of the page around them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from seo_checks import (
    About,
    Category,
    Document,
    Kind,
    PageStatus,
    Profile,
    Role,
    Severity,
    audit,
    audit_document,
    make_report,
    parse,
)
from seo_checks.check import Check
from seo_checks.findings import Hit
from seo_checks.profile import CheckSettings
from tests.seo_checks.pages import page, prose, sentence


def check_of(run, **fields) -> Check:
    described = {"category": Category.SEO, "severity": Severity.ADVICE, "title": "A fault", "why": "It matters."}
    return Check(id="made-up", run=run, **{**described, **fields})


@dataclass(frozen=True)
class ProfileWith(Profile):
    """A profile that runs one more check than there are."""

    more: tuple[Check, ...] = ()

    def selected(self) -> list[Check]:
        return [*self.more, *super().selected()]


def run(check: Check, text: str, **fields):
    return audit(text, profile=ProfileWith(more=(check,), **fields))


def made_up(report):
    return [finding for finding in report.findings if finding.rule == "made-up"]


LONG = page(f"<h1>Needles</h1><p>{sentence(31)}</p>")


class TestABrokenCheck:
    def failing(self, document: Document) -> Iterator[Hit]:
        yield Hit(None, "Found before the fall.")
        raise ZeroDivisionError("by zero")

    def test_leaves_the_findings_of_the_others(self):
        report, sound = run(check_of(self.failing), LONG), audit(LONG)
        assert report.status is PageStatus.PARTIAL
        assert [finding for finding in report.findings if finding.rule != "made-up"] == list(sound.findings)

    def test_is_named(self):
        [problem] = run(check_of(self.failing), LONG).problems
        assert "made-up failed on this page (ZeroDivisionError: by zero)" in problem

    @pytest.mark.parametrize(("category", "judged"), [("claims", False), ("seo", True), ("readability", True)])
    def test_leaves_claims_unjudged_where_it_is_about_claims(self, category, judged):
        assert run(check_of(self.failing, category=Category(category)), LONG).claims_judged is judged

    def test_keeps_what_it_had_found(self):
        assert len(made_up(run(check_of(self.failing), LONG))) == 1

    def test_may_recurse_without_end(self):
        def endless(document: Document) -> Iterator[Hit]:
            yield from endless(document)

        assert "RecursionError" in run(check_of(endless), LONG).problems[0]


class TestAFinding:
    def at_first_main_block(self, document: Document) -> Iterator[Hit]:
        block = next(block for block in document.main if block.role is Role.PARAGRAPH)
        yield Hit(block.span(4, 10), "Needles.", suggestions=("Say pins.",), claim={"strength": 1})

    def test_tells_where_and_what(self):
        check = check_of(self.at_first_main_block, tags=("a",))
        [finding] = made_up(run(check, page("<p>Ah!\n <b>The</b> needle. And more.</p>")))
        assert (finding.rule, finding.category, finding.severity) == ("made-up", "seo", "advice")
        assert (finding.message, finding.why, finding.tags) == ("Needles.", "It matters.", ("a",))
        assert (finding.quote, finding.sentence, finding.sentence_start) == ("The ne", "The needle.", 4)
        assert (finding.role, finding.block, finding.start, finding.end) == ("paragraph", 1, 4, 10)
        assert (finding.line, finding.column) == (7, 5)
        assert (finding.suggestions, finding.claim) == (("Say pins.",), {"strength": 1})

    @pytest.mark.parametrize(
        ("hit_severity", "configured", "expected"),
        [
            (None, None, Severity.ADVICE),
            (Severity.REVIEW, None, Severity.REVIEW),
            (None, Severity.MUST_FIX, Severity.MUST_FIX),
            (Severity.REVIEW, Severity.MUST_FIX, Severity.MUST_FIX),
        ],
    )
    def test_severity_is_the_profiles_else_the_hits_else_the_checks(self, hit_severity, configured, expected):
        check = check_of(lambda document: iter([Hit(None, "x", severity=hit_severity)]))
        [finding] = made_up(run(check, LONG, checks={"made-up": CheckSettings(severity=configured)}))
        assert finding.severity is expected

    def test_a_place_without_words_has_line_and_column_only(self):
        check = check_of(lambda document: (Hit(image.place, "x") for image in document.images))
        [finding] = made_up(run(check, page('<p>a <img src="b"></p>')))
        assert (finding.line, finding.column, finding.quote, finding.block) == (6, 6, "", None)

    def test_the_rewrite_of_a_check_stands_in_for_suggestions(self):
        check = check_of(
            lambda document: iter([Hit(None, "x"), Hit(None, "y", suggestions=("z",))]), rewrite="Leave it out."
        )
        assert [finding.suggestions for finding in made_up(run(check, LONG))] == [("Leave it out.",), ("z",)]

    def test_options_reach_the_check(self):
        def counting(document: Document, *, times: int = 1) -> Iterator[Hit]:
            yield from (Hit(None, str(number)) for number in range(times))

        report = run(check_of(counting), LONG, checks={"made-up": CheckSettings(options={"times": 3})})
        assert len(made_up(report)) == 3


class TestWhatAChecksSees:
    def blocks(self, document: Document) -> Iterator[Hit]:
        yield from (Hit(block.span(), "x") for block in document.main)

    @pytest.mark.parametrize(("reads_language", "seen"), [(True, ["It helps."]), (False, ["It helps.", "Es hilft."])])
    def test_one_that_judges_words_sees_english_only(self, reads_language, seen):
        text = page('<p>It helps.</p><p lang="de">Es hilft.</p>')
        report = run(check_of(self.blocks, reads_language=reads_language), text)
        assert [finding.quote for finding in made_up(report)] == seen

    def test_foreign_links_are_not_judged(self):
        text = page('<p><a href=/a>Here</a></p><p lang="de"><a href=/b>Information</a></p>')
        report = audit(text, profile=Profile().only(["generic-link-text"]))
        assert [finding.quote for finding in report.findings] == ["Here"]

    @pytest.mark.parametrize(("text", "expected"), [(LONG, 1), ("<p>It helps.</p>", 0)])
    def test_one_for_whole_pages_does_not_see_fragments(self, text, expected):
        report = run(check_of(lambda document: iter([Hit(None, "x")]), whole_page_only=True), text)
        assert len(made_up(report)) == expected


class TestAReportOfAPage:
    def test_findings_come_in_reading_order(self):
        body = f'<p>{sentence(31)}</p>\n<p><img src="a.jpg"></p><h2>Needles</h2><h4>Pins</h4><p>{sentence(32)}</p>'
        report = audit(page(body))
        places = [(finding.line or 0, finding.column or 0) for finding in report.findings]
        assert places == sorted(places)
        found = [finding.rule for finding in report.findings if finding.line == 7]
        assert [rule for rule in found if rule in {"long-sentence", "heading-order", "missing-alt-text"}] == [
            "missing-alt-text", "heading-order", "long-sentence",
        ]  # fmt: skip

    def test_findings_of_the_page_as_a_whole_come_first(self):
        lines = [finding.line for finding in audit(page(f"<p>{sentence(31)}</p>")).findings]
        of_the_page = lines.count(None)
        assert 0 < of_the_page < len(lines)
        assert lines[:of_the_page] == [None] * of_the_page

    def test_names_the_page(self):
        report = audit(LONG, source="a.html")
        assert (report.source, report.title[:11], report.language) == ("a.html", "Acupuncture", "en")

    def test_holds_figures_without_a_verdict(self):
        text = page(
            "<h1>Needles</h1><p>Thin needles in a bad back.</p><h2>Fees</h2><p>We ask £40.</p><ul><li>Cash</ul>"
        )
        report = audit(text, about=About(keyphrase="needles back"))
        assert [(part.level, part.heading, part.words) for part in report.outline] == [
            (1, "Needles", 6),
            (2, "Fees", 4),
        ]
        data = report.as_data()
        assert data["outline"][1] == {"level": 2, "heading": "Fees", "words": 4}
        assert (data["keyphrase"]["text"], data["keyphrase"]["count"]) == ("needles back", 1)
        assert data["keyphrase"]["matches"] == [{"quote": "needles in a bad back", "by": "forms", "position": 0.176}]
        assert audit(text).as_data()["keyphrase"] is None

    def test_is_the_same_every_time(self):
        body = "".join(f"<p>{sentence(31)} <a href=/{n}>here</a> <img src={n}></p>" for n in range(5))
        assert audit(page(body)) == audit(page(body))

    def test_of_a_document_is_that_of_its_text(self):
        assert audit_document(parse(LONG), source="a") == audit(LONG, source="a")

    def test_counts_problems_of_the_document(self):
        report = audit(LONG + "<!-- ")
        assert report.status is PageStatus.PARTIAL
        assert "long-sentence" in {finding.rule for finding in report.findings}

    def test_is_complete_where_nothing_is_wrong(self):
        report = audit(page(f"<h1>Needles</h1><p>{prose(300)}</p>"), profile=Profile().only(["seo"]))
        assert (report.status, report.problems) == (PageStatus.AUDITED, ())


def test_one_audit_for_every_format():
    found = [
        {finding.rule for finding in audit(text, kind=kind).findings if finding.category != "seo"}
        for text, kind in [
            (f"<h1>Needles</h1><p>{sentence(31)}</p>", Kind.HTML),
            (f"# Needles\n\n{sentence(31)}", Kind.MARKDOWN),
            (f"Needles\n\n{sentence(31)}", Kind.TEXT),
        ]
    ]
    assert found[0] == found[1] == found[2] == {"long-sentence"}


def test_a_report_of_pages():
    profile = Profile(name="Elm Clinic")
    report = make_report([audit(LONG, source="a"), audit("", source="b")], profile)
    assert [page.source for page in report.pages] == ["a", "b"]
    assert report.profile == "Elm Clinic"
    assert not report.complete
    summary = report.summary()
    assert (summary["pages"], summary["failed"], summary["partial"]) == (2, 1, 0)
    assert summary["advice"] == sum(finding.severity is Severity.ADVICE for finding in report.findings)
    assert report.worst is Severity.REVIEW  # of the title, which pairs a treatment with a condition
