"""The references of an article."""

import pytest

from seo_checks import parse
from seo_checks.trust.references import cites_in_text, references
from tests.seo_checks.pages import page

COCHRANE = "Mu J, et al. Acupuncture for chronic low back pain. Cochrane, 2020."


def read(body: str) -> list[tuple[str, bool]]:
    return [(entry.block.text, entry.findable) for entry in references(parse(page(body)))]


@pytest.mark.parametrize(
    "heading",
    ["References", "Sources", "References:", "Key references", "References and further reading", "Bibliography",
     "Our sources", "Sources & evidence", "7. References", "References (12)", "Sources used"],
)  # fmt: skip
def test_entries_stand_below_a_heading_that_announces_them(heading):
    assert read(
        f"<p>a b c 2020</p><h2>{heading}</h2><ol><li>{COCHRANE}</li></ol><h2>Contact</h2><ul><li>a b c d</ul>"
    ) == [(COCHRANE, False)]


@pytest.mark.parametrize("heading", ["Sources of pain", "Evidence", "Where we stand", "Source of your energy"])
def test_other_headings_announce_none(heading):
    assert read(f"<h2>{heading}</h2><ul><li>{COCHRANE}</li></ul>") == []


def test_sections_below_the_heading_belong_to_it():
    body = f"<h2>References</h2><h3>Reviews</h3><ul><li>{COCHRANE}</li></ul><h2>More</h2><p>{COCHRANE}</p>"
    assert len(read(body)) == 1


def test_a_paragraph_may_stand_for_the_heading():
    assert len(read(f"<p><b>References</b></p><p>{COCHRANE}</p><p>Thank you for reading.</p>")) == 1


@pytest.mark.parametrize(
    "form",
    ["doi:10.1002/14651858.CD013814", "10.1002/1465", "PMID: 33306198", "PMC 123", "https://elm.example/x", "NG59",
     "NICE CG 88", "ISBN 978-0-1", "NCT01234567", "CD013814.pub2", "SIGN 136", "www.elm.example",
     "cochranelibrary.org"],
)  # fmt: skip
def test_numbers_and_addresses_make_an_entry_findable(form):
    [(_, findable)] = read(f"<h2>References</h2><ul><li>Acupuncture for pain. {form}</li></ul>")
    assert findable


def test_a_link_makes_an_entry_findable_unless_it_leads_back_to_the_text():
    out = read(f'<h2>References</h2><ul><li><a href="https://elm.example/">{COCHRANE}</a></li></ul>')
    back = read(f'<h2>References</h2><ul><li>{COCHRANE} <a href="#citation-1">up</a></li></ul>')
    assert [out[0][1], back[0][1]] == [True, False]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Mu J. Acupuncture. Cochrane, 2020.", [2020]), ("Smith A. 1998;12:2001-7", [1998]),
        ("NICE. NG59 (2016, updated 2020). Accessed 3 March 2026.", [2016, 2020]),
        ("Furlan A. doi:10.1002/2015.abc https://elm.example/2019/x", []),
    ],
)  # fmt: skip
def test_years_of_addresses_and_of_reading_do_not_count(text, years):
    [entry] = references(parse(page(f"<h2>References</h2><ul><li>{text}</li></ul>")))
    assert entry.years == years


@pytest.mark.parametrize(
    ("href", "cites"),
    [
        ("https://doi.org/10.1/x", True), ("https://www.nice.org.uk/guidance/ng59", True),
        ("https://www.nhs.uk/x", True),
        ("https://elm.example/", False), ("/references/", False), ("https://www.gov.uk/x", True),
    ],
)  # fmt: skip
def test_links_to_publishers_cite(href, cites):
    assert cites_in_text(parse(page(f'<p>A <a href="{href}">review</a></p>'))) is cites
