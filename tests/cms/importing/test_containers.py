"""The ``:::`` containers of Markdown."""

import pytest

from tests.cms.importing.reading import blocks, notes


@pytest.mark.parametrize("kind", ["evidence", "risks", "see_doctor"])
def test_call_outs(kind):
    text = f"before\n\n:::{kind} A title\nOne\n\n- two\n- three\n:::\nafter"
    assert blocks(text, "a.md") == [
        ("paragraph", "<p>before</p>"),
        (kind, {"title": "A title", "text": "<p>One</p><ul><li>two</li><li>three</li></ul>"}),
        ("paragraph", "<p>after</p>"),
    ]


def test_a_call_out_without_a_title_has_the_editor_s():
    assert blocks(":::see-doctor\nSoon.\n:::", "a.md") == [
        ("see_doctor", {"title": "When to see a doctor", "text": "<p>Soon.</p>"})
    ]


def test_questions_and_answers():
    text = ":::faq Asked often\n### One?\nYes.\n\nMore.\n\n### Two?\n- a\n\n#### Detail\nb\n:::"
    assert blocks(text, "a.md") == [
        (
            "faq",
            {
                "title": "Asked often",
                "questions": [
                    {"question": "One?", "answer": "<p>Yes.</p><p>More.</p>"},
                    {"question": "Two?", "answer": "<ul><li>a</li></ul><p><b>Detail</b></p><p>b</p>"},
                ],
            },
        )
    ]


def test_text_before_the_first_question_stays_before_it():
    assert blocks(":::faq Asked\nIntro.\n\n### One?\nYes.\n:::", "a.md") == [
        ("heading", {"text": "Asked", "level": "h2"}),
        ("paragraph", "<p>Intro.</p>"),
        ("faq", {"title": "", "questions": [{"question": "One?", "answer": "<p>Yes.</p>"}]}),
    ]


def test_testimonials():
    text = ":::testimonial Meena, 54, teacher\nOne *word*.\n\nTwo.\n:::\n\n:::testimonial Bob\nShort.\n:::"
    assert blocks(text, "a.md") == [
        ("testimonial", {"text": "One word.\n\nTwo.", "name": "Meena", "detail": "54, teacher"}),
        ("testimonial", {"text": "Short.", "name": "Bob", "detail": ""}),
    ]
    assert notes(text, "a.md") == ["line 1: bold, italic or superscript in a testimonial kept as plain text"]


def test_what_a_box_cannot_hold_makes_it_plain():
    text = ":::risks Risks\nOne\n\n| a |\n|---|\n| b |\n\nTwo\n:::"
    assert [kind for kind, _ in blocks(text, "a.md")] == ["heading", "paragraph", "table", "paragraph"]
    assert "line 1: “risks” kept as plain blocks" in notes(text, "a.md")[0]
    assert [kind for kind, _ in blocks(":::faq Q\n### One?\n### Two?\nYes\n:::", "a.md")] == [
        "heading",
        "heading",
        "heading",
        "paragraph",
    ]


def test_unknown_unclosed_and_nested_containers_keep_their_text():
    assert blocks("x\n\n:::note Mind this\nText\n:::", "a.md") == [("paragraph", "<p>x</p><p>Mind this</p><p>Text</p>")]
    assert notes("x\n\n:::note Mind this\nText\n:::", "a.md") == ["line 3: unknown container “note”: its text was kept"]
    assert blocks(":::risks R\nText", "a.md") == [("risks", {"title": "R", "text": "<p>Text</p>"})]
    assert "never closed" in notes(":::risks R\nText", "a.md")[0]
    nested = ":::risks R\na\n:::faq F\nb\n:::\nc\n:::\nd"
    assert blocks(nested, "a.md") == [
        ("risks", {"title": "R", "text": "<p>a</p><p>F</p><p>b</p><p>c</p>"}),
        ("paragraph", "<p>d</p>"),
    ]


def test_colons_elsewhere_are_text():
    text = "Note::: this\n\n- :::risks in a list\n\n> :::faq in a quotation\n\n    :::risks code"
    assert [kind for kind, _ in blocks(text, "a.md")] == ["paragraph", "list", "quote", "paragraph"]


def test_links_defined_outside_a_container_work_inside():
    assert blocks(":::risks R\n[a][1]\n:::\n\n[1]: /x", "a.md") == [
        ("risks", {"title": "R", "text": '<p><a href="/x">a</a></p>'})
    ]


def test_a_testimonial_signed_at_length_is_kept_as_text():
    text = f":::testimonial {'Name ' * 30}, detail\nText\n:::"
    assert [kind for kind, _ in blocks(text, "a.md")] == ["paragraph"]
