import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place

CANONICAL = '<link rel="canonical" href="https://elm.example/pain/">'


@pytest.mark.parametrize("href", ["#fees", "/pain/#fees", "https://elm.example/pain/#fees", "#Risks"])
def test_a_link_to_nothing_on_the_page_is_flagged(href):
    body = f'<h2 id="risks">Risks</h2>\n<p>See <a href="{href}">there</a></p>'
    [finding] = findings("broken-fragment-link", page(body, head=CANONICAL))
    assert finding.severity is Severity.REVIEW
    assert finding.quote == "there"
    assert place(finding)[0] == 7
    assert f"“{href.partition('#')[2]}”" in finding.message


@pytest.mark.parametrize(
    "href",
    [
        "#risks",
        "#f%C3%A9es",
        "#old",
        "#",
        "#top",
        "#TOP",
        "#:~:text=risks",
        "#risks:~:text=rare",
        "#!/book",
        "#/book",
        "/fees/#fees",
        "https://nhs.uk/#fees",
    ],
)
def test_links_that_lead_somewhere_are_fine(href):
    body = f'<h2 id="risks">Risks</h2><p id="fées">x</p><a name="old"></a><p><a href="{href}">there</a></p>'
    assert not findings("broken-fragment-link", page(body, head=CANONICAL))


def test_an_element_outside_the_main_content_will_do():
    text = page('<p><a href="#contact">contact</a></p>').replace("</main>", '</main><footer id="contact">x</footer>')
    assert not findings("broken-fragment-link", text)


def test_fragments_of_pages_are_not_judged():
    assert not findings("broken-fragment-link", '<p><a href="#contact">contact</a></p>')
