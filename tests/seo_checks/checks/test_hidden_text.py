import pytest

from tests.seo_checks.pages import findings, page, place, prose


@pytest.mark.parametrize("style", ["display: none", "visibility:hidden"])
def test_much_hidden_text_is_one_finding(style):
    hidden = f'\n<div style="{style}">{prose(30)}</div>'
    [finding] = findings("hidden-text", page(f"<p>Needles</p>{hidden * 2}"))
    assert "60 words" in finding.message
    assert place(finding) == (7, 1)


@pytest.mark.parametrize("style", ["opacity:0", "left:-9999px", "color:red"])
def test_little_hidden_text_and_other_styles_are_fine(style):
    assert not findings("hidden-text", page(f'<p>Needles</p><div style="{style}">{prose(60)}</div>'))
    assert not findings("hidden-text", page(f'<p>Needles</p><div style="display:none">{prose(50)}</div>'))


def test_only_the_main_content_is_judged():
    text = page("<p>Needles</p>").replace("</main>", f'</main><div style="display:none">{prose(60)}</div>')
    assert not findings("hidden-text", text)


def test_the_limit_is_an_option():
    assert findings("hidden-text", page(f'<p>x</p><div style="display:none">{prose(5)}</div>'), max_words=4)
