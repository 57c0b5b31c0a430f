"""Registers that clinicians can be looked up in, as pages name them."""

from __future__ import annotations

import re

from seo_checks.document import ABOUT_THE_PAGE, Blocks, Document
from seo_checks.remembering import once_per_document
from seo_checks.structured import graph
from seo_checks.text import words
from seo_checks.vocabulary import on_page

_BODIES = (
    # United Kingdom and Ireland
    r"General (?:Medical|Dental|Osteopathic|Chiropractic|Optical|Pharmaceutical) Council",
    r"Nursing (?:and|&) Midwifery Council", r"Health (?:and|&) Care Professions Council",
    r"Complementary (?:and|&) Natural Healthcare Council", r"Professional Standards Authority", r"Social Work England",
    r"British Acupuncture Council", r"Acupuncture Association of Chartered Physiotherapists",
    r"British Medical Acupuncture Society", r"Chartered Society of Physiotherapy", r"Medical Council",
    r"British Association for Counselling (?:and|&) Psychotherapy", r"UK Council for Psychotherapy",
    r"Society of Homeopaths", r"Association for Nutrition", r"Federation of Holistic Therapists", r"CORU",
    r"National Council for Hypnotherapy", r"Save Face", r"Joint Council for Cosmetic Practitioners",
    # elsewhere
    r"Australian Health Practitioner Regulation Agency", r"(?:\w+ )?Board of Australia",
    r"(?:Board of (?:Medicine|Nursing|Acupuncture|Chiropractic|Dentistry|Pharmacy|Physical Therapy|Psychology)|"
    r"(?:Medical|Nursing|Acupuncture|Chiropractic|Dental) Board)",
    r"College of (?:Physicians and Surgeons|Nurses|Physiotherapists|Naturopaths|Chiropractors)", r"NCCAOM",
    r"Singapore Medical Council", r"Medical Council of New Zealand",
)  # fmt: skip
_BODY = re.compile(rf"\b(?:{'|'.join(_BODIES)})\b", re.IGNORECASE)
# Words of which each of these, and each number but for those that begin with "MED0", has one.
_WORDS = frozenset(
    "council board college authority association society agency nccaom coru england federation save registration "
    "registered register reg license licence membership pin".split()
)
_LETTERS = frozenset(
    "GMC GDC GOsC GCC GOC GPhC NMC HCPC CNHC PSA BAcC AHPRA Ahpra NPI BACP UKCP NZMC SMC IMC AfN JCCP NCCAOM".split()
)
_NUMBER = re.compile(
    r"\b(?:registration|registered|register|licen[cs]e|membership|reg\.?)\s(?:no\.?|number|nr\.?|#)|\blicen[cs]e\s#"
    r"|\bMED\d{10}\b|\bPIN\s\d{2}[A-Z]\d{4}[A-Z]\b|\bregistered\swith\b",
    re.IGNORECASE,
)
_REGISTERS = re.compile(
    r"gmc-uk\.org|gdc-uk\.org|hcpc-uk\.org|nmc\.org\.uk|osteopathy\.org\.uk|gcc-uk\.org|pharmacyregulation\.org|"
    r"optical\.org|ahpra\.gov\.au|cnhc\.org\.uk|acupuncture\.org\.uk|npiregistry|docinfo\.org|coru\.ie|"
    r"medicalcouncil\.ie|professionalstandards\.org\.uk",
    re.IGNORECASE,
)


@once_per_document
def tells_registration(document: Document) -> bool:
    """Whether the page or its structured data says which register a clinician is in, or leads to the register."""
    if any(_REGISTERS.search(link.href) for link in document.links):
        return True
    blocks = Blocks(block for block in document.blocks if block.role not in ABOUT_THE_PAGE)
    if any(not _LETTERS.isdisjoint(block.words) for block in blocks):
        return True
    if any(_names_register(block.text) for block in blocks.holding_folded("med0", *on_page(document, _WORDS))):
        return True
    people = (node for node in graph(document) if "Person" in node.types or "Physician" in node.types)
    return any(
        node.has("identifier", "usNPI")
        or any(
            _names_register(name) or not _LETTERS.isdisjoint(words(name))
            for name in node.named("memberOf", "hasCredential")
        )
        for node in people
    )


def _names_register(text: str) -> bool:
    return bool(_BODY.search(text) or _NUMBER.search(text))
