"""robots.txt: what a site asks of programs."""

from __future__ import annotations

import pytest

from tests.tools.web.conftest import Audit, Site


def test_robots_txt_is_obeyed(site: Site, audit: Audit) -> None:
    site.says(
        "/robots.txt",
        "User-agent: *\nDisallow: /\n\nUser-agent: Caveat\nDisallow: /*/private$\n",
        type_="text/plain",
    )
    site.has_page("/a")
    site.has_page("/x/private")
    audited = audit(f"{site.url}/a", f"{site.url}/x/private")
    assert audited.read == [f"{site.url}/a"]
    assert "robots.txt disallows it; it was not read" in audited.problems[f"{site.url}/x/private"]
    assert "/x/private" not in site.asked
    assert audited.result.exit_code == 2


def test_robots_txt_that_cannot_be_had_forbids_all(site: Site, audit: Audit) -> None:
    site.says("/robots.txt", "", 500)
    site.has_page("/a")
    problems = audit(f"{site.url}/a").problems
    assert "robots.txt cannot be had (It answers 500" in problems[f"{site.url}/a"]
    assert "/a" not in site.asked


def test_robots_txt_is_not_asked_for_on_a_site_of_ones_own(site: Site, audit: Audit) -> None:
    site.says("/robots.txt", "User-agent: *\nDisallow: /")
    site.has_page("/a")
    assert audit(f"{site.url}/a", "--ignore-robots").read == [f"{site.url}/a"]
    assert site.asked == ["/a"]


def test_robots_delay_beyond_the_time_of_the_run_ends_it(site: Site, audit: Audit) -> None:
    site.says("/robots.txt", "User-agent: *\nCrawl-delay: 5000")
    for path in ("/a", "/b"):
        site.has_page(path)
    audited = audit(f"{site.url}/a", f"{site.url}/b")
    assert audited.read == [f"{site.url}/a"]
    assert "The time for the whole run was over." in audited.problems[f"{site.url}/b"]


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"User-agent: *\nCrawl-delay: nan\nDisallow", b"<html>Not here</html>" * 99]
)
def test_robots_txt_of_nonsense_forbids_nothing(site: Site, audit: Audit, data: bytes) -> None:
    site.says("/robots.txt", data)
    site.has_page("/a")
    assert audit(f"{site.url}/a").read == [f"{site.url}/a"]
