import pytest

from tests.seo_checks.pages import findings, page

IMAGE = '<a href="/fees/"><img src="a.jpg" alt="Our room"></a>'
BARE = '<a href="/fees/"><img src="a.jpg" alt=""></a>'
TEXT = '<a href="/fees/">Our fees</a>'


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{TEXT} {TEXT}</p>",
        f"<div>{IMAGE}<p>{TEXT}</p></div>",
        f"<div>{BARE}<h3>{TEXT}</h3></div>",
        f"<p>{TEXT}</p>{IMAGE}",
        f"<p>{TEXT}</p>{BARE}<p>Then text</p>",
    ],
)
def test_two_links_side_by_side_to_one_page_are_flagged(body):
    [finding] = findings("repeated-adjacent-link", page(f"<p>Before</p>{body}"))
    assert "/fees/" in finding.message


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{TEXT} and {TEXT}</p>",
        f"<p>{TEXT}</p><p>{TEXT}</p>",
        f"{IMAGE}<p>Some text between</p><p>{TEXT}</p>",
        f"{BARE}<p>Text, then {TEXT}</p>",
        f"<p>{TEXT}</p><p>Text between</p>{IMAGE}",
        f"<p>{TEXT} and more</p>{IMAGE}",
        f'{IMAGE}<p><a href="/other/">Other</a></p>',
        '<p><a href="#">x</a> <a href="#">y</a></p>',
    ],
)
def test_links_apart_and_links_to_different_pages_are_fine(body):
    assert not findings("repeated-adjacent-link", page(f"<p>Before</p>{body}"))
