import pytest

from seo_checks import Severity, parse
from seo_checks.checks.structured_data_not_visible import structured_data_not_visible
from tests.seo_checks.articles import found, json_ld
from tests.seo_checks.pages import page

CHECK = "structured-data-not-visible"
BODY = """
<h1>Does acupuncture help back pain?</h1>
<p>Written by Dr Jane Smith, MBBS</p><p>Medically reviewed by Bob T. Jones</p>
<p>Published 3 March 2026. Last reviewed: <time>April 4th, 2026</time></p>
<h2>Does it hurt?</h2><p>Most people feel <b>little</b> pain when the needles go in, and some feel none.</p>
<p>Rated 4.80 by 1,204 patients.</p>
"""
FOOTER = "<footer>St Mary’s Clinic &amp; Spa<br>12 River Street,<br>London SE1 0AA <p>Tel. 020 7946 0000</p></footer>"


def messages(node: dict, *, body: str = BODY, lang: str = "en") -> list[tuple[Severity, str]]:
    text = page(body, head=json_ld(node), lang=lang, title="Back pain | Elm").replace("</main>", f"</main>{FOOTER}")
    return [(finding.severity, finding.message) for finding in found(CHECK, text)]


def question(asked: str, answer: str) -> dict:
    return {"@type": "Question", "name": asked, "acceptedAnswer": {"@type": "Answer", "text": answer}}


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Article", "headline": "Does Acupuncture help back pain"},
        {"@type": "Article", "headline": "Does acupuncture help back…"},
        {"@type": "MedicalWebPage", "name": "Back Pain | Elm"},
        {"@type": "Article", "author": {"@type": "Person", "name": "Jane Smith"}},
        {"@type": "Article", "author": "Jane Smith, MRCGP", "reviewedBy": {"@type": "Person", "name": "Dr Bob Jones"}},
        {"@type": "Article", "author": {"@type": "Organization", "name": "St. Mary's Clinic and Spa"}},
        {"@type": "Article", "author": "https://elm.example/jane/"},
        {"@type": "Article", "datePublished": "2026-03-03", "dateModified": "2026-03-03"},
        {"@type": "Article", "datePublished": "2026-03-02T23:30:00Z", "lastReviewed": "2026-04-04"},
        {"@type": "FAQPage", "mainEntity": question("Does it hurt?", "<p>Most people feel little pain when the needles "
         "go in, and some feel none.</p>")},
        {"@type": "MedicalClinic", "name": "St Mary's Clinic & Spa", "telephone": "+44 (0)20 7946 0000",
         "address": {"@type": "PostalAddress", "streetAddress": "12 River St.", "postalCode": "SE10AA"}},
        {"@type": "MedicalClinic", "address": "12 River Street, London, SE1 0AA", "telephone": "02079460000"},
        {"@type": "AggregateRating", "ratingValue": 4.8, "ratingCount": "1204"},
        {"@type": "MedicalClinic", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 5}},
        {"@type": "AggregateRating", "ratingValue": 5, "itemReviewed": {"@type": "Dentist"}},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "does it hurt"}]},
        {"@type": "MedicalTherapy", "name": "Something else", "author": "Nobody Here"},
    ],
)  # fmt: skip
def test_what_the_page_shows_in_other_forms_is_fine(node):
    assert messages(node) == []


