"""Templates: their text is audited, their tags are not, and every place is that of the source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks import Kind
from tests.tools.conftest import Caveat
from tools.templates import is_template, template_kind, without_tags

TEMPLATE = """\
{% extends "base.html" %}
{# The page of backs:
   never comes back. #}
{% comment %}<p>It never comes back.</p>{% endcomment %}
{% block title %}{{ page.title|title }}{% endblock %}
{% block content %}
<html lang="{{ language }}">
<h1>{{ page.title }} and backs</h1>
<a href="{% url "backs" id=3 %}">Read how {{ clinic.name }} works</a>
<img src="{{ photo.url }}" alt="{{ photo.alt }}" width="3" height="3">
<p {% if wide %}class="wide"{% endif %}>We at {{ clinic.name }} make sure that your back pain never comes back.</p>
{{{ raw }}}{%- include "foot.html" -%}
{% endblock %}
"""


def findings(caveat: Caveat, *arguments: str) -> tuple[list[tuple[str, int, int]], list[str]]:
    result = caveat("check", "--format", "json", *arguments)
    [page] = json.loads(result.stdout)["pages"]
    found = [(finding["rule"], finding["line"], finding["column"]) for finding in page["findings"]]
    return found, [line for line in result.stderr.splitlines() if line.startswith("caveat: note: ")]


@pytest.mark.parametrize("name", ["page.html.j2", "page.njk", "page.html"])
def test_claims_are_found_at_their_place_and_tags_are_no_residue(folder: Path, caveat: Caveat, name: str) -> None:
    (folder / name).write_text(TEMPLATE)
    found, notes = findings(caveat, name, "--templates") if name == "page.html" else findings(caveat, name)
    line = TEMPLATE.splitlines()[10]
    assert ("permanence-recurrence", 11, line.index("never") + 1) in found
    # Nothing is missing: title, link, picture and language are there when the page is built.
    assert [rule for rule, _, _ in found] == ["permanence-recurrence"]
    assert notes == [f"caveat: note: {name}: A template: 19 template tags were skipped."]


def test_template_that_nobody_calls_one_is_audited_as_it_is_with_a_hint(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(TEMPLATE)
    found, [note] = findings(caveat, "page.html")
    assert "template-residue" in {rule for rule, _, _ in found}
    assert "It looks like a template" in note
    assert "--templates" in note


def test_residue_on_a_finished_page_is_found_without_a_hint(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text("<p>Dear {{ name }}, welcome to our clinic.</p>")
    found, notes = findings(caveat, "page.html", "--only", "template-residue")
    assert ([rule for rule, _, _ in found], notes) == (["template-residue"], [])


def test_template_without_text_is_noted_and_no_failure(folder: Path, caveat: Caveat) -> None:
    (folder / "base.html").write_text("{% load static %}<body>{% block content %}{% endblock %}</body>")
    found, notes = findings(caveat, "base.html", "--templates")
    said = "A template: 3 template tags were skipped, and nothing is left to audit."
    assert (found, notes) == ([], [f"caveat: note: base.html: {said}"])
    assert caveat("check", "base.html", "--templates").exit_code == 0


def test_folders_are_searched_for_templates_where_that_is_asked(folder: Path, caveat: Caveat) -> None:
    for name in ("a.html", "b.liquid", "c.html.j2"):
        (folder / name).write_text("<p>Hello there.</p>")
    assert caveat("check", ".", "--show-files").stdout.split() == ["a.html"]
    assert caveat("check", ".", "--show-files", "--templates").stdout.split() == ["a.html", "b.liquid", "c.html.j2"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html.j2", Kind.HTML),
        ("a.md.jinja", Kind.MARKDOWN),
        ("a.txt.J2", Kind.TEXT),
        ("a.j2", Kind.HTML),
        ("a.md", Kind.MARKDOWN),
    ],
)
def test_name_tells_what_a_template_makes(name: str, kind: Kind) -> None:
    assert template_kind(name) is kind
    assert is_template(name) is (name != "a.md")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Dear {{ name }}, hello", "Dear          …, hello"),
        ("{{#if a}}yes{{else}}no{{/if}}", "         yes        no       "),
        ("{{- if .A -}}yes{{ end }}{{ .B }}", f"{' ' * 13}yes{' ' * 16}…"),
        ("{% if a %}{{ b }}{% endif %}{# c #}", f"{' ' * 16}…{' ' * 18}"),
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_what_a_tag_puts_in_stays_a_gap_and_what_steers_goes(text: str, written: str, kind: Kind) -> None:
    assert without_tags(text, kind)[0] == written


def test_markdown_keeps_its_links() -> None:
    text = "---\ntitle: Backs\n---\n{% include x %}\nSee [our page]({{ site.url }}) and {{ more }}.\n"
    assert without_tags(text, Kind.MARKDOWN) == (
        "---\ntitle: Backs\n---\n               \nSee [our page](___site_url___) and          ….\n", 3
    )  # fmt: skip


@given(
    st.lists(
        st.sampled_from(
            ["{{ a.b }}", "{% if x %}", "{# c\n #}", "<p a='", "'>", "text ", "{{", "}}", "%}", "\n", "<!--", "-->"]
        )
    ),
    st.sampled_from(Kind),
)
def test_length_and_lines_stay_and_nothing_but_tags_changes(pieces: list[str], kind: Kind) -> None:
    text = "".join(pieces)
    written, tags = without_tags(text, kind)
    assert len(written) == len(text)
    assert [at for at, letter in enumerate(written) if letter == "\n"] == [
        at for at, letter in enumerate(text) if letter == "\n"
    ]
    assert (written == text) is (tags == 0)
