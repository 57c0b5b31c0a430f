import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize(
    ("text", "quote", "parted"),
    [
        ("The PainHow does it work?", "PainHow", "Pain How"),
        ("ease painThe needles stay", "painThe", "pain The"),
        ("needlesIf you bleed", "needlesIf", "needles If"),
        ("for your backOur fees.", "backOur", "back Our"),
        ("BenefitsWhat it may do", "BenefitsWhat", "Benefits What"),
    ],
)
def test_words_without_a_blank_between_them_are_flagged(text, quote, parted):
    [finding] = findings("fused-words", page(f"<h2>{text}</h2>"))
    assert finding.quote == quote
    assert f"“{parted}”" in finding.message
    assert finding.severity is Severity.REVIEW


def test_the_finding_points_at_the_word():
    [finding] = findings("fused-words", page("<p>Thin\n needlesThe end</p>"))
    assert place(finding) == (7, 2)


@pytest.mark.parametrize(
    "text",
    [
        "iPhone, eBay, YouTube, WhatsApp, PubMed, LinkedIn, PlayStation and JavaScript",
        "Dr McKenzie, DeAnna, LeBron and Mr MacDonald",
        "pH 7.4, 5 mL, DNA, mRNA, NHS, CoQ10, kHz, GPs, PhD and BAcC",
        "an bhFuil, nDaoine, tSeachtain and hÉireann",
        "BetterYou, ForYou, WhatIs, HowTo, TheraBand, OnlyFans and HealthWatch",
        "ThisGirlCan and #ThisHowWorks and @someThe",
        "www.painHow.example and info@painHow and pain-reliefHow",
        "OK. So the",
        "NaCl, CaCO, HbAIs and IgE",
        "Well-being. How it works",
    ],
)
def test_names_units_and_addresses_are_fine(text):
    assert not findings("fused-words", page(f"<p>Text: {text}</p>"))


def test_a_word_that_comes_back_is_a_name():
    assert not findings("fused-words", page("<p>HealthHow helps. HealthHow is new. Ask HealthHow.</p>"))
    assert findings("fused-words", page("<p>HealthHow helps. HealthHow.</p>"), max_repeats=2)
    assert not findings("fused-words", page("<p>HealthHow helps. HealthHow.</p>"), max_repeats=1)
