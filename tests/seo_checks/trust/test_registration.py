"""Whether a page says where its clinicians can be looked up."""

import pytest

from seo_checks import parse
from seo_checks.trust.registration import tells_registration
from tests.seo_checks.articles import json_ld
from tests.seo_checks.pages import page


@pytest.mark.parametrize(
    "text",
    [
        "GMC 1234567", "Registered with the General Medical Council", "HCPC: PH12345", "GOsC 1234",
        "General Osteopathic Council", "Nursing &amp; Midwifery Council PIN 12A3456B",
        "AHPRA MED0001234567", "Registration number 1234",
        "Licensed by the California Acupuncture Board", "Member of the British Acupuncture Council", "CNHC registered",
        "Chinese Medicine Board of Australia", "License # 1234", "NPI 1234567890", "Medical Board of California",
    ],
)  # fmt: skip
def test_registers_are_known(text):
    assert tells_registration(parse(page(f"<p>{text}</p>")))


@pytest.mark.parametrize(
    "text",
    ["She is a registered nurse.", "The council house", "A board of wood", "Imc and psa", "Register for our news"],
)
def test_other_words_are_no_register(text):
    assert not tells_registration(parse(page(f"<p>{text}</p>")))


def test_a_link_to_a_register_counts():
    assert tells_registration(parse(page('<p><a href="https://www.gmc-uk.org/doctors/1">Dr Osei</a></p>')))


def test_a_number_in_the_structured_data_counts():
    assert tells_registration(parse(page("x", head=json_ld({"@type": "Person", "identifier": "1234567"}))))
    member = {"@type": "Person", "memberOf": {"@type": "Organization", "name": "General Dental Council"}}
    assert tells_registration(parse(page("x", head=json_ld(member))))
    assert not tells_registration(parse(page("x", head=json_ld({"@type": "Person", "name": "Jane"}))))
