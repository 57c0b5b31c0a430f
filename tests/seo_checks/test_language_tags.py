import pytest

from seo_checks.language_tags import fault, hreflang_fault


@pytest.mark.parametrize(
    "tag",
    [
        "en", "EN", "en-GB", "en-gb", "de-AT", "zh-Hans", "zh-Hant-TW", "es-419", "uk", "yue", "gsw-CH", "sr-Latn-RS",
        "de-1996", "sl-rozaj-biske", "en-GB-oxendict", "de-CH-x-phonebk", "en-u-hc-h12", "x-klingon", "i-enochian",
        "en-EU", "zh-cmn-Hans-CN",
    ],
)  # fmt: skip
def test_real_tags_are_fine(tag):
    assert fault(tag) == ""


@pytest.mark.parametrize(
    ("tag", "advice"),
    [
        ("en_GB", "“en-GB”"),
        ("en-UK", "“en-GB”"),
        ("en-uk", "“en-GB”"),
        ("english", "“en”"),
        ("German", "“de”"),
        ("eng", "“en”"),
        ("us", "“en-US”"),
        ("jp", "“ja”"),
        ("xx", "ISO 639-1"),
        ("klingon", "ISO 639-1"),
        ("e", "ISO 639-1"),
        ("12", "ISO 639-1"),
        ("de-XY", "“XY”"),
        ("zh-Hans-ZZ", "“ZZ”"),
        ("en-", "not built"),
        ("en GB", "not built"),
        ("", "not built"),
        ("en-GB;q=0.8", "not built"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(tag, advice):
    assert advice in fault(tag)


@pytest.mark.parametrize("code", ["x-default", "X-Default", "en", "en-GB", "es-419"])
def test_codes_of_language_versions(code):
    assert hreflang_fault(code) == ""


@pytest.mark.parametrize("code", ["en-EU", "en-UK", "default", "x", "gb"])
def test_codes_that_search_engines_do_not_know(code):
    assert hreflang_fault(code)
