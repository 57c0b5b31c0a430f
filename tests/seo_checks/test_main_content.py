"""Which part of a page is its main content: what is audited as text."""

import pytest

from seo_checks import Role, parse
from tests.seo_checks.pages import page


def main(markup: str, selector: str = "") -> list[str]:
    return [block.text for block in parse(markup, main_selector=selector).main]


FURNITURE = """<body><header>logo</header><nav>menu</nav><aside>teaser</aside>
{}<footer>address</footer></body>"""


@pytest.mark.parametrize(
    "content",
    [
        "<main>pain</main>",
        '<div role="main">pain</div>',
        "<article>pain</article>",
        "<p>pain</p>",
        "pain",
        "<main><nav>contents</nav>pain</main>",
        '<main><div role="navigation">crumbs</div>pain</main>',
        "<main>pain</main><article>other</article>",
    ],
)
def test_the_default(content):
    assert main(FURNITURE.format(content)) == ["pain"]


def test_several_articles_are_all_content():
    assert main(FURNITURE.format("<article>one</article><article>two</article>")) == ["one", "two"]


def test_header_and_footer_of_an_article_are_content():
    content = "<article><header>one</header>two<footer>three</footer></article>"
    assert main(FURNITURE.format(content)) == ["one", "two", "three"]
    assert main(FURNITURE.format(content * 2)) == ["one", "two", "three"] * 2


@pytest.mark.parametrize("role", ["banner", "contentinfo", "complementary", "search", "navigation"])
def test_landmark_roles_are_furniture(role):
    assert main(f'<body><div role="{role}">furniture</div><p>pain</p></body>') == ["pain"]


def test_asides_in_main_are_content():
    assert main("<main>one<aside>two</aside></main>") == ["one", "two"]


def test_alternative_texts_in_main_are_content():
    document = parse("<main><img src=p alt=one></main><footer><img src=q alt=two></footer>")
    assert [(block.text, block.main) for block in document.with_role(Role.ALT_TEXT)] == [("one", True), ("two", False)]


def test_title_and_meta_description_are_not():
    head = '<meta name="description" content="sum">'
    assert main(page("<p>pain</p>", head=head)) == ["pain"]
    assert main(page("<p>pain</p>", head=head), "html") == ["pain"]
    assert main(page("<p>pain</p>", head=head), "*") == ["pain"]


def test_a_selector_chooses_the_content():
    markup = FURNITURE.format("<main>other<div class=body>one</div><div class=body>two</div></main>")
    assert main(markup, ".body") == ["one", "two"]
    assert main(markup, "footer") == ["address"]
    assert main(markup, "aside, footer") == ["teaser", "address"]


def test_nested_matches_of_a_selector_are_one_content():
    assert main("<div class=a>one<div class=a>two</div>three</div>", ".a") == ["one", "two", "three"]


def test_menus_inside_a_selected_element_are_not_content():
    assert main("<div id=a><nav>menu</nav><header>one</header>two</div>", "#a") == ["one", "two"]


def test_a_selector_that_matches_nothing_is_a_problem_and_the_default_is_read():
    document = parse("<main>pain</main>", main_selector=".body")
    assert [block.text for block in document.main] == ["pain"]
    [problem] = document.problems
    assert '".body"' in problem


def test_the_rest_of_the_page_is_known_but_not_content():
    document = parse(FURNITURE.format("<main><h1>pain</h1></main><h2>news</h2>"))
    assert [(heading.text, heading.main) for heading in document.headings] == [("pain", True), ("news", False)]


def test_prose_is_paragraphs_list_items_and_quotations():
    markup = "<h1>a</h1><p>b</p><ul><li>c</li></ul><blockquote>d</blockquote><table><td>e</table><button>f</button>"
    assert [block.text for block in parse(markup).prose] == ["b", "c", "d"]
