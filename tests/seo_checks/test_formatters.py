"""The formatters: marks under the right words at any width, nothing hostile, nothing lost."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from seo_checks import Category, Finding, PageReport, Report, Role, Severity, Status
from seo_checks.findings import SourceReference, Suppression
from seo_checks.formatters import FORMATTERS, Style
from seo_checks.formatters.cells import neutral, width, wrap_text

MESSAGE = "Says too much."
CLAIM = "We make sure that your back pain never comes back."


def finding(sentence: str = CLAIM, quote: str = "never comes back", **fields: object) -> Finding:
    """A finding on the first `quote` of `sentence`."""
    start = sentence.index(quote)
    where = {"sentence": sentence, "sentence_start": 7, "start": 7 + start, "end": 7 + start + len(quote)}
    known = {"role": Role.PARAGRAPH, "block": 3, "line": 14, "column": 103} | where | fields
    return Finding("some-rule", Category.CLAIMS, Severity.MUST_FIX, MESSAGE, "Why not.", quote, **known)  # type: ignore[arg-type]


def report(*findings: Finding, **fields: object) -> Report:
    """A report of one page with these findings."""
    page = PageReport("page.html", "Back pain", "en", metrics={"words": 1612, "sentences": 1}, findings=findings)
    return Report((page,), "default", "1.0", "0123456789ab", **fields)  # type: ignore[arg-type]


def sentence_lines(shown: str) -> list[str]:
    """The lines of a text report between the head of its only finding and the message, without their indent."""
    lines = shown.splitlines()
    head = next(number for number, line in enumerate(lines) if "some-rule" in line)
    return [line[4:] for line in lines[head + 1 : lines.index(f"    {MESSAGE}")]]


def columns(line: str) -> list[str]:
    """What stands in each column of a terminal: wide characters fill two, marks stand on the character before."""
    found: list[str] = []
    for char in line:
        if unicodedata.category(char) in {"Mn", "Me"} or "\u1160" <= char <= "\u11ff":
            found[-1] += char
        else:
            found.extend([char, ""] if unicodedata.east_asian_width(char) in "WF" else [char])
    return found


def split_marks(lines: list[str]) -> tuple[str, str]:
    """The words shown, and those of them that have marks below; blanks left out of both."""
    words, marked = "", ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if "▔" in line:
            continue
        words += line
        if "▔" in below:
            marked += "".join(c for c, mark in zip(columns(line), below, strict=False) if mark == "▔")
    return words.replace(" ", ""), marked.replace(" ", "")


# Letters, blanks, wide characters, combining marks, emoji, controls and overrides; but not the mark itself.
TEXT = st.text(
    st.one_of(
        st.sampled_from("abc defghi. ,—’“” \n\t腰痛に鍼ｶﾅe\u0301a\u0308\u0915\u093f👩‍⚕️\u1112\u1161\u11ab"),
        st.sampled_from("\x1b\x07\u202e\u2066\u200b\u00ad\ud800\ufeff\x9b\u00a0"),
        st.characters(exclude_characters="▔…"),
    ),
    max_size=300,
)
QUOTE = TEXT.filter(lambda text: neutral(text).strip())


@given(before=TEXT, quote=QUOTE, after=TEXT, columns_wide=st.integers(40, 130))
@example(before="", quote="x" * 500, after="", columns_wide=40)
@example(before="word " * 100, quote="never", after=" word" * 100, columns_wide=60)
@example(before="腰" * 400, quote="痛", after="腰" * 400, columns_wide=41)
@example(before="never ", quote="never", after=" never", columns_wide=40)
def test_marks_stand_below_the_quoted_words(before: str, quote: str, after: str, columns_wide: int) -> None:
    sentence = before + quote + after
    found = finding(sentence, quote, start=7 + len(before), end=7 + len(before) + len(quote))
    lines = sentence_lines(FORMATTERS["text"](report(found), Style(columns_wide)))
    words, marked = split_marks(lines)
    expected = neutral(quote).replace(" ", "")
    if marked != expected:  # a long quote loses its middle, and nothing else
        assert len(quote) > columns_wide
        assert any(expected.startswith(marked[:cut]) and expected.endswith(marked[cut:]) for cut in range(len(marked)))
    if "…" not in words:
        assert words == neutral(sentence).replace(" ", "")


@given(before=TEXT, quote=QUOTE, after=TEXT, columns_wide=st.integers(40, 130))
def test_no_line_is_wider_than_asked(before: str, quote: str, after: str, columns_wide: int) -> None:
    found = finding(before + quote + after, quote, start=7 + len(before), end=7 + len(before) + len(quote))
    problem = PageReport.failed("b.html", before + quote + after)
    whole = Report((report(found).pages[0], problem), "default", "1.0", "0123456789ab")
    shown = FORMATTERS["text"](whole, Style(columns_wide))
    assert max(width(line) for line in shown.splitlines()) <= columns_wide


@given(TEXT)
def test_nothing_shown_is_obeyed(text: str) -> None:
    shown = neutral(text)
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in shown)
    assert neutral(shown) == shown
    assert neutral(text, "ascii").isascii()
    assert "".join(wrap_text(text, 40)).replace(" ", "") == shown.replace(" ", "")


def test_second_of_two_equal_words_is_marked_where_it_stands() -> None:
    sentence = "Pain goes and pain stays away."
    found = finding(sentence, "pain", start=7 + 14, end=7 + 18)
    assert sentence_lines(FORMATTERS["text"](report(found), Style(80))) == [sentence, " " * 14 + "▔▔▔▔"]


def test_long_sentence_is_cut_around_the_words_at_blanks() -> None:
    sentence = f"{'Before that, ' * 40}it never comes back{', and so on' * 40}."
    lines = sentence_lines(FORMATTERS["text"](report(finding(sentence)), Style(60)))
    words = " ".join(line for line in lines if "▔" not in line)
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert "it never comes back, and" in words
    assert all(part in sentence for part in words.strip("… ").split("…"))
    assert len(words) <= 2 * 56 + 4


def test_wrapped_words_are_marked_on_both_lines() -> None:
    sentence = "A sentence that is just so long that it never comes back."
    assert sentence_lines(FORMATTERS["text"](report(finding(sentence)), Style(50))) == [
        "A sentence that is just so long that it never", " " * 40 + "▔▔▔▔▔", "comes back.", "▔▔▔▔▔▔▔▔▔▔",
    ]  # fmt: skip


def test_finding_about_the_whole_page_has_no_sentence_and_no_place() -> None:
    found = Finding("some-rule", Category.SEO, Severity.ADVICE, MESSAGE, "Why not.")
    shown = FORMATTERS["text"](report(found), Style(80))
    assert "  ○ advice    some-rule\n    Says too much.\n    Why not.\n" in shown
    assert FORMATTERS["compact"](report(found), Style()) == "page.html:1:1: advice some-rule: Says too much.\n"


def test_text_that_visitors_do_not_see_is_named() -> None:
    shown = FORMATTERS["text"](report(finding(role=Role.META_DESCRIPTION)), Style(80))
    assert shown.splitlines()[2].endswith("meta description 14:103")


def test_whole_finding() -> None:
    sources = (
        SourceReference("a", "UK CAP 12.1", "https://a.example"),
        SourceReference("b", "AU s133", "https://b.example"),
    )
    found = finding(sources=sources, suggestions=("“with the aim of easing pain”", "Leave it out."))
    assert FORMATTERS["text"](report(found), Style(72, elapsed=0.414)).splitlines() == [
        "page.html   Back pain" + " " * 26 + "1,612 words · 1 sentence".rjust(25),
        "",
        "  ● must-fix  some-rule" + " " * 43 + "14:103",
        "    We make sure that your back pain never comes back.",
        "                                     ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔",
        "    Says too much.",
        "    Why not.",
        "    Basis     UK CAP 12.1 · AU s133",
        "    Try       “with the aim of easing pain”",
        "    or        Leave it out.",
        "",
        "─" * 72,
        "1 page · 1 must-fix · 0 review · 0 advice · 0 cleared        0.41 s",
    ]


EVIDENCE = {"evidence": "stronger", "evidence_entry": "knees", "evidence_says": "It is 1 step above what CAP allows."}


def test_evidence_stands_between_basis_and_what_would_stand() -> None:
    sources = (SourceReference("a", "UK CAP 12.1", "https://a.example"),)
    shown = FORMATTERS["text"](report(finding(claim=EVIDENCE, sources=sources, suggestions=("Less.",))), Style(80))
    assert (
        "    Basis     UK CAP 12.1\n"
        "    Evidence  It is 1 step above what CAP allows. (entry knees)\n"
        "    Try       Less.\n"
    ) in shown


@pytest.mark.parametrize(("count", "basis"), [(4, "L0 · L1 · L2 · L3"), (5, "L0 · L1 · L2 · L3 and 1 more")])
def test_basis_lists_four_titles(count: int, basis: str) -> None:
    sources = tuple(SourceReference(f"l{number}", f"L{number}", "https://a.example") for number in range(count))
    found = report(finding(sources=sources))
    assert f"    Basis     {basis}\n" in FORMATTERS["text"](found, Style(80))
    assert len(json.loads(FORMATTERS["json"](found, Style()))["pages"][0]["findings"][0]["sources"]) == count


def test_cleared_finding_shows_its_words_and_the_entry_alone() -> None:
    sources = (SourceReference("a", "UK CAP 12.1", "https://a.example"),)
    says = {"evidence": "cleared", "evidence_entry": "knees", "evidence_says": "CAP allows this wording."}
    cleared = finding(status=Status.CLEARED, claim=says, sources=sources, suggestions=("Less.",))
    assert FORMATTERS["text"](report(cleared), Style(80)).splitlines()[2:-2] == [
        "  ✓ cleared   some-rule" + " " * 51 + "14:103",
        f"    {CLAIM}",
        "                                     ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔",
        "    Evidence  CAP allows this wording. (entry knees)",
        "",
    ]


def test_cleared_finding_stays_visible_and_counts_apart() -> None:
    cleared = report(finding(status=Status.CLEARED))
    shown = FORMATTERS["text"](cleared, Style(80))
    assert "  ✓ cleared   some-rule" in shown
    assert "0 must-fix · 0 review · 0 advice · 1 cleared" in shown
    assert FORMATTERS["compact"](cleared, Style()) == ""


def test_suppressed_finding_shows_who_lets_it_stand_and_why() -> None:
    suppression = Suppression("inSource", "The regulator agreed.", "Dana Lee", date(2027, 5, 1), "line 3")
    suppressed = report(finding(status=Status.SUPPRESSED, suppression=suppression))
    shown = FORMATTERS["text"](suppressed, Style(80))
    assert "  ✓ suppressed  some-rule" in shown
    assert "    Reason    The regulator agreed. (Dana Lee, until 2027-05-01, line 3)\n" in shown
    assert MESSAGE not in shown
    assert "0 cleared · 1 suppressed\n" in shown
    assert FORMATTERS["compact"](suppressed, Style()) == ""


def test_findings_of_the_baseline_are_counted_and_not_listed() -> None:
    known = finding(status=Status.KNOWN)
    shown = FORMATTERS["text"](report(known), Style(80))
    assert "  Nothing but what the baseline has (1 finding).\n" in shown
    assert "some-rule" not in shown
    assert FORMATTERS["text"](report(known, finding()), Style(80)).count("some-rule") == 1
    assert "0 cleared · 1 known\n" in shown


def test_findings_across_pages_come_last() -> None:
    across = report(
        finding(), site_findings=(Finding("twin-title", Category.SEO, Severity.REVIEW, "Two alike.", "Why."),)
    )
    assert FORMATTERS["text"](across, Style(80)).index("Across pages") > 0
    assert FORMATTERS["compact"](across, Style()).splitlines()[1] == "(across pages):1:1: review twin-title: Two alike."


def test_page_that_was_not_read_says_why() -> None:
    failed = Report((PageReport.failed("b.html", "It is empty. Fill it."),), "default", "1.0", "0123456789ab")
    lines = FORMATTERS["text"](failed, Style(80)).splitlines()
    assert lines[0] == "b.html" + " " * 66 + "not read"
    assert lines[2] == "  ! It is empty. Fill it."
    assert lines[-2:] == ["1 page · 0 must-fix · 0 review · 0 advice · 0 cleared", "1 page not read (see above)"]


def test_colour_changes_nothing_but_colour() -> None:
    plain = FORMATTERS["text"](report(finding()), Style(80))
    colored = FORMATTERS["text"](report(finding()), Style(80, color=True))
    for code in ("0", "1", "2", "1;31"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == plain


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "koi8-r"])
def test_encodings_without_the_marks_get_ascii_ones(encoding: str) -> None:
    found = finding(f"“腰痛” – {CLAIM}")
    for name in ("text", "compact"):
        shown = FORMATTERS[name](report(found), Style(80, encoding=encoding))
        assert shown.encode(encoding)
    lines = sentence_lines(FORMATTERS["text"](report(found), Style(80, encoding=encoding)))
    assert lines[1].index("^") == lines[0].index("never comes back")


@given(TEXT)
def test_json_is_the_report_and_harmless(text: str) -> None:
    assume("\ud800" not in text)
    found = report(finding(text + CLAIM))
    shown = FORMATTERS["json"](found, Style())
    assert json.loads(shown) == found.as_data()
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066")
    assert shown.endswith("}\n")
