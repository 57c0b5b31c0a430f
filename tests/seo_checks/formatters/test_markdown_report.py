"""The Markdown report and the job's summary, read by a Markdown parser."""

from markdown_it import MarkdownIt

from seo_checks import Severity
from seo_checks.formatters import FORMATTERS, Style
from seo_checks.formatters.markdown import job_summary
from seo_checks.formatters.marked_down import escaped
from tests.seo_checks.formatters.reports import HOSTILE, finding, hostile, mixed, page, report

PARSER = MarkdownIt("gfm-like", {"linkify": False})


def tokens(text):
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def headings(text):
    parsed = PARSER.parse(text)
    return [inline.content for at, inline in enumerate(parsed) if at and parsed[at - 1].type == "heading_open"]


def test_parts_come_in_the_order_in_which_they_matter():
    found = headings(FORMATTERS["markdown"](mixed(), Style()))
    assert found[:3] == ["Caveat report", "Not read, or only in part", "docs/page.html — Back pain"]
    assert found[-4:] == ["Across pages", "Cleared by evidence", "Suppressed", "Known from the baseline"]


def test_words_are_bold_in_their_sentence_and_only_safe_addresses_are_links():
    written = FORMATTERS["markdown"](report(page(finding())), Style())
    assert "> Back pain **never comes back**." in written
    links = [token.attrs["href"] for token in tokens(written) if token.type == "link_open"]
    assert links == ["https://a.example/12?x=1&y=2"]
    assert "Old \\& plain" in written


def test_nothing_of_a_page_is_obeyed():
    for written in (FORMATTERS["markdown"](mixed(), Style()), job_summary(mixed())):
        seen = list(tokens(written))
        assert {token.type for token in seen} & {"html_inline", "html_block", "image", "fence", "code_block"} == set()
        links = [token.attrs["href"] for token in seen if token.type == "link_open"]
        assert all(link.startswith(("https://a.example/", "https://h.example/")) for link in links)
        assert not set(written) & set("\x1b\u202e")


def test_escaped_text_is_read_as_it_was():
    begins = ("1. First", "12) Twelfth", "- a", "+ b", "# c", "= d", "> e")
    for text in (*begins, "a | b", "www.x.example https://x.example", "*a* _b_ `c` ~d~ [e](f) &amp; <g>"):
        paragraph, inline, _ = PARSER.parse(escaped(text))
        assert paragraph.type == "paragraph_open"
        assert "".join(child.content for child in inline.children) == text
    assert "alert" in escaped(HOSTILE)


def test_summary_stays_small_and_keeps_the_gravest():
    many = [hostile(finding("mild", Severity.ADVICE)) for _ in range(5_000)]
    written = job_summary(report(page(*many, finding("grave")), page(problems=("Broken. " * 100,) * 500)))
    assert len(written.encode()) < 500_000
    rows = [line for line in written.splitlines() if line.startswith(("| ●", "| ○"))]
    assert "`grave`" in rows[0]
    assert len(rows) == 50
    assert "And 4,951 more findings: see the whole report." in written
    assert "And 450 more problems: see the whole report." in written
