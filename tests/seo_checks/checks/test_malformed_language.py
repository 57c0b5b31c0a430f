import pytest

from seo_checks import Profile, Severity, audit
from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize(("code", "write"), [("en_GB", "“en-GB”"), ("en-UK", "“en-GB”"), ("EN-XX", "“XX”")])
def test_codes_of_the_page_that_do_not_exist(code, write):
    [finding] = findings("malformed-language", page("<p>Thin needles.</p>", lang=code))
    assert finding.severity is Severity.REVIEW
    assert f"“{code}”" in finding.message
    assert write in finding.message
    assert finding.quote == ""


def test_a_page_in_english_by_name():
    report = audit(page("<p>Thin needles.</p>", lang="english"), profile=Profile().only(["malformed-language"]))
    assert ["write “en”" in finding.message for finding in report.findings] == [True]


@pytest.mark.parametrize("code", ["en", "EN", "en-GB", "en-Latn-GB"])
def test_codes_that_exist_are_fine(code):
    assert not findings("malformed-language", page("<p>Thin needles.</p>", lang=code))


def test_passages_are_judged_once_for_each_code():
    body = '<p>Thin needles.</p>\n<p lang="en-UK">A sharp pain.</p>\n<p lang="en-UK">A dull pain.</p>'
    [finding] = findings("malformed-language", page(body))
    assert finding.quote == "A sharp pain."
    assert place(finding) == (7, 17)


def test_the_code_of_the_page_is_not_told_again_for_its_passages():
    assert len(findings("malformed-language", page("<p>One.</p><p>Two.</p>", lang="en-UK"))) == 1


def test_menus_are_not_judged():
    body = page("<p>Thin needles.</p>").replace("<main>", '<nav lang="en-UK">Home</nav><main>')
    assert not findings("malformed-language", body)
