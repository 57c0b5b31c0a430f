"""What front matter fills in."""

from datetime import date

import pytest

from cms.articles.importing import Status
from cms.articles.models import Reference, TreatmentArticlePage
from tests.cms.factories import make_condition, make_person, make_reference, make_treatment


def test_every_field(folder):
    treatment, other = make_treatment(slug="acupuncture"), make_treatment(slug="massage")
    pain, sciatica = make_condition(slug="pain"), make_condition(slug="sciatica")
    author, reviewer = make_person(slug="li"), make_person(slug="osei")
    by_key, by_doi = make_reference(), make_reference(doi="10.1/x")
    page, outcome = folder.one(
        "a.md",
        """---
title: Neck pain
slug: about-necks
seo_title: Neck pain | Clinic
description: What we do.
focus_keyphrase: neck pain
keyphrase_synonyms: [sore neck, stiff neck]
summary: >-
  Two
  lines.
treatment: acupuncture
conditions: [pain, sciatica]
author: li
medical_reviewer: osei
last_reviewed: 2026-01-19
next_review_due: 2027-01-19
noindex: true
canonical_url: https://example.org/neck
live: true
references:
  - nice
  - https://doi.org/10.1/x
  - {title: New one, year: 2020, url: "https://example.org/new"}
---
Text [1].
""",
        references={"nice": by_key},
        treatment=other,
    )
    assert outcome.notes == ()
    assert (page.slug, page.seo_title, page.search_description) == ("about-necks", "Neck pain | Clinic", "What we do.")
    assert (page.focus_keyphrase, page.keyphrase_synonyms) == ("neck pain", "sore neck\nstiff neck")
    assert (page.summary, page.noindex, page.canonical_url) == ("Two lines.", True, "https://example.org/neck")
    assert (page.treatment, set(page.conditions.all())) == (treatment, {pain, sciatica})
    assert (page.author, page.medical_reviewer) == (author, reviewer)
    assert (page.last_reviewed, page.next_review_due) == (date(2026, 1, 19), date(2027, 1, 19))
    new = Reference.objects.get(title="New one")
    assert [entry.reference for entry in page.article_references.all()] == [by_key, by_doi, new]
    saved = TreatmentArticlePage.objects.get()
    assert [entry.reference for entry in saved.article_references.all()] == [by_key, by_doi, new]
    assert not saved.live


def test_what_does_not_fit_is_named_and_left_empty(folder):
    page, outcome = folder.one(
        "a.md",
        f"""---
title: T
seo_title: {"x" * 300}
last_reviewed: soon
canonical_url: not an address
summary: [a, b]
treatment: nothing
conditions: [missing]
author: nobody
tags: [a, b]
weight: 3
---
Text
""",
    )
    assert [str(note).split(":")[0] for note in outcome.notes] == [
        "line 3", "line 5", "line 6", "line 4", "line 7", "line 9", "line 8", "line 10", "line 11",
    ]  # fmt: skip
    said = " ".join(map(str, outcome.notes))
    for word in ("255 characters", "soon", "“nothing”", "“missing”", "“nobody”", "“tags”", "“weight”"):
        assert word in said
    assert (page.seo_title, page.summary, page.last_reviewed, page.treatment) == ("", "", None, None)


def test_a_list_of_references_with_a_gap_is_not_attached(folder):
    make_reference(title="Known")
    page, outcome = folder.one("a.md", "---\nreferences: [Known, unknown, {year: 2020}]\n---\nText [1].")
    assert not page.article_references.exists()
    assert "no references attached" in str(outcome.notes[0])
    assert "unknown" in str(outcome.notes[0])
    assert Reference.objects.count() == 1


def test_references_in_front_matter_are_found_again(folder):
    entry = "---\nreferences: [{title: One, pmid: 123}]\n---\n"
    folder.one("a.md", entry + "Text A")
    folder.one("b.md", entry + "Text B")
    assert Reference.objects.count() == 1


def test_the_default_treatment_and_the_one_an_editor_chose(folder):
    default = make_treatment()
    page, _ = folder.one("a.md", "Text", treatment=default)
    assert page.treatment == default
    page, outcome = folder.one("a.md", "Other text")
    assert (outcome.status, page.treatment) == (Status.UPDATED, default)


def test_the_head_of_an_html_page(folder):
    page, outcome = folder.one(
        "a.html",
        """<html><head><title>Neck pain | Clinic</title>
<meta name="description" content="What we do."><meta name="robots" content="noindex">
<link rel="canonical" href="https://old.example/a"></head><body><h1>Neck pain</h1><p>Text</p>""",
    )
    assert (page.title, page.seo_title, page.search_description) == ("Neck pain", "Neck pain | Clinic", "What we do.")
    assert [str(note) for note in outcome.notes] == [
        "line 2: left out: robots: noindex",
        "line 3: left out: canonical address https://old.example/a",
    ]


@pytest.mark.parametrize(
    "front",
    [
        "title: [unclosed",
        "title: a: b",
        "- a list",
        "just text",
        "date: 2026-13-45",
        "a: &x [1]\nb: *x",
        "a: " + "[" * 5000,
        "a: !!python/object:os.system x",
        "x: " + "y" * 60_000,
        "\ttitle: tab",
    ],
)
def test_broken_front_matter_is_refused_with_its_line(folder, front):
    page, outcome = folder.one("a.md", f"---\n{front}\n---\nText")
    assert (page, outcome.status) == (None, Status.FAILED)
    assert outcome.why.startswith("The front matter is broken (line ")
    assert "Write “name: value” lines" in outcome.why


def test_front_matter_that_is_never_closed_is_refused(folder):
    assert "never closed" in folder.one("a.md", "---\ntitle: T\n\nText")[1].why


def test_a_rule_at_the_top_is_no_front_matter(folder):
    page, outcome = folder.one("a.md", "---\n\nText")
    assert (outcome.status, page.title) == (Status.CREATED, "A")
