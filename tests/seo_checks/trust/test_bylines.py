"""Credits and dates as pages show them."""

from datetime import date

import pytest

from seo_checks import parse
from seo_checks.trust.bylines import Bylines, bylines
from tests.seo_checks.pages import page


def read(body: str) -> Bylines:
    return bylines(parse(page(f"<h1>Acupuncture</h1>{body}")))


def authors(body: str) -> list[str]:
    return [credit.name for credit in read(body).authors]


def reviewers(body: str) -> list[str]:
    return [credit.name for credit in read(body).reviewers]


@pytest.mark.parametrize(
    "body",
    [
        "<p>By Jane Smith</p>", "<p>by Jane Smith, MCSP | 3 March 2026</p>", "<p>Written by Jane Smith.</p>",
        "<p>Author: Jane Smith</p>", "<p><b>Author:</b> <a href=/jane/>Jane Smith</a>, physiotherapist</p>",
        "<dl><dt>Written by</dt><dd>Jane Smith</dd></dl>", "<p>This article was written by Jane Smith.</p>",
        "<p>3 March 2026 · Written by Jane Smith · 5 min read</p>", "<div>Words by Jane Smith</div>",
        "<p>Written by:<br>Jane Smith MCSP</p>", "<p>Medically reviewed by Bob Jones, written by Jane Smith</p>",
    ],
)  # fmt: skip
def test_authors_are_found_in_all_common_forms(body):
    assert authors(body) == ["Jane Smith"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>By the way, Jane Smith is here.</p>", "<p>By Monday Jane Smith had no pain.</p>",
        "<p>By Easter you may walk.</p>", "<p>The review written by Jane Smith in 2019 found no effect.</p>",
        "<p>By Jane Smith's account the needles that were set along the spine were thin, and none of the people who "
        "were there at the time felt more than a light touch or a little warmth in the skin.</p>",
        "<p>Pain is caused by Disc Degeneration.</p>", "<p>Thin needles.</p>",
    ],
)  # fmt: skip
def test_prose_names_no_author(body):
    assert authors(body) == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p>By Jane Smith and Bob Jones</p>", ["Jane Smith", "Bob Jones"]),
        ("<p>By Jane Smith, MCSP, and Dr Bob Jones, MBBS</p>", ["Jane Smith", "Dr Bob Jones"]),
        ("<p>By Jane Smith, Physiotherapist and Clinical Director</p>", ["Jane Smith"]),
        ("<p>By Jane Smith, BSc in Sports and Exercise Science</p>", ["Jane Smith"]),
    ],
)
def test_several_authors_are_told_from_what_they_do(body, names):
    assert authors(body) == names


def test_a_team_is_a_credit_without_a_name():
    [credit] = read("<p>Written by the team</p><p>Written by The Elm Clinic team</p>").authors
    assert (credit.name, credit.detail) == ("", "The Elm Clinic team")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Medically reviewed by Dr Amara Osei, MBBS</p>", "<p>Reviewed by Dr Amara Osei on 3 March 2026</p>",
        "<p>Medical reviewer: Dr Amara Osei</p>", "<dl><dt>Clinically reviewed by</dt><dd>Dr Amara Osei</dd></dl>",
        "<p>Written by Jane Smith and medically reviewed by Dr Amara Osei</p>", "<p>Fact-checked by Dr Amara Osei</p>",
        "<p>By Jane Smith | Reviewed by Dr Amara Osei | Updated 3 March 2026</p>",
        "<p>Last reviewed by Dr Amara Osei</p>",
    ],
)  # fmt: skip
def test_reviewers_are_found_in_all_common_forms(body):
    assert reviewers(body) == ["Dr Amara Osei"]


@pytest.mark.parametrize(
    "body", ["<p>The trials were reviewed by Cochrane.</p>", "<p>Thin needles were reviewed by Bob Jones in 2019.</p>"]
)
def test_reviews_of_something_else_are_none(body):
    assert reviewers(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>Last reviewed: 3 March 2026</p>", "<p>Last reviewed on 3rd March 2026 | Next review 2028</p>",
        "<p>Reviewed: 2026-03-03</p>", "<p>Medically reviewed by Dr Amara Osei on 3 March 2026</p>",
        "<dl><dt>Last reviewed</dt><dd><time>3 March 2026</time></dd></dl>", "<p>Review date: 3 March 2026</p>",
        "<p>Page last reviewed: 3 March 2026<br>Next review due: 3 March 2028</p>",
        "<p>This page was last reviewed on March 3, 2026.</p>", "<p>Reviewed 3 March 2026</p>",
        "<p>Medically reviewed by Dr Amara Osei, MBBS, MRCGP, general practitioner at Elm Clinic, on 3 March 2026</p>",
    ],
)  # fmt: skip
def test_the_last_review_is_found_in_all_common_forms(body):
    found = read(body).last_reviewed
    assert found is not None
    assert found.when.first == date(2026, 3, 3)
    assert "2026" in found.span.quote


def test_the_first_label_counts():
    found = read("<p>Last reviewed: 3 March 2026</p><p>Last reviewed: 1 May 2019</p>").last_reviewed
    assert found is not None
    assert found.when.first == date(2026, 3, 3)


@pytest.mark.parametrize(
    "body",
    [
        "<p>The guideline was last reviewed in March 2019.</p>", "<p>Last reviewed by a clinician some time ago.</p>",
        "<p>Last reviewed: 03/04/2026</p>", "<p>NICE last reviewed the evidence of 3 March 2016.</p>",
        "<p>Updated 3 March 2026</p>", "<p>Next review: 3 March 2028</p>",
    ],
)  # fmt: skip
def test_other_dates_are_no_last_review(body):
    assert read(body).last_reviewed is None


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("<p>Next review due: 3 March 2028</p>", "next_review"), ("<p>Review due 3 March 2028</p>", "next_review"),
        ("<dl><dt>Next review</dt><dd>3 March 2028</dd></dl>", "next_review"),
        ("<p>Last updated: 3 March 2028</p>", "changed"), ("<p>Updated on 3 March 2028</p>", "changed"),
        ("<p>Published 3 March 2028</p>", "published"), ("<p>First published: March 3, 2028</p>", "published"),
    ],
)  # fmt: skip
def test_other_dates_have_labels_of_their_own(body, field):
    found = read(body)
    assert getattr(found, field).when.first == date(2028, 3, 3)
    fields = {"last_reviewed", "next_review", "changed", "published"} - {field}
    assert all(getattr(found, other) is None for other in fields)


def test_bylines_of_other_articles_in_the_margin_do_not_count():
    text = page("<h1>Acupuncture</h1>" + "<p>Needles.</p>" * 9)
    assert bylines(parse(text.replace("</main>", "</main><aside>By Jane Smith</aside>"))) == Bylines()


def test_a_byline_right_below_the_heading_counts_outside_of_the_main_content():
    text = "<body><header><h1>Acupuncture</h1><p>By Jane Smith</p></header><div><p>Thin needles.</p></div>"
    assert [credit.name for credit in bylines(parse(text)).authors] == ["Jane Smith"]


def test_long_texts_of_labels_are_read_in_no_time():
    assert read("<p>" + "reviewed by and " * 20_000 + "</p>").reviewers == ()
    assert read("<p>" + "Jane " * 50_000 + "</p>" + "<p>By " + "Jane Smith and " * 20_000 + "</p>") is not None
