"""A page as the rules read it: sections, traditions, who speaks, what the page is about, whether it sells."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks import parse
from seo_checks.claims import rules
from seo_checks.claims.page import Page, Passage, Section
from seo_checks.document import Document, Role
from tests.seo_checks.claims.reading import Small, blocks, page

HEADING, PARAGRAPH, QUOTE = Role.HEADING, Role.PARAGRAPH, Role.QUOTE


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    folder: Path = tmp_path_factory.mktemp("small")
    return Small(folder)


def read(small: Small, document: Document) -> Page:
    return Page(document, small.lexicon, small.rules.library.tradition)


def passages(small: Small, document: Document) -> dict[str, Passage]:
    """The passages of a page by their text."""
    return {passage.sentence.text: passage for passage in read(small, document).passages}


class TestWhatIsRead:
    def test_title_description_and_main_content_in_order(self, small: Small) -> None:
        html = """<title>Needles</title><meta name=description content="For pain."><nav>Menu of pages</nav>
            <main><h1>Care</h1><p>One. Two.</p></main><footer><p>Far below.</p></footer>"""
        texts = [passage.sentence.text for passage in read(small, parse(html)).passages]
        assert texts == ["Needles", "For pain.", "Care", "One.", "Two."]

    def test_each_sentence_knows_the_next_of_its_block(self, small: Small) -> None:
        found = passages(small, page("One. Two.", "Three."))
        assert found["One."].following is not None
        assert found["One."].following.text == "two."
        assert found["Two."].following is None
        assert found["Three."].following is None


class TestSections:
    @pytest.mark.parametrize(
        ("heading", "section"),
        [
            ("Side effects", Section.RISKS),
            ("What are the risks?", Section.RISKS),
            ("References", Section.REFERENCES),
            ("Patient stories", Section.PATIENTS),
            ("Disclaimer", Section.LEGAL),
            ("Opening hours", None),
        ],
    )
    def test_a_heading_announces_its_section(self, small: Small, heading: str, section: Section | None) -> None:
        found = passages(small, blocks((PARAGRAPH, "Before."), (HEADING, heading, 2), (PARAGRAPH, "After.")))
        assert found["Before."].section is None
        assert found["After."].section is section

    def test_a_section_ends_at_a_heading_of_its_own_level_or_above(self, small: Small) -> None:
        given = [(HEADING, "Risks", 2), (HEADING, "Bruises", 3), (PARAGRAPH, "Within."), (HEADING, "Fees", 2)]
        found = passages(small, blocks(*given, (PARAGRAPH, "Beyond.")))
        assert found["Within."].section is Section.RISKS
        assert found["Beyond."].section is None

    def test_a_page_has_the_sections_that_anything_stands_in(self, small: Small) -> None:
        document = blocks((HEADING, "References", 2), (PARAGRAPH, "A trial."))
        assert read(small, document).sections == {Section.REFERENCES}


class TestTradition:
    def test_frames_the_rest_of_the_paragraph_until_the_clinic_speaks(self, small: Small) -> None:
        document = page("In Chinese medicine qi flows. It is cold. We warm it. It flows.", "Qi is all.")
        found = read(small, document)
        framed = {passage.sentence.text: found.is_framed(passage) for passage in found.passages}
        assert framed == {
            "In Chinese medicine qi flows.": True,
            "It is cold.": True,
            "We warm it.": False,
            "It flows.": False,
            "Qi is all.": False,
        }


class TestWhoSpeaks:
    @pytest.mark.parametrize(
        ("text", "quoted"),
        [
            ('"My back is well."', [True]),
            ('"It went. It never came back."', [True, True]),
            ('Jo writes: "It went. It never came back." We are glad.', [False, True, False]),
            ("“It went. It never came back.”", [True, True]),
            ("It is well. It's Jo's.", [False, False]),
        ],
    )
    def test_a_quotation_reaches_from_mark_to_mark(self, small: Small, text: str, quoted: list[bool]) -> None:
        assert [passage.quoted for passage in read(small, page(text)).passages] == quoted

    def test_a_patient_speaks_in_quotations_and_under_a_heading_of_stories(self, small: Small) -> None:
        document = blocks(
            (PARAGRAPH, "We care."), (QUOTE, "It helped."), (HEADING, "Patient stories", 2), (PARAGRAPH, "I am well.")
        )
        by_patient = {text: passage.by_patient for text, passage in passages(small, document).items()}
        assert by_patient["It helped."]
        assert by_patient["I am well."]
        assert not by_patient["We care."]


class TestWhatAPageIsAbout:
    CLINIC = ("Acupuncture for migraine.", "Headaches and stress.")
    JOINER = ("We fit oak doors.", "Draughts are a nuisance.")

    def is_about(self, small: Small, sentence: str, *others: str) -> bool:
        seen = read(small, page(sentence, *others))
        return seen.is_about("health", seen.passages[0])

    def test_a_sentence_speaks_for_itself(self, small: Small) -> None:
        assert self.is_about(small, "Acupuncture is calm.", *self.JOINER)

    def test_else_the_page_decides(self, small: Small) -> None:
        assert self.is_about(small, "It works.", *self.CLINIC)
        assert not self.is_about(small, "It works.", *self.JOINER)

    def test_the_same_word_again_and_again_makes_no_subject(self, small: Small) -> None:
        assert not self.is_about(small, "It works.", *["The stress on the beam is great."] * 9)

    def test_a_few_words_in_a_long_page_make_no_subject(self, small: Small) -> None:
        assert not self.is_about(small, "It works.", *self.CLINIC, *["We fit doors and windows of good old oak."] * 90)


class TestOrdinaryCare:
    def is_conventional(self, small: Small, sentence: str, *others: str) -> bool:
        seen = read(small, page(sentence, *others))
        return seen.is_conventional(seen.passages[0])

    def test_the_treatment_of_the_sentence_decides(self, small: Small) -> None:
        assert self.is_conventional(small, "Physiotherapy eases pain.", "Reiki.", "Acupuncture.")
        assert not self.is_conventional(small, "Reiki eases pain.", "Physiotherapy.", "Surgery.", "Physio.")

    def test_an_unusual_treatment_beside_it_makes_it_no_ordinary_care(self, small: Small) -> None:
        assert not self.is_conventional(small, "Physiotherapy and Reiki ease pain.")

    def test_where_the_sentence_names_none_most_of_the_page_decides(self, small: Small) -> None:
        assert self.is_conventional(small, "It eases pain.", "Physiotherapy.", "Surgery.")
        assert not self.is_conventional(small, "It eases pain.", "Physiotherapy.", "Reiki.")
        assert not self.is_conventional(small, "It eases pain.")


class TestSelling:
    INFORMING = ("Ask your doctor or the hospital.", "Symptoms lead to a diagnosis.", "Your doctor knows the symptoms.")

    def test_a_page_of_public_health_writing_informs(self, small: Small) -> None:
        assert not read(small, page(*self.INFORMING)).sells

    def test_an_offer_outweighs_some_of_it(self, small: Small) -> None:
        assert read(small, page(*self.INFORMING, "Book now at our clinic.")).sells

    def test_what_a_page_calls_itself_outweighs_an_offer(self, small: Small) -> None:
        leaflet = (*self.INFORMING, "This leaflet is for you.", "Our clinic is on Mondays.", "We and our nurses help.")
        assert not read(small, page(*leaflet)).sells
        assert read(small, page(*(text.replace("leaflet", "clinic") for text in leaflet))).sells

    def test_a_page_that_says_neither_sells(self, small: Small) -> None:
        assert read(small, page("It is cold.")).sells


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=40))
def test_any_page_can_be_read(paragraphs: list[str], title: str) -> None:
    library = rules().library
    seen = Page(page(*paragraphs, title=title), library.lexicon, library.tradition)
    for passage in seen.passages:
        assert passage.words.text == passage.sentence.folded
        seen.is_about("health", passage)
        seen.is_conventional(passage)
    assert seen.sells in {True, False}
