"""Which markup becomes which block, and what is said about the rest."""

import pytest

from tests.cms.importing.reading import blocks, body, notes, read


def test_paragraphs_keep_bold_italic_links_and_their_characters():
    html = (
        "<p>“Pain” – 5&nbsp;mg <strong>bold</strong> and <em>soft</em>, CO<sup>2</sup>, "
        '<a href="https://nhs.uk/a?b=1&amp;c=2">link <b>b</b></a></p>'
    )
    assert blocks(html) == [
        (
            "paragraph",
            "<p>“Pain” – 5\u00a0mg <b>bold</b> and <i>soft</i>, CO<sup>2</sup>, "
            '<a href="https://nhs.uk/a?b=1&amp;c=2">link <b>b</b></a></p>',
        )
    ]


def test_paragraphs_in_a_row_share_a_block():
    assert blocks("One\n\nTwo  \nlines\n\n## Three\n\nFour", "a.md") == [
        ("paragraph", "<p>One</p><p>Two<br/>lines</p>"),
        ("heading", {"text": "Three", "level": "h2"}),
        ("paragraph", "<p>Four</p>"),
    ]


def test_text_outside_paragraphs_is_kept_and_emphasis_around_blocks_too():
    assert blocks("<div>loose <b><div>bold</div> tail</b></div><a href=/x><h2>to</h2><p>x</p></a>end") == [
        ("paragraph", "<p>loose</p><p><b>bold</b></p><p><b>tail</b></p>"),
        ("heading", {"text": "to", "level": "h2"}),
        ("paragraph", '<p><a href="/x">x</a></p><p>end</p>'),
    ]
    assert "its emphasis is lost" in notes("<b><p>bold</p></b>")[0]


@pytest.mark.parametrize(
    ("written", "level"), [("h1", "h2"), ("h2", "h2"), ("h3", "h3"), ("h4", "h4"), ("h5", "h4"), ("h6", "h4")]
)
def test_heading_levels(written, level):
    html = f"<h1>Title</h1><p>Text</p><{written}>Part <i>one</i></{written}>"
    assert blocks(html)[1] == ("heading", {"text": "Part one", "level": level})


def test_a_heading_too_long_for_a_heading_is_kept_as_text():
    assert blocks(f"<title>T</title><h2>{'word ' * 60}</h2>")[0][0] == "paragraph"
    assert "too long" in notes(f"<title>T</title><h2>{'word ' * 60}</h2>")[0]


def test_flat_lists():
    assert blocks("- one\n- **two** [x](/y)\n\ntext\n\n1. first\n2. second", "a.md") == [
        ("list", {"ordered": False, "items": ["<p>one</p>", '<p><b>two</b> <a href="/y">x</a></p>']}),
        ("paragraph", "<p>text</p>"),
        ("list", {"ordered": True, "items": ["<p>first</p>", "<p>second</p>"]}),
    ]


def test_nested_lists_stay_nested_in_rich_text():
    assert blocks("- one\n  1. two\n     - three\n  2. four\n- five", "a.md") == [
        (
            "paragraph",
            "<ul><li>one<ol><li>two<ol><li>three</li></ol></li><li>four</li></ol></li></ul><ul><li>five</li></ul>",
        )
    ]


def test_a_numbered_list_keeps_its_numbers_around_inner_bullets():
    text = "1. one\n   - a\n   - b\n2. two"
    assert blocks(text, "a.md") == [("paragraph", "<ol><li>one<ol><li>a</li><li>b</li></ol></li><li>two</li></ol>")]
    assert "became numbers" in notes(text, "a.md")[0]


def test_items_with_paragraphs_and_text_after_an_inner_list():
    html = "<ul><li><p>a</p><p>b</p><ul><li>c</li></ul>d</li>e</ul>"
    assert blocks(html) == [
        ("paragraph", "<ul><li>a<br/>b<ul><li>c</li></ul></li><li>d</li><li>e</li></ul>"),
    ]
    assert notes(html) == ["line 1: text after a list inside an item became an item"]


@pytest.mark.parametrize("text", ["1. Rest.\n2) Ice < heat", "  1. Rest.\n  2. Ice < heat"])
def test_numbered_lines_of_plain_text_are_a_list(text):
    assert blocks(f"Title\n\n{text}\n\nThe end, with a full stop.", "a.txt") == [
        ("list", {"ordered": True, "items": ["<p>Rest.</p>", "<p>Ice &lt; heat</p>"]}),
        ("paragraph", "<p>The end, with a full stop.</p>"),
    ]


def test_other_numbers_of_plain_text_stay_in_it():
    text = "Title\n\n1. What it is\n\nA paragraph.\n\n2. How it works\n\n3. Rest.\n5. Ice.\n\n- a\n- b"
    assert blocks(text, "a.txt") == [
        ("heading", {"text": "1. What it is", "level": "h2"}),
        ("paragraph", "<p>A paragraph.</p>"),
        ("heading", {"text": "2. How it works", "level": "h2"}),
        ("paragraph", "<p>3. Rest.<br/>5. Ice.</p>"),
        ("list", {"ordered": False, "items": ["<p>a</p>", "<p>b</p>"]}),
    ]


def test_numbering_that_is_lost_is_said():
    assert notes('<ol start="4"><li>a</li></ol>') == ["line 1: numbering of a list not kept (start=4)"]


def test_tables_with_a_header_row():
    text = "| Part | What **it** is |\n|---|---|\n| Advice | [Walk](/w) |\n| Rest | none |"
    assert blocks(text, "a.md") == [
        (
            "table",
            {
                "caption": "",
                "columns": [{"type": "text", "heading": "Part"}, {"type": "rich_text", "heading": "What it is"}],
                "rows": [
                    {"values": ["Advice", '<p><a href="/w">Walk</a></p>']},
                    {"values": ["Rest", "<p>none</p>"]},
                ],
            },
        )
    ]


