import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Dear {{ first_name }}, hello", "{{ first_name }}"),
        ("Fees {% if fees %} here", "{% if fees %}"),
        ("By &lt;%= author %&gt; today", "<%= author %>"),
        ("Costs ${price} now", "${price}"),
        ("By [object Object]", "[object Object]"),
        ("Welcome to %%sitename%%", "%%sitename%%"),
        ("By {author_name}", "{author_name}"),
        ("Read %s more", "%s"),
        ("Dear undefined, hello", "Dear undefined"),
        ("It costs £NaN", "£NaN"),
        ("Reviewed on Invalid Date", "Invalid Date"),
        ("undefined", "undefined"),
    ],
)
def test_code_that_was_not_filled_is_flagged(text, quote):
    [finding] = findings("template-residue", page(f"<p>Needles</p><p>{text}</p>"))
    assert finding.quote == quote
    assert finding.severity is Severity.REVIEW


def test_the_title_is_searched():
    assert findings("template-residue", page("<p>x</p>", title="{{ page.title }} | Elm"))


@pytest.mark.parametrize(
    "text",
    [
        "5 % sodium, 10%s and 50 %",
        "The null hypothesis; pain of undefined origin",
        "A set {a, b} and {1}",
        "It costs $40 {see below}",
        "By null findings",
        "<table><tr><td>null</td></tr></table>",
        "Nan and null points",
        "p &lt; 0.05 and x &gt; 5 %",
    ],
)
def test_other_text_is_fine(text):
    assert not findings("template-residue", page(f"<div>Needles</div><div>{text}</div>"))


def test_an_alternative_text_that_is_nothing_else_is_left_to_its_own_check():
    assert not findings("template-residue", page('<p>x</p><img src="/room.jpg" alt="undefined">'))
    assert findings("template-residue", page('<p>x</p><img src="/room.jpg" alt="{{ photo.caption }}">'))
