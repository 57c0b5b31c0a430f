"""A page without its looks."""

from seo_checks import Kind, parse
from seo_checks.page_outline import Item, Outline, outline
from tests.seo_checks.pages import page


def of(text: str, kind: Kind = Kind.HTML) -> Outline:
    return outline(parse(text, kind))


def shown(items: tuple[Item, ...]) -> list[tuple[str, str, str]]:
    return [(item.what, item.kind, item.text) for item in items]


def test_the_head_is_told_with_its_lengths():
    head = (
        '<meta name="description" content="Thin needles."><link rel="canonical" href="https://elm.example/a/">'
        '<meta name="robots" content="noindex, max-snippet:50"><meta name="googlebot" content="nofollow">'
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "MedicalWebPage", '
        '"author": {"@type": "Person", "name": "A"}}, {"@type": ["Person", "Physician"], "name": "B"}]}</script>'
    )
    found = of(page("<p>Needles.</p>", title="Acupuncture", head=head, lang="en-GB"))
    assert found.language == "en-GB"
    assert found.title
    assert (found.title.text, found.title.characters) == ("Acupuncture", 11)
    assert 80 < found.title.pixels < 130
    assert found.description
    assert (found.description.text, found.description.characters) == ("Thin needles.", 13)
    assert found.canonical == ("https://elm.example/a/",)
    assert found.robots == ("noindex", "max-snippet:50", "googlebot: nofollow")
    assert found.structured_data == ("MedicalWebPage", "Person and Physician")


def test_what_a_page_lacks_is_empty():
    found = of("<p>Needles.</p>")
    assert (found.title, found.description, found.canonical, found.robots) == (None, None, (), ())
    assert (found.language, found.structured_data) == ("", ())


def test_headings_have_their_levels_and_the_words_below_them():
    found = of(page("<p>One.</p><h1>A b</h1><p>One two.</p><ul><li>Three</li></ul><h3>C</h3><h2>D</h2><p>One</p>"))
    assert [(section.level, section.heading, section.words) for section in found.sections] == [
        (0, "", 1), (1, "A b", 3), (3, "C", 0), (2, "D", 1),
    ]  # fmt: skip
    assert all(section.main for section in found.sections)


def test_links_and_images_stand_where_they_are_written_with_their_kinds():
    body = (
        '<p><a href="#b">Down</a></p>\n<h2><a href="/x/" rel="nofollow">X</a></h2>\n<p><img src="1.jpg" alt="One">'
        '<a href="https://nice.example/"><img src="2.jpg"></a> <img src="3.jpg" alt=""></p>\n'
        '<h2 id="b">B</h2>\n<p><a href="tel:1">Call</a> <a href="mailto:a@b.example" aria-label="Write to us">Mail</a>'
        '<img src="4.jpg" alt="Four" aria-hidden="true"></p>'
    )
    before, first, second = of(page(body)).sections
    assert shown(before.items) == [("link", "same page", "Down")]
    assert shown(first.items) == [
        ("link", "internal", "X"),
        ("image", "described", "One"),
        ("link", "external", ""),
        ("image", "undescribed", ""),
        ("image", "decorative", ""),
    ]
    assert first.items[0].rel == ("nofollow",)
    assert first.items[1].address == "1.jpg"
    assert shown(second.items) == [
        ("link", "telephone", "Call"), ("link", "e-mail", "Write to us"), ("image", "hidden", "Four"),
    ]  # fmt: skip


def test_what_is_outside_the_main_content_says_so():
    text = page("<h1>A</h1><p>One.</p>").replace("<main>", '<nav><a href="/">Home</a></nav><main>')
    menu, first, contact = of(text.replace("</main>", "</main><footer><h2>Contact</h2></footer>")).sections
    assert [section.main for section in (menu, first, contact)] == [False, True, False]
    assert [item.main for item in menu.items] == [False]


def test_markdown_has_an_outline_too():
    found = of("See [here](/a/).\n\n## Two\n\n![Needle](n.jpg)\n", Kind.MARKDOWN)
    assert [shown(section.items) for section in found.sections] == [
        [("link", "internal", "here")], [("image", "described", "Needle")],
    ]  # fmt: skip
