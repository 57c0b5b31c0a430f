"""Crawling: which links are followed, how far, and what becomes of the rest."""

from __future__ import annotations

import signal
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.tools.conftest import CLAIM, Process, page
from tests.tools.web.conftest import Audit, Site


def paths(site: Site, addresses: list[str]) -> list[str]:
    return [address.removeprefix(site.url) for address in addresses]


def test_pages_of_the_site_are_found_by_their_links_nearest_first(site: Site, audit: Audit) -> None:
    site.has_page(
        "/", "/b", "a#part", "b/", "?", "mailto:x@elm.example", "https://elm.example/", "//127.0.0.2/x", "http://["
    )
    site.has_page("/a", "/", "c", "/index.html", "javascript:void(0)")
    site.has_page("/b", "/a", "/c#x")
    site.has_page("/c", "d&amp;e")
    site.says("/d&e", page(CLAIM) + '<base href="/deep/"><area href="er">')
    site.has_page("/deep/er")
    audited = audit("--crawl", f"{site.url}/")
    assert paths(site, audited.read) == ["/", "/b", "/a", "/c", "/d&e", "/deep/er"]
    assert site.asked[1:] == ["/", "/b", "/a", "/c", "/d&e", "/deep/er"]
    assert audited.result.exit_code == 1


def test_what_is_left_out_is_noted_once_for_each_reason(site: Site, audit: Audit) -> None:
    site.says("/robots.txt", "User-agent: *\nDisallow: /cart\n")
    site.says("/away", "", 302, location="https://elsewhere.example/")
    site.says("/feed", "<rss/>", type_="application/rss+xml")
    site.has_page("/", "/cart", "/cart/1", "/cart/2", "/cart/3", "/a.pdf", "/b.JPG", "/feed", "/away")
    audited = audit("--crawl", f"{site.url}/")
    assert (paths(site, audited.read), audited.result.exit_code) == (["/"], 0)
    assert site.asked == ["/robots.txt", "/", "/feed", "/away"]
    start = f"caveat: note: {site.url}/: Left out, "
    assert set(audited.notes) == {
        f"{start}as robots.txt disallows them: {site.url}/cart, {site.url}/cart/1, {site.url}/cart/2 and 1 more.",
        f"{start}as they are no HTML: {site.url}/a.pdf, {site.url}/b.JPG, {site.url}/feed.",
        f"{start}as they lead to other sites: {site.url}/away.",
    }


def test_broken_link_is_a_problem_that_names_its_page(site: Site, audit: Audit) -> None:
    site.has_page("/", "/gone", "/good")
    site.has_page("/good")
    audited = audit("--crawl", f"{site.url}/")
    assert audited.problems.keys() == {f"{site.url}/gone"}
    assert audited.problems[f"{site.url}/gone"].endswith(f"It is linked on {site.url}/.")
    assert (paths(site, audited.read), audited.result.exit_code) == (["/", "/good"], 2)


@pytest.mark.parametrize(
    ("status", "headers", "problem"),
    [(404, {}, "It answers 404"), (302, {"location": "https://elsewhere.example/"}, "leads to another site")],
)
def test_crawl_that_cannot_begin_is_a_problem(
    site: Site, audit: Audit, status: int, headers: dict[str, str], problem: str
) -> None:
    site.says("/", "", status, "text/html", **headers)
    audited = audit("--crawl", f"{site.url}/")
    assert problem in audited.problems[f"{site.url}/"]
    assert audited.result.exit_code == 2


def test_redirected_start_and_links_are_read_once(site: Site, audit: Audit) -> None:
    site.says("/", "", 302, location="/en/")
    site.has_page("/en/", "/", "/old", "/new")
    site.says("/old", "", 301, location="/new")
    site.has_page("/new")
    assert paths(site, audit("--crawl", site.url).read) == ["/en/", "/new"]


def test_patterns_choose_what_is_followed_and_what_is_audited(site: Site, audit: Audit) -> None:
    site.has_page("/", "/blog/a", "/shop/b")
    site.has_page("/blog/a")
    site.has_page("/shop/b", "/blog/c")
    site.has_page("/blog/c")
    assert paths(site, audit("--crawl", f"{site.url}/", "--include", "/blog/*").read) == ["/blog/a", "/blog/c"]
    assert paths(site, audit("--crawl", f"{site.url}/", "--exclude", "/shop/*").read) == ["/", "/blog/a"]
    nothing = audit("--crawl", f"{site.url}/", "--include", "/none/*")
    assert "No page was found that is wanted." in nothing.problems[f"{site.url}/"]


class TestASiteWithoutEnd:
    @pytest.fixture(autouse=True)
    def lay_out(self, site: Site) -> None:
        """Each page leads to the next and to one of another year."""
        for count in range(30):
            site.has_page(f"/{count}", f"/{count + 1}")

    def test_is_left_at_the_depth_that_is_given(self, site: Site, audit: Audit) -> None:
        assert paths(site, audit("--crawl", f"{site.url}/0", "--max-depth", "2").read) == ["/0", "/1", "/2"]

    def test_is_left_at_the_number_of_pages_with_a_note_where_that_was_chosen(self, site: Site, audit: Audit) -> None:
        audited = audit("--crawl", f"{site.url}/0", "--max-pages", "3")
        assert (len(audited.read), audited.result.exit_code) == (3, 0)
        assert "1 known addresses were not read: the limit is 3 pages." in audited.notes[0]

    def test_and_with_a_problem_where_nobody_chose(
        self, site: Site, audit: Audit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tools.pages._MOST_PAGES", 3)
        audited = audit("--crawl", f"{site.url}/0")
        assert "Raise --max-pages" in audited.problems[f"{site.url}/0"]
        assert audited.result.exit_code == 2

    def test_is_left_when_the_time_is_over(self, site: Site, audit: Audit) -> None:
        audited = audit("--crawl", f"{site.url}/0", "--max-time", "0")
        assert (
            "1 known addresses were not read. The time for the whole run was over." in audited.problems[f"{site.url}/0"]
        )
        assert (audited.read, audited.result.exit_code) == ([], 2)


def test_page_is_audited_before_the_next_is_read(site: Site, folder: Path, process: Process) -> None:
    """And Ctrl-C in the middle says how far it came."""
    waiting, left = threading.Event(), threading.Event()

    def wait(handler: BaseHTTPRequestHandler) -> None:
        waiting.set()
        left.wait(30)

    site.has_page("/", "/slow")
    site.answers["/slow"] = wait
    run = process(
        "check", "--crawl", f"{site.url}/", "--allow-private", "--delay", "0", "--only", "permanence-recurrence"
    )
    assert waiting.wait(60)
    run.send_signal(signal.SIGINT)
    out, error = run.communicate(timeout=30)
    left.set()
    assert (run.returncode, out) == (130, "")
    assert error == "caveat: stopped after 1 page. No report was written.\n"
