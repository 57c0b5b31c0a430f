import pytest

from seo_checks import Finding, Profile, Severity, audit
from tests.seo_checks.pages import page, prose

GERMAN = (
    "<p>Wir setzen die Nadeln in die Haut und lassen sie dort für zwanzig Minuten. Das ist nicht schmerzhaft, und in "
    "der Regel war es nach einer Sitzung so, dass sich die Muskeln entspannten. Ob es hilft, ist nicht sicher.</p>"
)
DUTCH = (
    "<p>We zetten de naalden in de huid en laten ze daar zitten. Het is niet pijnlijk en in de meeste gevallen was een "
    "behandeling of twee genoeg. Of het helpt is niet zeker, en we hadden daar ook geen bewijs van in de praktijk.</p>"
)


def found(body: str, lang: str) -> list[Finding]:
    # Not `findings`: the audit lists text in other languages as a problem.
    return list(audit(page(body, lang=lang), profile=Profile().only(["language-mismatch"])).findings)


@pytest.mark.parametrize("lang", ["de", "de-AT", "fr", "uk"])
def test_english_under_a_foreign_flag(lang):
    [finding] = found(f"<p>{prose(40)}</p>", lang)
    assert finding.severity is Severity.REVIEW
    assert f"“{lang}”" in finding.message
    assert finding.line is None


@pytest.mark.parametrize(("body", "lang"), [(GERMAN, "de"), (DUTCH, "nl"), (GERMAN, "fr")])
def test_text_that_is_not_english_is_fine(body, lang):
    assert not found(body, lang)


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN_gb"])
def test_english_declared_as_english_is_fine(lang):
    assert not found(f"<p>{prose(40)}</p>", lang)


def test_too_few_words_prove_nothing():
    assert not found(f"<p>{prose(19)}</p>", "de")
    assert found(f"<p>{prose(20)}</p>", "de")


def test_english_passages_that_are_declared_as_such_do_not_count():
    assert not found(f'{GERMAN}<blockquote lang="en">{prose(60)}</blockquote>', "de")


def test_a_code_that_does_not_exist_is_the_business_of_another_check():
    assert not found(f"<p>{prose(40)}</p>", "english")


def test_menus_do_not_count():
    body = page(GERMAN, lang="de").replace("<main>", f"<nav>{prose(60)}</nav><main>")
    assert not audit(body, profile=Profile().only(["language-mismatch"])).findings
