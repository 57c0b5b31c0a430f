"""Whether a reader can follow a claim to its source."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks import parse
from seo_checks.claims import rules
from seo_checks.claims.citation import is_cited
from seo_checks.claims.page import Page
from tests.seo_checks.claims.reading import Small


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    folder: Path = tmp_path_factory.mktemp("small")
    return Small(folder)


def cited(small: Small, html: str, sentence: int = 0) -> bool:
    """Whether a sentence of a page's body has a source."""
    seen = Page(parse(f"<main>{html}</main>"), small.lexicon, small.rules.library.tradition)
    return is_cited(seen.passages[sentence], seen)


def linked(address: str) -> str:
    return f'<p>Needling <a href="{address}">eases pain</a>.</p>'


@pytest.mark.parametrize(
    "address",
    [
        "https://doi.org/10.1000/example",
        "https://pubmed.ncbi.nlm.nih.gov/1/",
        "http://www.cochranelibrary.com/x",
        "https://www.nice.org.uk/guidance/x",
        "https://www.cancer.gov/x",
        "https://www.health.gov.au/x",
        "https://www.health.govt.nz/x",
        "https://ema.europa.eu/x",
        "https://www.elmside.nhs.uk/x",
        "#ref-3",
        "#fn1",
    ],
)
def test_a_link_to_where_studies_and_guidelines_are_published_counts(small: Small, address: str) -> None:
    assert cited(small, linked(address))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/study",
        "https://notdoi.org/x",
        "https://doi.org.example.com/x",
        "https://example.com/?from=https://doi.org/x",
        "https://gov.example.com/x",
        "/about",
        "#top",
        "mailto:a@doi.org",
        "https://[nonsense",
    ],
)
def test_any_other_link_does_not(small: Small, address: str) -> None:
    assert not cited(small, linked(address))


def test_a_link_in_the_next_sentence_counts_and_one_further_on_does_not(small: Small) -> None:
    link = '<a href="https://doi.org/x">This trial</a> found it.'
    assert cited(small, f"<p>Needling eases pain. {link}</p>")
    assert not cited(small, f"<p>Needling eases pain. It is calm. {link}</p>")
    assert not cited(small, f"<p>Needling eases pain.</p><p>{link}</p>")


def test_a_link_in_the_sentence_before_does_not_count(small: Small) -> None:
    assert not cited(small, '<p><a href="https://doi.org/x">A trial</a> is out. Needling eases pain.</p>', sentence=1)


def test_a_named_review_counts_there_and_in_the_next_sentence(small: Small) -> None:
    assert cited(small, "<p>A Cochrane review found that needling eases pain.</p>")
    assert cited(small, "<p>Needling eases pain. A Cochrane review found it.</p>")
    assert not cited(small, "<p>A review found that needling eases pain.</p>")


@pytest.mark.parametrize("mark", ["[1]", "[2, 3]", "[4–6]", ".1", "¹", "²"])
def test_a_number_counts_where_the_page_lists_its_references(small: Small, mark: str) -> None:
    claim = f"<p>Needling eases pain{mark} and more</p>"
    assert cited(small, f"{claim}<h2>References</h2><p>A trial.</p>")
    assert not cited(small, claim)


@pytest.mark.parametrize(
    "text", ["Needling eases pain in 3 weeks", "Needling [see below] eases pain", "It takes 1.5 hours"]
)
def test_a_plain_number_is_no_reference(small: Small, text: str) -> None:
    assert not cited(small, f"<p>{text}</p><h2>References</h2><p>A trial.</p>")


@given(st.text(max_size=60))
def test_any_address_can_be_judged(address: str) -> None:
    document = parse(f"<main>{linked(address.replace('&', '&amp;').replace(chr(34), '&quot;'))}</main>")
    seen = Page(document, rules().library.lexicon, rules().library.tradition)
    assert is_cited(seen.passages[0], seen) in {True, False}
