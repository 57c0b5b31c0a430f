"""Sections of the main content."""

from seo_checks import parse
from seo_checks.outline import sections
from tests.seo_checks.pages import page, prose


def test_sections_begin_at_subheadings_and_count_running_text():
    body = (
        f"<h1>Pain</h1><p>{prose(10)}</p><h2>Needles</h2><p>{prose(20)}</p><ul><li>{prose(30)}</li></ul>"
        f"<blockquote>{prose(5)}</blockquote><h3>Thin</h3>"
    )
    found = [(section.heading and section.heading.text, section.words) for section in sections(parse(page(body)))]
    assert found == [(None, 10), ("Needles", 25), ("Thin", 0)]


def test_a_second_h1_begins_a_section():
    body = f"<h2>Elm</h2><h1>Pain</h1><p>{prose(10)}</p><h1>Needles</h1><p>{prose(20)}</p>"
    found = [(section.heading and section.heading.text, section.words) for section in sections(parse(page(body)))]
    assert found == [(None, 0), ("Elm", 10), ("Needles", 20)]
