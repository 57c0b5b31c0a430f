"""The pages on which Caveat and yoastseo count differently, and why. A page that is not listed must agree."""

from __future__ import annotations

from typing import NamedTuple


class Difference(NamedTuple):
    """Pages on which a figure differs, for one reason."""

    figure: str
    reason: str
    pages: tuple[str, ...]


_BLOCK_QUOTES = "yoastseo leaves block quotes out; Caveat reads them as text."

DIFFERENCES = (
    Difference("words", _BLOCK_QUOTES, ("block-quotes",)),
    Difference(
        "words",
        "What has no blank in it is one word for yoastseo, but for hyphens; Caveat parts words at the signs between "
        "them: “A&E”, “n/a”, “3–6”, “hello@clinic.example”, “tonight.Then”.",
        (
            "entities", "hyphens-and-dashes", "missing-spaces", "odd-links", "ordered-steps", "rich-table",
            "written-addresses",
        ),
    ),
    Difference(
        "words",
        "yoastseo ends a word where markup begins (“B<sub>12</sub>” is two) and leaves out <code> and <pre>.",
        ("inline-markup", "sections-and-divisions"),
    ),
    Difference("paragraphs", _BLOCK_QUOTES, ("block-quotes",)),
    Difference("paragraphs", "yoastseo counts no list item that is nothing but a link.", ("links",)),
    Difference("paragraphs", "yoastseo counts a paragraph of nothing but “&nbsp;”.", ("loose-inline-text",)),
    Difference("headings", "yoastseo misses a heading that is written on two lines.", ("loose-inline-text",)),
    Difference("headings", "yoastseo counts an empty heading; for Caveat it is a finding.", ("tight-headings",)),
    Difference("internal_links", "yoastseo counts an <a> without address as a link.", ("odd-links",)),
    Difference("sentences", _BLOCK_QUOTES, ("block-quotes",)),
    Difference(
        "sentences",
        "yoastseo splits after “E.” of a street, “Sept.”, “incl.”, “min.”, “et al.”, “Fig.”, “pp.”, “(cf.”, “(Mrs.)”, "
        "“approx.”.",
        (
            "american-clinic", "australian-clinic", "dates-and-times", "indian-clinic", "latin-abbreviations",
            "titles-and-doses",
        ),
    ),
    Difference("sentences", "For yoastseo the number of a step (“1.”, “Step 1.”) is a sentence.", ("ordered-steps",)),
    Difference(
        "sentences",
        "For yoastseo a <br> ends nothing; Caveat ends a sentence there when the next line begins like one.",
        ("bold-lead-ins", "line-breaks", "rich-table"),
    ),
    Difference("sentences", "yoastseo does not split where the blank after a stop is missing.", ("missing-spaces",)),
    Difference(
        "sentences",
        "yoastseo joins the sentences in “No. There’s no study”, “'but slowly.' What helps”, “decides.² Ask” and "
        "“first. © Elm Clinic”.",
        ("curly-quotes", "entities", "inline-markup", "straight-quotes"),
    ),
    Difference(
        "flesch_reading_ease",
        "Syllables. yoastseo counts by rules of spelling (“our”, “places” and “buses” 1, “guideline” and “movement” 3, "
        "“everything” 4) and gives none to “p.m.”, “Dr.”, “NHS” and “6.30”; Caveat asks the CMU dictionary first.",
        ("titles-and-doses", "ellipses", "links", "side-content"),
    ),
)  # fmt: skip


def pages_that_differ(figure: str) -> set[str]:
    """The pages on which a figure is known to differ."""
    return {page for difference in DIFFERENCES if difference.figure == figure for page in difference.pages}
