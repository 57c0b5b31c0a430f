import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


def refreshed(content: str) -> str:
    return page("<p>Thin needles.</p>", head=f'\n<meta http-equiv="refresh" content="{content}">')


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("0; url=/new/", "leads on to /new/ at once"),
        ("5;URL='https://elm.example/'", "leads on to https://elm.example/ after 5 seconds"),
        (" 3 , /new/", "leads on to /new/ after 3 seconds"),
        ("0.5; url = /new/", "leads on to /new/ at once"),
        ("300", "reloads after 300 seconds"),
        ("300;", "reloads after 300 seconds"),
    ],
)
def test_pages_that_change_by_themselves(content, told):
    [finding] = findings("meta-refresh", refreshed(content))
    assert finding.severity is Severity.REVIEW
    assert told in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize("content", ["", "url=/new/", "soon", "86400"])
def test_what_browsers_ignore_and_what_takes_a_day_is_fine(content):
    assert not findings("meta-refresh", refreshed(content))


def test_metas_of_other_names_are_fine():
    assert not findings("meta-refresh", page("<p>a</p>", head='<meta name="revisit-after" content="7 days">'))
