"""Sitemaps: their kinds, what is hostile in them, and reading their pages somewhere else."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from seo_checks import UnreadableError
from tests.tools.conftest import CLAIM, Caveat, page
from tests.tools.web.conftest import Audit, Site, sitemap
from tools.web.sitemap import MOST_BYTES, read_sitemap

PAGES = ["https://elm.example/", "https://elm.example/a?b=1&c=2"]
XML = sitemap(*(address.replace("&", "&amp;") for address in PAGES)).encode()


@pytest.mark.parametrize(
    "data",
    [
        XML,
        b"\xef\xbb\xbf\n" + XML.partition(b"\n")[2],
        XML.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        XML.replace(b' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', b""),
        XML.replace(b"</loc>", b"</loc><image><loc>https://elm.example/a.png</loc></image><lastmod>2026</lastmod>"),
        XML.replace(b"<loc>", b"<loc>\n  ").replace(b"</loc>", b"\n</loc>"),
        "\n".join(PAGES).encode(),
        "\r\n".join(["", *PAGES, ""]).encode(),
        gzip.compress(XML, mtime=0),
        gzip.compress("\n".join(PAGES).encode(), mtime=0),
    ],
)
def test_every_kind_of_sitemap_is_read(data: bytes) -> None:
    assert read_sitemap(data).pages == PAGES


def test_index_names_sitemaps() -> None:
    assert read_sitemap(sitemap(*PAGES[:1], index=True).encode()).sitemaps == PAGES[:1]


LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (count, b"&l%d;" % (count - 1) * 10) for count in range(1, 10))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<html><body>Not here</body></html>", "its outermost element is <html>"),
        (b"<urlset><url><loc>https://elm.example/</loc></url>", "It is not valid XML"),
        (b"Not found", "a line of it is no address of the web"),
        (b"\x1f\x8bnonsense", "cannot be unpacked"),
        (gzip.compress(XML, mtime=0)[:-12], "it ends too early"),
        (b'<!DOCTYPE u [<!ENTITY l0 "lol">' + LAUGHS + b"]><urlset><url><loc>&l9;</loc></url></urlset>", "entity"),
        (
            b'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://a/&x;</loc></url></urlset>',
            "an entity of its own",
        ),
        (b"<" + b"a" * 20_000_000, "It is not valid XML"),
    ],
)
def test_what_is_no_sitemap_or_a_hostile_one_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_sitemap(data)


def test_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"\n" * (3 * MOST_BYTES), compresslevel=1)
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableError, match="Unpacked, it is larger than 52,428,800 bytes"):
            read_sitemap(bomb)
        assert tracemalloc.get_traced_memory()[1] < 5 * MOST_BYTES // 2
    finally:
        tracemalloc.stop()


def test_pages_of_a_site_are_audited_together(site: Site, audit: Audit) -> None:
    site.says("/sitemap.xml", sitemap(f"{site.url}/a.xml.gz", f"{site.url}/b.txt", index=True), type_="text/xml")
    site.says(
        "/a.xml.gz", gzip.compress(sitemap(f"{site.url}/one", f"{site.url}/two").encode()), type_="application/gzip"
    )
    site.says("/b.txt", f"{site.url}/three\n{site.url}/two\n", type_="text/plain")
    same = '<meta name="caveat-keyphrase" content="back pain">'
    for path in ("/one", "/two", "/three"):
        site.says(path, page(CLAIM).replace("<title>", f"{same}<title>"))
    audited = audit("--sitemap", f"{site.url}/sitemap.xml")
    assert audited.read == [f"{site.url}{path}" for path in ("/one", "/two", "/three")]
    assert site.asked.count("/two") == 1
    assert "is the keyphrase of 3 pages" in audited.result.stdout


def test_faults_of_single_pages_and_sitemaps_are_named(site: Site, audit: Audit) -> None:
    site.says(
        "/sitemap.xml", sitemap(f"{site.url}/a.xml", f"{site.url}/gone.xml", f"{site.url}/sitemap.xml", index=True)
    )
    site.has_sitemap("/good", "/gone", "/leaflet.pdf", "//nowhere", "mailto:x@elm.example", at="/a.xml")
    site.has_page("/good")
    site.says("/leaflet.pdf", b"%PDF", type_="application/pdf")
    audited = audit("--sitemap", f"{site.url}/sitemap.xml")
    assert audited.read == [f"{site.url}/good"]
    assert {page_: problem[:24] for page_, problem in audited.problems.items()} == {
        f"{site.url}/gone": "It answers 404 Not Found",
        f"{site.url}/leaflet.pdf": "It is no HTML, but appli",
        f"{site.url}//nowhere": "It answers 404 Not Found",
        f"{site.url}mailto:x@elm.example": "The address holds a user",
        f"{site.url}/gone.xml": "Sitemap: It answers 404 ",
    }
    assert audited.result.exit_code == 2


def test_sitemap_without_a_page_is_no_silent_pass(site: Site, audit: Audit) -> None:
    site.has_sitemap()
    empty = f"{site.url}/sitemap.xml"
    assert "The sitemap names no page." in audit("--sitemap", empty).problems[empty]
    site.has_sitemap("/a", "/b")
    audited = audit("--sitemap", empty, "--include", "/blog/*")
    assert "names no page that is wanted (2 were left out)" in audited.problems[empty]
    assert audited.result.exit_code == 2
    assert "It answers 404" in audit("--sitemap", f"{site.url}/none.xml").problems[f"{site.url}/none.xml"]


def test_sitemaps_that_lead_on_for_ever_are_left(site: Site, audit: Audit) -> None:
    for count in range(6):
        site.says(f"/{count}", sitemap(f"{site.url}/{count + 1}", index=True), type_="text/xml")
    problems = audit("--sitemap", f"{site.url}/0").problems
    assert list(problems) == [f"{site.url}/3"]
    assert "more than 3 deep" in problems[f"{site.url}/3"]


def test_addresses_are_chosen_by_patterns(site: Site, audit: Audit) -> None:
    paths = ("/blog/a", "/blog/b?print=1", "/shop/c")
    site.has_sitemap(*paths)
    for path in paths:
        site.has_page(path)

    def read(*options: str) -> list[str]:
        return [
            address.removeprefix(site.url) for address in audit("--sitemap", f"{site.url}/sitemap.xml", *options).read
        ]

    assert read("--include", "/blog/*") == ["/blog/a", "/blog/b?print=1"]
    assert read("--exclude", "*print=*", "--exclude", "/shop/*") == ["/blog/a"]
    assert read("--include", f"{site.url}/*", "--exclude", "/blog*") == ["/shop/c"]


def test_limit_that_was_chosen_is_noted_and_one_that_was_not_is_a_problem(
    site: Site, audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.has_sitemap("/a", "/b", "/c")
    for path in ("/a", "/b", "/c"):
        site.has_page(path)
    address = f"{site.url}/sitemap.xml"
    chosen = audit("--sitemap", address, "--max-pages", "2")
    assert (len(chosen.read), chosen.result.exit_code) == (2, 0)
    assert chosen.notes == [f"caveat: note: {address}: It names more than 2 pages; only the first 2 were read."]
    monkeypatch.setattr("tools.pages._MOST_PAGES", 2)
    unchosen = audit("--sitemap", address)
    assert (len(unchosen.read), unchosen.result.exit_code) == (2, 2)
    assert "Raise --max-pages" in unchosen.problems[address]


class TestRewriting:
    """Pages of https://elm.example/, which nobody asks."""

    def test_reads_the_folder_of_a_built_site(self, folder: Path, caveat: Caveat) -> None:
        for name in ("index.html", "about.html", "backs/index.html", "a b.html", "outside.html"):
            place = folder / "build" / name if name != "outside.html" else folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f'<link rel=canonical href="https://elm.example/{name}">' + page(CLAIM))
        public = ("", "about", "backs/", "a%20b.html", "gone", "%2e%2e/outside.html", "?page=2")
        (folder / "sitemap.xml").write_text(sitemap(*(f"https://elm.example/{path}" for path in public)))
        result = caveat(
            "check", "--sitemap", "sitemap.xml", "--rewrite", "https://elm.example/=build/", "--compact",
            "--only", "canonical-elsewhere",
        )  # fmt: skip
        # The address is known, so that a canonical address that leads elsewhere is told; index.html is the folder.
        found = {line.partition(":")[0] for line in result.stdout.splitlines() if "canonical-elsewhere" in line}
        assert found == {"build/about.html"}
        assert "build/gone/index.html: It cannot be read: No such file or directory" in result.stderr
        assert "leads out of the folder build" in result.stderr
        assert result.exit_code == 2

    def test_reads_a_staging_host_and_keeps_the_public_address(self, site: Site, audit: Audit) -> None:
        site.says("/sitemap.xml", sitemap("https://elm.example/a"), type_="text/xml")
        site.has_page("/a", text=CLAIM)
        audited = audit("--sitemap", "https://elm.example/sitemap.xml", "--rewrite", f"https://elm.example={site.url}")
        assert audited.read == [f"{site.url}/a"]
        assert site.asked == ["/robots.txt", "/sitemap.xml", "/a"]

    @pytest.mark.parametrize(
        "rewrite", ["nonsense", "build=other", "https://elm.example/=missing", "https://elm.example/="]
    )
    @pytest.mark.usefixtures("folder")
    def test_that_cannot_be_done_is_refused(self, caveat: Caveat, rewrite: str) -> None:
        result = caveat("check", "--sitemap", "sitemap.xml", "--rewrite", rewrite)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "caveat: --rewrite" in result.stderr


def test_files_of_a_sitemap_are_listed_without_reading_them(site: Site, caveat: Caveat) -> None:
    site.has_sitemap("/a", "/b")
    result = caveat("check", "--sitemap", f"{site.url}/sitemap.xml", "--allow-private", "--show-files")
    assert result.stdout.splitlines() == [f"{site.url}/a", f"{site.url}/b"]
    assert site.asked == ["/robots.txt", "/sitemap.xml"]
