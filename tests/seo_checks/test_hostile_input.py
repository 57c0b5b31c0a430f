"""Input made to break or to stall: nothing raises, nothing is lost without a word, and work grows with the length."""

import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seo_checks import Kind, PageStatus, Profile, UnreadableError, audit, parse
from seo_checks.limits import Limits
from seo_checks.scanning import scan_html
from seo_checks.text import sentence_spans, words

EDGE = "The needle is thin and it may help you with the pain. "

# Larger than anything that less than linear work could finish in the time people give a test.
HUGE = {
    "nested elements": "<div>" * 5_000 + EDGE + "</div>" * 5_000,
    "nested formatting": "<b>" * 10_000 + EDGE,
    "nested lists": "<ul><li>" * 2_000 + EDGE,
    "nested tables": "<table><tr><td>" * 2_000 + EDGE,
    "nested links": "<a href=x>" * 5_000 + EDGE,
    "misnested formatting": "<b><i><p>" * 3_000 + EDGE + "</b></p></i>" * 3_000,
    "end tags only": "</p></div>" * 20_000,
    "tags only": "<p></p>" * 8_000,
    "angle brackets": "<" * 100_000 + " " + EDGE,
    "ampersands": "&" * 100_000 + EDGE,
    "references": "&amp;" * 50_000 + EDGE,
    "bogus comments": "<!<!" * 50_000,
    "comment openers": "<!-- " * 50_000,
    "comments": "<!--a-->" * 50_000 + EDGE,
    "one long word": "a" * 200_000,
    "full stops": "." * 200_000 + "a",
    "exclamation marks": "!" * 200_000 + "a",
    "stops and quotes": '."' * 100_000 + "a",
    "abbreviations": "e.g. " * 30_000,
    "initials": "A. " * 30_000,
    "numbers": "1," * 100_000,
    "apostrophes": "a'" * 100_000,
    "hyphens": "a-" * 30_000,
    "blanks": EDGE + " " * 200_000 + "a",
    "line ends": EDGE + "\n" * 200_000 + "a",
    "breaks": "a<br>" * 8_000,
    "a long attribute": f'<p title="{"x " * 50_000}">{EDGE}</p>',
    "a long alternative": f'<p><img src=p alt="{"x " * 50_000}">{EDGE}</p>',
    "a long comment": f"<!--{'x ' * 50_000}-->{EDGE}",
    "a long style": f"<p style='display{' ' * 200_000}'>{EDGE}</p>",
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(900)) + f">{EDGE}</p>",
    "unclosed structured data": "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + EDGE,
    "control characters": "".join(map(chr, range(1, 160))) + EDGE,
    "text direction": "\u202e" + EDGE,
    "byte order marks": "\ufeff\ufeff" + EDGE,
    "lone surrogates": "\ud800 \udfff" + EDGE,
    "zero bytes": "\0" * 1_000 + EDGE,
    "an address": "https://elm.example/",
    "a file name": "index.html",
}  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", HUGE)
def test_no_input_stalls_or_breaks_an_audit(name, kind):
    report = audit(HUGE[name], kind=kind)
    assert report.status in {PageStatus.AUDITED, PageStatus.PARTIAL}


@pytest.mark.parametrize("name", [name for name, text in HUGE.items() if EDGE in text])
def test_the_text_behind_it_is_still_read(name):
    blocks = parse(HUGE[name]).blocks
    assert any("The needle is thin and it may help you with the pain." in block.text for block in blocks)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a" * 5_000_001, "limits.max_characters"),
        ("<p>" + "a" * 10_000_000, "limits.max_characters"),
        ("<p>a" * 100_001, "limits.max_elements"),
        ("<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">a", "limits.max_attributes"),
        (" \n\t ", "empty"),
        ("", "empty"),
    ],
)
def test_what_is_too_much_or_nothing_is_refused_by_name(text, named):
    report = audit(text, source="page.html")
    assert report.status is PageStatus.FAILED
    [problem] = report.problems
    assert named in problem
    assert report.source == "page.html"


