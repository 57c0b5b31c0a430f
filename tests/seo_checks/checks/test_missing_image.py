import pytest

from tests.seo_checks.pages import findings, page, prose


def test_a_long_text_without_a_picture_is_flagged_as_a_whole():
    [finding] = findings("missing-image", page(f"<p>{prose(300)}</p>"))
    assert finding.line is None
    assert "300 words" in finding.message


@pytest.mark.parametrize("thing", ['<img src="a.jpg" alt="">', '<iframe src="/film"></iframe>'])
def test_a_picture_or_a_frame_will_do(thing):
    assert not findings("missing-image", page(f"<p>{prose(300)}</p>{thing}"))


def test_a_logo_will_not_do():
    assert findings("missing-image", page(f"<p>{prose(300)}</p>").replace("<main>", '<img src="logo.png"><main>'))


def test_short_texts_and_fragments_are_not_judged():
    assert not findings("missing-image", page(f"<p>{prose(299)}</p>"))
    assert not findings("missing-image", f"<p>{prose(300)}</p>")
    assert findings("missing-image", page(f"<p>{prose(299)}</p>"), min_words=299)
