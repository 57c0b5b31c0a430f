import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A session costs [insert price here].", "[insert price here]"),
        ("Call [phone number] now", "[phone number]"),
        ("Dear [Name],", "[Name]"),
        ("Welcome to [Your Clinic]", "[Your Clinic]"),
        ("We open in May (TBC).", "(TBC)"),
        ("It works [citation needed].", "[citation needed]"),
        ("See &lt;add link&gt;", "<add link>"),
        ("INSERT TEXT HERE", "INSERT TEXT HERE"),
        ("Your text goes here", "Your text goes here"),
        ("This is a sample page", "This is a sample page"),
        ("Click to edit this text", "Click to edit this text"),
        ("TODO: risks", "TODO"),
        ("A session costs £XX today", "£XX"),
        ("We opened in xxxx in Leeds", "xxxx"),
        ("Call 01632 xxx xxx today", "xxx xxx"),
        ("It takes XX minutes", "XX"),
        ("It helps xx% of people", "xx"),
        ("TODO", "TODO"),
        ("Price: TBC", "Price: TBC"),
        ("TBC", "TBC"),
        ("xxx", "xxx"),
    ],
)
def test_notes_to_the_author_are_flagged(text, quote):
    found = findings("unfinished-text", page(f"<p>Needles</p><p>{text}</p>"))
    assert [finding.quote for finding in found] == [quote]
    assert all(finding.severity is Severity.REVIEW for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        "TBC is treated with antibiotics.",
        "Women with XXX syndrome, size XXL, chapter XXX, XX and XY, chapter XX",
        "Thank you so much, Jane xxx",
        "It eased [my] pain and [your] mood [sic], said [name withheld].",
        "Notes [1] and [2,3]; [a, b]; (or less)",
        'Our <a href="/p">[prices]</a> and <a href="/p">[price list]</a>',
        "Things to do: rest. Nothing to add here today",
        "Costs $40, £50 and € 60",
        "www.xxx-needles.example and a/xxx/b",
        "Is this the right text? Here we go",
        "Press [Enter] now",
    ],
)
def test_other_text_is_fine(text):
    assert not findings("unfinished-text", page(f"<p>Needles</p><p>{text}</p>"))


def test_the_title_is_searched():
    assert findings("unfinished-text", page("<p>x</p>", title="[Insert title]"))


def test_an_alternative_text_that_is_nothing_else_is_left_to_its_own_check():
    assert not findings("unfinished-text", page('<p>x</p><img src="/room.jpg" alt="TODO">'))
    assert findings("unfinished-text", page('<p>x</p><img src="/room.jpg" alt="Our room in [town]">'))