@pytest.mark.parametrize(
    ("markup", "named"),
    [
        (f"<p>{EDGE}</p><!-- {EDGE * 9}", "a comment is never closed"),
        (f"<p>{EDGE}</p><div class=x {EDGE * 9}", "the tag <div is never closed"),
        (f'<p>{EDGE}</p><p title="x>{EDGE * 9}</p>', "a quote is never closed"),
        (f"<p>{EDGE}</p><p title='x>{EDGE}</p>", "a quote is never closed"),
        (f"<p>{EDGE}</p><script>{EDGE * 9}", "<script> is never closed"),
        (f"<p>{EDGE}</p><style>{EDGE * 9}", "<style> is never closed"),
        (f"<p>{EDGE}</p><textarea>{EDGE * 9}", "<textarea> is never closed"),
        (f"<title>Pain<p>{EDGE * 9}", "<title> is never closed"),
        (f"<p>{EDGE}</p><video src=x>{EDGE * 9}", "<video> on line 1 is never closed"),
        (f"<p>{EDGE}</p>\n<template>{EDGE * 9}", "<template> on line 2 is never closed"),
        (f"<p>{EDGE}</p><svg><path>{EDGE * 9}", "<svg> on line 1 is never closed"),
        (f"{'<div>' * 600}{EDGE}", "nested 60"),
        ("<p></p>", "No text was found"),
        ("<p>&nbsp;</p>", "No text was found"),
        ("<nav>menu</nav>", "No text was found"),
        ("</p></p></p>", "No text was found"),
        (f"<p hidden>{EDGE}</p>", "No text was found"),
    ],
)
def test_what_is_lost_is_named(markup, named):
    report = audit(markup)
    assert report.status is PageStatus.PARTIAL
    assert any(named in problem for problem in report.problems)


def test_what_markdown_nests_too_deep_is_named():
    report = audit(">" * 5_000 + " " + EDGE, kind=Kind.MARKDOWN)
    assert report.status is PageStatus.PARTIAL
    assert any("nested" in problem for problem in report.problems)


@settings(max_examples=200)
@given(st.text(max_size=300) | st.text(alphabet="<>/!-='\"& ap\n[]()`#*_|:", max_size=300), st.sampled_from(Kind))
def test_any_text_is_audited_or_refused(text, kind):
    assert audit(text, kind=kind).status in PageStatus


@settings(max_examples=200)
@given(st.text(alphabet="<>/!-='\"& ap\n", max_size=200))
def test_what_a_reader_would_see_of_loose_markup_is_read_or_a_problem_is_named(text):
    try:
        document = parse(text)
    except UnreadableError:
        return
    read = "".join("".join(block.text for block in document.blocks).split())
    assert document.problems or len(read) == len("".join(scan_html(text).stream.text.split()))


# -- work grows with the length, counted in calls rather than in seconds


def calls(function: Callable[[str], object], text: str) -> int:
    """How many calls a function makes, of Python and of C, while it works on `text`."""
    count = 0

    def profile(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        function(text)
    finally:
        sys.setprofile(None)
    return count


UNITS = [
    "<p>a</p>",
    "<",
    "&amp;",
    "<!-- ",
    "<!--a-->",
    "a. ",
    ". ",
    "<b><i></b>",
    "<p a=1 b='2'>",
    "a'b ",
    "<title>",
    "<a b='",
    "&x ",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("function", [scan_html, sentence_spans, words, parse])
def test_twice_the_text_takes_about_twice_the_calls(function, unit):
    once, twice = calls(function, unit * 400 + EDGE), calls(function, unit * 800 + EDGE)
    assert twice <= 2.2 * once + 100


def test_limits_are_the_profiles_choice():
    profile = Profile(limits=Limits(max_characters=10))
    assert audit("<p>too long</p>", profile=profile).status is PageStatus.FAILED