def test_tables_without_a_header_row_and_with_merged_cells():
    html = (
        "<table><caption>Doses</caption><tr><td rowspan=2>a</td><td colspan=2>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></table>"
    )
    ((kind, table),) = blocks(html)
    assert (kind, table["caption"], [column["heading"] for column in table["columns"]]) == ("table", "Doses", [""] * 3)
    assert [row["values"] for row in table["rows"]] == [["a", "b", ""], ["", "c", "d"]]
    assert notes(html) == [
        "line 1: merged cells of a table kept as one cell and empty ones",
        "line 1: the table has no header row: its column headings are empty",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<table role=presentation><tr><td>left</td><td><p>right</p></td></tr></table>",
        "<table><tr><td>middle<h2>left</h2></td><td>right</td></tr></table>",
        "<table><tr><td><table><tr><td>left</td></tr></table></td><td>right</td></tr></table>",
    ],
)
def test_layout_tables_become_their_text(html):
    assert [kind for kind, _ in blocks("<title>T</title>x" + html)][-1] == "paragraph"
    assert "no plain table of data" in " ".join(notes(html))


def test_quotations():
    assert blocks("> One\n> line\n>\n> Two", "a.md") == [("quote", {"text": "One line\n\nTwo", "attribution": ""})]
    signed = "<blockquote><p>One</p><footer>Dr <b>A</b></footer></blockquote>"
    assert blocks(signed) == [("quote", {"text": "One", "attribution": "Dr A"})]
    figure = "<figure><blockquote><p>One</p></blockquote><figcaption>Dr A</figcaption></figure>"
    assert blocks(figure) == [("quote", {"text": "One", "attribution": "Dr A"})]
    mention = "<blockquote>As in <cite>the book</cite></blockquote>"
    assert blocks(mention) == [("quote", {"text": "As in the book", "attribution": ""})]
    assert [kind for kind, _ in blocks("<p>x<blockquote><h2>a</h2>b</blockquote>")] == [
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_pictures_with_captions_stand_where_they_stood():
    html = (
        "<p>a <img src='x.png' alt='X'> b</p>"
        "<figure><img src='y.png' alt=''><figcaption>Why</figcaption></figure>"
        "<ul><li>c <img src='z.png'></li></ul>"
    )
    image = {"image": 1, "alt_text": "", "decorative": True}
    assert blocks(html) == [
        ("paragraph", "<p>a</p>"),
        ("image", {"image": {**image, "alt_text": "X", "decorative": False}, "caption": ""}),
        ("paragraph", "<p>b</p>"),
        ("image", {"image": image, "caption": "Why"}),
        ("list", {"ordered": False, "items": ["<p>c</p>"]}),
        ("image", {"image": image, "caption": ""}),
    ]


def test_the_title_of_a_markdown_picture_is_its_caption():
    ((kind, value),) = blocks('![A knee](knee.png "Left knee")', "a.md")
    assert (kind, value["caption"], value["image"]["alt_text"]) == ("image", "Left knee", "A knee")


def test_counts():
    counted = body("<p><a href=/x>a</a> and <a href=/y>b <i>c</i></a></p><img src=a.png>")
    assert (len(counted.blocks), counted.images, counted.links) == (2, 1, 2)


def test_what_has_no_block_is_kept_as_text_and_named_with_its_line():
    text = "a ~~b~~ `c`\n\n---\n\n<details><summary>S</summary>T</details>\n\n<x-y>z</x-y> H<sub>2</sub>O"
    assert blocks(text, "a.md") == [("paragraph", "<p>a b c</p><p>S</p><p>T</p><p>z H2O</p>")]
    assert notes(text, "a.md") == [
        "line 1: struck-through text kept as plain text",
        "line 1: code kept as plain text",
        "line 3: horizontal rule left out",
        "line 5: a part that opens and closes is always open here",
        "line 7: unknown element <x-y>: its text was kept",
        "line 7: subscript kept as plain text",
    ]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("---\ntitle: Given\n---\n# Other\n\ntext", "a.md", "Given"),
        ("text\n\n# First\n\nmore", "a.md", "First"),
        ("<title>Doc | Clinic</title><h1>Shown <b>title</b></h1><p>x", "a.html", "Shown title"),
        ("<title>Doc</title><p>x</p>", "a.html", "Doc"),
        ("## Leading\n\ntext", "a.md", "Leading"),
        ("text\n\n## Not leading", "neck-pain_relief.md", "Neck pain relief"),
        ("text", "neck-pain/index.md", "Neck pain"),
        ("Plain title\n\nA paragraph of text.", "a.txt", "Plain title"),
    ],
)
def test_titles(text, name, title):
    assert read(text, name).title == title


def test_the_heading_that_is_the_title_is_not_repeated():
    assert blocks("# T\n\ntext", "a.md") == [("paragraph", "<p>text</p>")]
    assert blocks("---\ntitle: t\n---\n# T\n\ntext", "a.md") == [("paragraph", "<p>text</p>")]
    assert blocks("---\ntitle: Given\n---\n# Other\n\ntext", "a.md")[0] == (
        "heading",
        {"text": "Other", "level": "h2"},
    )


def test_a_title_too_long_is_cut_and_kept_in_the_text():
    words = "word " * 80
    article = read(f"<h1>{words}</h1><p>text</p>")
    assert len(article.title) <= 255
    assert article.title.endswith("word…")
    assert words.strip() in blocks(f"<h1>{words}</h1><p>text</p>")[0][1]