@pytest.mark.parametrize(
    ("node", "property_and_value", "shown"),
    [
        ({"@type": "Article", "headline": "Acupuncture cures back pain"}, "headline “Acupuncture cures back pain”",
         "“Does acupuncture help back pain?”"),
        ({"@type": "Article", "author": {"@type": "Person", "name": "Ann Lee"}}, "author “Ann Lee”", "Dr Jane Smith"),
        ({"@type": "MedicalWebPage", "author": "Joan Smith"}, "author “Joan Smith”", "Dr Jane Smith"),
        ({"@type": "MedicalWebPage", "reviewedBy": "Ann Lee"}, "reviewedBy “Ann Lee”", "Bob T. Jones"),
        ({"@type": "Article", "datePublished": "2026-03-05"}, "datePublished “2026-03-05”", "3 March 2026"),
        ({"@type": "Article", "lastReviewed": "2026-04-14"}, "lastReviewed “2026-04-14”", "4 April 2026"),
        ({"@type": "FAQPage", "mainEntity": [question("Is it safe?", "x"), question("Why?", "y")]},
         "question “Is it safe?”", "2 questions"),
        ({"@type": "FAQPage", "mainEntity": question("Does it hurt?", "Never, we promise you that it does not.")},
         "The answer to “Does it hurt?”", "same in both"),
        ({"@type": "MedicalClinic", "name": "Oak Clinic"}, "name “Oak Clinic”", "one way"),
        ({"@type": "MedicalClinic", "telephone": "020 7946 0001"}, "telephone “020 7946 0001”", "020 7946 0000"),
        ({"@type": "Dentist", "address": "14 River Street, London, SE1 0AA"}, "address “14 River Street", "SE1 0AA"),
        ({"@type": "AggregateRating", "ratingValue": "5", "ratingCount": 1204}, "ratingValue 5", "where it comes from"),
        ({"@type": "Book", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 5}}, "ratingValue 5",
         "where it comes from"),
        ({"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Oak"}]}, "“Oak”", "trail"),
    ],
)  # fmt: skip
def test_what_the_page_shows_otherwise_is_for_review(node, property_and_value, shown):
    [(severity, message)] = messages(node)
    assert severity is Severity.REVIEW
    assert property_and_value in message
    assert shown in message


@pytest.mark.parametrize(
    ("node", "named"),
    [
        ({"@type": "Article", "datePublished": "2026-03-03", "dateModified": "2026-04-04"},
         "datePublished 3 March 2026 and the dateModified 4 April 2026"),
        ({"@type": "Dentist", "telephone": "01632 960142"}, "telephone “01632 960142”"),
        ({"@type": "Dentist", "address": "1 Elm Road, Kent"}, "address “1 Elm Road, Kent”"),
    ],
)  # fmt: skip
def test_dates_and_contacts_of_which_the_page_shows_nothing_are_advice(node, named):
    text = page("<p>Thin needles.</p>", head=json_ld(node))
    [finding] = found(CHECK, text)
    assert finding.severity is Severity.ADVICE
    assert named in finding.message


def test_a_number_behind_a_link_is_shown():
    text = page(
        '<p><a href="tel:+441632960142">Call us</a></p>',
        head=json_ld({"@type": "Dentist", "telephone": "01632 960142"}),
    )
    assert not found(CHECK, text)


def test_a_day_is_shown_by_its_month():
    text = page("<p>Published in March 2026.</p>", head=json_ld({"@type": "Article", "datePublished": "2026-03-03"}))
    assert not found(CHECK, text)


def test_an_answer_that_opens_on_a_click_is_shown():
    body = '<h2>Why?</h2><p style="display:none">Because the needles are thin.</p>'
    node = {"@type": "FAQPage", "mainEntity": question("Why?", "Because the needles are thin.")}
    assert messages(node, body=body) == []


def test_dates_are_compared_in_english_only():
    node = {"@type": "Article", "headline": "Nadeln", "datePublished": "2026-03-03"}
    text = page("<h1>Nadeln</h1><p>Am 3. März 2026</p>", head=json_ld(node), lang="de")
    assert not list(structured_data_not_visible.run(parse(text)))


def test_what_is_hidden_does_not_count():
    assert len(messages({"@type": "Article", "headline": "A cure"}, body="<h1>Pain</h1><p hidden>A cure</p>")) == 1


def test_thousands_of_statements_are_compared_in_no_time():
    nodes = [
        {"@type": "Article", "headline": f"Needles {number}", "author": f"Jo Q{number}"} for number in range(20_000)
    ]
    text = page("<p>Thin needles.</p>" * 2_000, head=json_ld(*nodes))
    assert len(found(CHECK, text)) <= 200
