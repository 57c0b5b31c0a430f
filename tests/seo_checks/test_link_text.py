"""Which stretches of text are links."""

from seo_checks import parse
from seo_checks.link_text import holds_link, in_link, plain
from tests.seo_checks.pages import page


def test_links_are_known_by_their_place():
    document = parse(page('<p>Our <a href="/a/">fees here</a> now</p><p>Text</p>'))
    first, second = document.main
    assert holds_link(document, first)
    assert not holds_link(document, second)
    assert in_link(document, first.span(9, 13))
    assert not in_link(document, first.span(0, 4))
    assert not in_link(document, first.span(13))


def test_texts_are_compared_without_case_and_marks():
    assert plain("  READ more… »") == "read more"
