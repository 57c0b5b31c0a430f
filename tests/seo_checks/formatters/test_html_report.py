"""The HTML report as a file: all in one, nothing fetched, nothing of a page obeyed. What it does, Chromium tests."""

import base64
import hashlib
import re

from bs4 import BeautifulSoup

from seo_checks import Status
from seo_checks.formatters import FORMATTERS, Style
from tests.seo_checks.formatters.reports import HOSTILE, SOURCES, finding, hostile, mixed, page, report


def soup_of(found):
    return BeautifulSoup(FORMATTERS["html"](found, Style()), "lxml")


def text_of(tag):
    return " ".join(tag.get_text(" ").split())


def test_only_its_own_style_and_script_may_run():
    soup = soup_of(mixed())
    policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    for name in ("style", "script"):
        (inline,) = soup.find_all(name)
        digest = base64.b64encode(hashlib.sha256(inline.string.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
        assert not inline.attrs
    assert policy.startswith("default-src 'none'")


def test_fetches_nothing_and_links_to_safe_addresses_alone():
    soup = soup_of(mixed())
    assert soup.find_all(["img", "link", "iframe", "object", "embed", "base"]) == []
    attributes = {name for tag in soup.find_all(True) for name in tag.attrs}
    assert {name for name in attributes if name.startswith("on")} | (attributes & {"style", "src"}) == set()
    links = {link["href"] for link in soup.find_all("a")}
    assert all(link.startswith(("#", "https://")) for link in links)
    anchors = {tag["id"] for tag in soup.find_all(id=True)}
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= anchors


def test_ids_are_one_of_a_kind():
    ids = [tag["id"] for tag in soup_of(mixed()).find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_finding_says_the_five_things():
    (article,) = soup_of(report(page(finding()))).find_all("article")
    assert article.mark.string == "never comes back"
    assert article.blockquote.get_text() == "Back pain never comes back."
    assert text_of(article.h4) == "● must-fix Says too much."
    assert text_of(article).startswith("● must-fix Says too much. some-rule · claims · line 14, column 103 ")
    assert "Why not. Basis UK CAP 12.1 · Old & plain · No address" in text_of(article)
    assert [link["href"] for link in article.find_all("a")] == [SOURCES[0].url]
    assert text_of(article.ul) == "Say less."


def test_what_was_not_read_comes_first():
    first = soup_of(mixed()).main.section
    assert text_of(first.h2) == "Not read, or only in part"
    assert [item.strong.string for item in first.find_all("li")] == ["docs/broken.html", "docs/part.html"]


def test_figures_stand_against_their_targets():
    table = soup_of(mixed()).find("caption", string=re.compile("figures against")).parent
    assert "target: 8 or lower" in text_of(table.thead)
    row = table.tbody.tr
    assert [text_of(cell) for cell in row.find_all("td")] == ["1", "1", "1", "1,612", "9.5 ✗ target missed", "–", "–"]
    assert [text_of(row.th) for row in table.tbody.find_all("tr")][3] == "docs/broken.html not read"


def test_what_is_not_open_is_folded_apart_with_its_reason():
    soup = soup_of(mixed())
    folded = {text_of(details.summary): details for details in soup.find_all("details", class_="apart")}
    assert list(folded) == ["Cleared by evidence (3)", "Suppressed (3)", "Known from the baseline (3)"]
    assert "Reason Agreed with the regulator. (Dana Lee, until 2027-05-01, line 3)" in text_of(folded["Suppressed (3)"])
    assert {article["data-rule"].split("-")[-1] for article in soup.find_all("article")}.isdisjoint(
        {Status.CLEARED, Status.SUPPRESSED, Status.KNOWN}
    )


def test_every_plot_has_its_numbers_in_a_table():
    figures = soup_of(mixed()).find_all("figure")
    assert [text_of(figure.figcaption) for figure in figures] == [
        "Open findings by category and severity", "Open findings by rule",
    ]  # fmt: skip
    claims = [text_of(cell) for cell in figures[0].tbody.tr.find_all("td")]
    assert claims == ["2", "2", "1"]
    assert "claims, must-fix: 2" in text_of(figures[0].svg.desc)


def test_hostile_text_is_shown_as_it_is_but_for_what_would_be_obeyed():
    (article,) = soup_of(report(page(hostile(finding())))).find_all("article")
    assert article.mark.string == HOSTILE.replace("\x1b", "\ufffd").replace("\u202e", "\ufffd")
    assert article.find_all("script") == []


def test_report_without_findings_is_readable():
    soup = soup_of(report(page(source="clean.html")))
    assert soup.find_all("article") == []
    assert text_of(soup.find(id="findings").parent) == "Open findings Nothing is open."
    assert soup.find(id="filters") is None


def test_same_report_gives_the_same_file():
    assert FORMATTERS["html"](mixed(), Style()) == FORMATTERS["html"](mixed(), Style(40, elapsed=1.0))
