"""Markdown and its front matter."""

import pytest

from seo_checks import Document, Kind, Role, parse


def read(text: str) -> Document:
    return parse(text, Kind.MARKDOWN)


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Pain", [("heading", "Pain")]),
        ("Pain\n----", [("heading", "Pain")]),
        ("one\ntwo\n\nthree", [("paragraph", "one two"), ("paragraph", "three")]),
        ("one  \ntwo", [("paragraph", "one\ntwo")]),
        ("- one\n- two\n  - three", [("list-item", "one"), ("list-item", "two"), ("list-item", "three")]),
        ("> one", [("quote", "one")]),
        ("| a |\n|---|\n| b |", [("table-cell", "a"), ("table-cell", "b")]),
        ("*one* **two** ~~three~~ `four`", [("paragraph", "one two three four")]),
        ("![needle](p.jpg)", [("alt-text", "needle")]),
        ("<div>one <b>two</b></div>", [("paragraph", "one two")]),
        ("<!-- one -->\ntwo", [("paragraph", "two")]),
        ("```\none\n```", [("paragraph", "one")]),
        ("one[^1]", [("paragraph", "one[^1]")]),
        ("Q&amp;A \\*not\\*", [("paragraph", "Q&A *not*")]),
    ],
)  # fmt: skip
def test_blocks(text, expected):
    assert blocks(text) == expected


class TestFrontMatter:
    def test_gives_the_head_and_the_heading(self):
        text = "---\ntitle: Pain\ndescription: What helps.\nlang: en-GB\n---\nRest."
        document = read(text)
        assert document.language == "en-GB"
        assert [(block.role, block.text) for block in document.blocks] == [
            (Role.TITLE, "Pain"),
            (Role.META_DESCRIPTION, "What helps."),
            (Role.HEADING, "Pain"),
            (Role.PARAGRAPH, "Rest."),
        ]
        assert [block.text for block in document.main] == ["Pain", "Rest."]

    def test_a_heading_of_the_text_comes_before_the_title(self):
        assert [heading.text for heading in read("---\ntitle: Pain\n---\n# Back pain").headings] == ["Back pain"]
        assert [heading.text for heading in read("---\ntitle: Pain\n---\n<h1>Back pain</h1>").headings] == ["Back pain"]

    def test_a_title_for_search_engines_leaves_the_heading_alone(self):
        document = read("---\ntitle: Pain\nseo_title: Pain | Elm Clinic\n---\nRest.")
        assert (document.title, [heading.text for heading in document.headings]) == ("Pain | Elm Clinic", ["Pain"])

    @pytest.mark.parametrize("value", ["'Pain: <b> & more'", '"Pain: <b> & more"', "|-\n  Pain: <b> & more"])
    def test_values_are_text(self, value):
        assert read(f"---\ntitle: {value}\n---\nRest.").title == "Pain: <b> & more"

    @pytest.mark.parametrize(
        "line",
        ["date: 2024-13-45", "draft: yes", "tags: [a, b]", "a: {b: c}", "n: 0x" + "f" * 5000, "x: !!python/object:a b"],
    )
    def test_other_values_do_no_harm(self, line):
        document = read(f"---\ntitle: Pain\n{line}\n---\nRest.")
        assert (document.title, document.problems) == ("Pain", ())

    @pytest.mark.parametrize("line", ["title:", "title: ~", "title: [a]", "headline: Pain"])
    def test_without_a_title_there_is_none(self, line):
        document = read(f"---\n{line}\n---\nRest.")
        assert not list(document.with_role(Role.TITLE))
        assert document.whole_page

    @pytest.mark.parametrize("front", ["title: 'Pain", "title: a: b", "\ttitle: a", "[" * 1_500, "- " * 9_000])
    def test_what_is_not_yaml_is_a_problem_and_no_text_is_lost(self, front):
        document = read(f"---\n{front}\n---\nRest.")
        assert "front matter" in document.problems[0]
        assert document.blocks[-1].text == "Rest."

    @pytest.mark.parametrize(
        "text", ["---\n\nRest.\n\n---\n", "---\nRest.\n---\nMore.", "Rest.\n\n---\ntitle: Pain\n---\n"]
    )
    def test_rules_between_texts_are_none(self, text):
        document = read(text)
        assert not list(document.with_role(Role.TITLE))
        assert any("Rest." in block.text for block in document.blocks)

    def test_ends_with_dots_too(self):
        assert read("---\ntitle: Pain\n...\nRest.").title == "Pain"


class TestFrontMatterInToml:
    TEXT = (
        "+++\ntitle = \"Back pain\"\ndescription = '''What helps'''\ndraft = false\n[params]\ntitle = \"No\"\n+++\n"
        "Text.\n"
    )

    def test_gives_the_head_at_its_places(self):
        for text in (self.TEXT, self.TEXT.replace("\n", "\r\n")):
            document = read(text)
            assert document.title == "Back pain"
            places = {block.text: block.span().place for block in document.blocks}
            assert {said: (place.line, place.column) for said, place in places.items() if place} == {
                "Back pain": (2, 10), "What helps": (3, 18), "Text.": (8, 1),
            }  # fmt: skip

    def test_has_lists_and_allowances(self):
        document = read('+++\nkeyphrase = "back pain"\nsynonyms = ["lumbago", "backache"]\n+++\nText.\n')
        assert {meta.name: meta.content for meta in document.metas} == {
            "caveat-keyphrase": "back pain", "caveat-synonyms": "lumbago\nbackache",
        }  # fmt: skip

    @pytest.mark.parametrize("front", ["title = 'Pain", "a = " + "[" * 9_000, "title: Pain", "a = 1\na = 2"])
    def test_that_is_none_is_a_problem_and_no_text_is_lost(self, front):
        document = read(f"+++\n{front}\n+++\nRest.")
        assert "front matter is not valid TOML" in document.problems[0]
        assert "Rest." in document.blocks[-1].text
