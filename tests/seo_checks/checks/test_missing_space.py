import pytest

from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It eases pain.The needles stay", "pain.The"),
        ("Is it safe?Yes, mostly", "safe?Yes"),
        ("It is safe!We know", "safe!We"),
        ("thin needles,and cups", "needles,and"),
        ("It eases pain.It's thin", "pain.It"),
        ("It eases pain.A needle", "pain.A"),
    ],
)
def test_a_missing_blank_is_flagged(text, quote):
    [finding] = findings("missing-space", page(f"<p>{text}</p>"))
    assert finding.quote == quote


def test_all_are_one_finding():
    [finding] = findings("missing-space", page("<p>Less pain.The end</p><p>thin,sharp needles</p>"))
    assert "twice: “pain.The”, “thin,sharp”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "www.elm.Example and elmclinic.Com and Booking.Com",
        "Node.Js, e.g.The, U.S.The, Ph.D. and B.Sc.",
        "info@elm.Clinic and /fees?Yes and a.B",
        "1,000 and 3.5 and 2,5-xylene",
        "N,N-dimethyl and N,N,dimethyl",
        "Elm.Clinic and Pain.Free",
        "pain. The end, and so on",
        '<a href="https://x.example/">elm.Example/fees</a>',
        '<a href="https://x.example/">fees.Html</a>',
        "pain.[3] The end",
    ],
)
def test_names_of_sites_and_numbers_are_fine(text):
    assert not findings("missing-space", page(f"<p>Text: {text}</p>"))


def test_cells_of_tables_are_not_judged():
    assert not findings("missing-space", page("<p>x</p><table><tr><td>thin,sharp</td></tr></table>"))


def test_a_mark_right_after_a_link_or_before_one_is_judged():
    [finding] = findings("missing-space", page('<p>See <a href="/rooms/">our rooms</a>.They are warm</p>'))
    assert finding.quote == "rooms.They"
    assert findings("missing-space", page('<p>See our rooms.<a href="/rooms/">They</a> are warm</p>'))
