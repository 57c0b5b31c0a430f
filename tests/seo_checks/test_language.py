"""What is written in another language is not judged, and the report says so."""

import pytest

from seo_checks import Kind, PageStatus, Profile, audit
from tests.seo_checks.pages import page, sentence

GERMAN = (
    "Die Akupunktur ist eine alte Behandlung mit feinen Nadeln, und sie wird bei uns von einer Ärztin durchgeführt, "
    "die sich auf den Rücken spezialisiert hat und nicht nur die Schmerzen, sondern auch die Ursachen sieht."
)
FRENCH = (
    "L'acupuncture est une méthode ancienne qui utilise des aiguilles fines, et elle est pratiquée dans notre cabinet "
    "par une médecin qui soigne le dos avec patience, pour les douleurs que vous connaissez."
)
LONG = sentence(31)


def rules(report):
    return [finding.rule for finding in report.findings]


def test_a_german_page_is_not_judged():
    report = audit(page(f"<h1>Nadeln</h1><p>{GERMAN}</p>", lang="de"))
    assert report.status is PageStatus.PARTIAL
    assert any('3 blocks of text in "de" not judged' in problem for problem in report.problems)
    assert "long-sentence" not in rules(report)
    assert report.language == "de"


def test_its_structure_is_judged_all_the_same():
    report = audit(page(f'<p>{GERMAN}<img src="n.jpg"></p>', lang="de"))
    assert {"missing-h1", "missing-alt-text"} <= set(rules(report))


def test_a_german_block_on_an_english_page_leaves_the_rest_judged():
    report = audit(page(f'<h1>Needles</h1><p>{LONG}</p><div lang="de-AT"><p>{GERMAN}</p></div><p>{LONG}</p>'))
    assert report.status is PageStatus.PARTIAL
    assert any('1 block of text in "de" not judged' in problem for problem in report.problems)
    assert rules(report).count("long-sentence") == 2


@pytest.mark.parametrize("text", [GERMAN, FRENCH, "針治療は、" * 10, "Акупунктура это метод лечения " * 5])
def test_undeclared_foreign_text_is_noticed(text):
    report = audit(f"<p>{LONG}</p>\n<p>{text}</p>\n<p>{text}</p>")
    assert report.status is PageStatus.PARTIAL
    [problem] = report.problems
    assert "line 2 (and in 1 more blocks) does not look like English" in problem
    assert "long-sentence" in rules(report)


def test_many_short_foreign_paragraphs_are_noticed_together():
    words = FRENCH.split()
    items = "".join(f"<li>{' '.join(words[start : start + 6])}</li>" for start in range(0, len(words), 6))
    report = audit(f"<ul>{items}</ul>")
    assert any("does not look like English" in problem for problem in report.problems)


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "Vickers AJ, Vertosick EA, Lewith G, MacPherson H, Foster NE, Sherman KJ, Irnich D, Witt CM. J Pain 2018.",
        "LI4 ST36 SP6 GB34 BL23 BL40 GV4 GV20 PC6 HT7 KI3 LR3 TE5 SI3 LU7 CV12 CV6 GB20 BL60 ST25 GB30 BL57",
        "Le petit mort",
        "Book now",
    ],
)
def test_english_references_and_codes_are_not_taken_for_foreign(text):
    assert not audit(page(f"<p>{text}</p>")).problems


@pytest.mark.parametrize(
    ("declared", "judged"), [("en", True), ("EN-gb", True), ("en_US", True), ("de", False), ("x", False)]
)
def test_the_declared_language_counts_by_its_first_part(declared, judged):
    assert ("long-sentence" in rules(audit(page(f"<p>{LONG}</p>", lang=declared)))) is judged


def test_the_profile_says_what_undeclared_pages_are_written_in():
    german = Profile(language="de")
    assert any('"de" not judged' in problem for problem in audit(f"<p>{GERMAN}</p>", profile=german).problems)
    assert not audit(page(f"<p>{LONG}</p>", lang="en"), profile=german).problems


def test_front_matter_declares_a_language():
    report = audit(f"---\ntitle: Nadeln\nlang: de\n---\n{GERMAN}", kind=Kind.MARKDOWN)
    assert report.language == "de"
    assert any('"de" not judged' in problem for problem in report.problems)


def test_figures_are_of_the_judged_text():
    with_german = audit(page(f'<p>{LONG}</p><p lang="de">{GERMAN}</p>')).metrics
    assert with_german["words"] == 31
