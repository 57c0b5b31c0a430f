import pytest

from tests.seo_checks.pages import findings, page, place


def links(*pairs: tuple[str, str]) -> str:
    return page("".join(f'<p>\n<a href="{href}">{text}</a></p>' for text, href in pairs))


def test_one_text_for_two_pages_is_flagged_at_the_second():
    [finding] = findings(
        "ambiguous-link-text", links(("our fees", "/fees/"), ("Our fees.", "/prices/"), ("our fees", "/x"))
    )
    assert finding.quote == "Our fees."
    assert place(finding)[0] == 8
    assert "/fees/" in finding.message
    assert "/prices/" in finding.message


@pytest.mark.parametrize(
    "pairs",
    [
        (("our fees", "/fees/"), ("our fees", "/fees")),
        (("our fees", "/fees/"), ("your fees", "/prices/")),
        (("the guideline", "http://nice.org.uk/ng59"), ("the guideline", "https://www.nice.org.uk/ng59/")),
        (("read more", "/a/"), ("read more", "/b/")),
        (("PubMed", "https://a.example/1"), ("PubMed", "https://a.example/2")),
        (("[1]", "#a"), ("[1]", "#b")),
        (("call us", "tel:123"), ("call us", "tel:456")),
    ],
)
def test_links_that_can_be_told_apart_or_have_another_check_are_fine(pairs):
    assert not findings("ambiguous-link-text", links(*pairs))


def test_a_label_tells_links_apart():
    body = (
        '<p><a href="/a/" aria-label="Fees of cups">Our fees</a> <a href="/b/" aria-label="Of needles">Our fees</a></p>'
    )
    assert not findings("ambiguous-link-text", page(body))


def test_parts_of_this_page_are_told_apart_and_parts_of_another_are_not():
    assert findings("ambiguous-link-text", links(("side effects", "#x"), ("side effects", "#y")))
    assert not findings("ambiguous-link-text", links(("side effects", "/a#x"), ("side effects", "/a#y")))
