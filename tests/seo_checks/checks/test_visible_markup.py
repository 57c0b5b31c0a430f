import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Fees&amp;nbsp;here", "&nbsp;"),
        ("Needles &amp;amp; cups", "&amp;"),
        ("Needles &amp;amp;amp; cups", "&amp;amp;"),
        ("patient&amp;#8217;s", "&#8217;"),
        ("A &lt;strong&gt;thin needle", "<strong>"),
        ("One&lt;br /&gt;two", "<br />"),
        ("See &lt;a href=“/fees”&gt;fees", "<a href=“/fees”>"),
        ("A **thin needle** here", "**thin needle**"),
        ("See [our fees](/fees/) now", "[our fees](/fees/)"),
        ("## Fees", "## Fees"),
    ],
)
def test_markup_that_shows_is_flagged(text, quote):
    [finding] = findings("visible-markup", page(f"<p>Needles</p><p>{text}</p>"))
    assert finding.quote == quote
    assert finding.severity is Severity.REVIEW


def test_all_of_it_is_one_finding():
    [finding] = findings("visible-markup", page("<p>A **b** c</p><p>&amp;nbsp;</p>"))
    assert "twice: “**b**”, “&nbsp;”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Needles &amp; cups",
        "AT&amp;T; R&amp;D; Q&amp;A;",
        "p &lt; 0.05 and a &gt; b",
        "*p&lt;.05, **p&lt;.01, ***p&lt;.001",
        "Thin** needles and 2**3",
        "A note [1](see below)",
        "#needles and # 1",
        "if a&lt;b and b&gt;c",
    ],
)
def test_signs_that_are_meant_are_fine(text):
    assert not findings("visible-markup", page(f"<p>Needles</p><p>{text}</p>"))


def test_markdown_that_works_is_fine():
    assert not findings(
        "visible-markup", "## Fees\n\nA **thin** needle, see [fees](/fees/) &amp; more\n", Kind.MARKDOWN
    )
