import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place, prose


@pytest.mark.parametrize(
    "style", ["font-size:0", "text-indent:-9999px", "position:absolute; left:-5000px", "color:transparent"]
)
def test_text_that_only_search_engines_read_is_flagged(style):
    [finding] = findings("concealed-text", page(f'<p>Needles</p>\n<p style="{style}">{prose(13)}</p>'))
    assert finding.severity is Severity.REVIEW
    assert "13 words" in finding.message
    assert style in finding.message
    assert place(finding) == (7, 1)


@pytest.mark.parametrize("style", ["display:none", "opacity:0", "font-size:0.8em", "visibility:hidden;left:-9999px"])
def test_folded_and_fading_text_is_fine(style):
    assert not findings("concealed-text", page(f'<p>Needles</p><p style="{style}">{prose(60)}</p>'))


def test_a_few_words_for_screen_readers_are_fine():
    text = page(f'<p>Needles</p><p style="left:-9999px">{prose(12)}</p>')
    assert not findings("concealed-text", text)
    assert findings("concealed-text", text, max_words=11)
