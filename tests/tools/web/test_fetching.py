"""Single addresses: what is read, and servers that are dead, slow, endless or mean something else."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from seo_checks import caveat_version
from tests.tools.conftest import CALM, CLAIM, Caveat, Process, page
from tests.tools.web.conftest import Audit, Site, sitemap


def test_page_is_audited_under_its_address(site: Site, audit: Audit) -> None:
    site.has_page("/backs", text=CLAIM)
    audited = audit(f"{site.url}/backs")
    assert (audited.read, audited.result.exit_code) == ([f"{site.url}/backs"], 1)
    assert "never comes back" in audited.result.stdout


def test_server_learns_who_asks_and_nothing_else(site: Site, audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.says("/a", "", 302, location="/b", set_cookie="session=1")
    site.has_page("/b")
    assert audit(f"{site.url}/a").read == [f"{site.url}/b"]
    assert site.asked == ["/robots.txt", "/a", "/b"]
    for headers in site.headers:
        assert headers["user-agent"].startswith(f"Caveat/{caveat_version()} ")
        assert headers.keys() == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def trickle(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte of the head now and then, so that no single wait is long."""
    stop = handler.connection
    stop.settimeout(0.02)
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b"a")
        try:
            if stop.recv(1) == b"":
                return
        except TimeoutError:
            continue


def hang(handler: BaseHTTPRequestHandler) -> None:
    """Say nothing until the client leaves."""
    handler.connection.recv(1)


def bomb(handler: BaseHTTPRequestHandler) -> None:
    """A few kilobytes that swell to 60 MB."""
    data = gzip.compress(b"<p>" + b"never " * 10_000_000)
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Encoding", "gzip")
    handler.end_headers()
    handler.wfile.write(data)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A page that goes on for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>never" * 100_000)


def test_each_fault_is_named_and_the_other_pages_are_audited(site: Site, audit: Audit) -> None:
    for count in range(7):
        site.says(f"/chain{count}", "", 301, location=f"/chain{count + 1}")
    site.answers |= {"/trickle": trickle, "/hang": hang, "/bomb": bomb, "/endless": endless}
    site.says("/loop", "", 301, location="/loop")
    site.says("/away", "", 302, location="https://elsewhere.example/")
    site.says("/metadata", "", 302, location="http://169.254.169.254/latest/meta-data/")
    site.says("/file", "", 302, location="file:///etc/passwd")
    site.says("/other-port", "", 302, location="http://127.0.0.1:9/")
    site.says("/long", "x", Content_Length=str(50_000_000))
    site.says("/leaflet", b"%PDF-1.7", type_="application/pdf")
    site.says("/broken", "", 500)
    site.says("/brotli", b"\x0b\x02\x80", Content_Encoding="br")
    site.says("/short", page(CALM), Content_Length="100000")
    site.says("/not-gzip", page(CALM), Content_Encoding="gzip")
    site.has_page("/good", text=CLAIM)
    faults = {
        "/trickle": "No full answer within 0.4 seconds",
        "/hang": "No full answer within 0.4 seconds",
        "/bomb": "larger than 20,000,000 bytes",
        "/endless": "larger than 20,000,000 bytes",
        "/loop": "redirected more than 5 times",
        "/chain1": "redirected more than 5 times",
        "/away": "leads to another site (https://elsewhere.example/), which was not read",
        "/metadata": "leads to another site (http://169.254.169.254/latest/meta-data/), which was not read",
        "/file": '"file:///etc/passwd" is no address of the web',
        "/other-port": "leads to another site",
        "/long": "larger than 20,000,000 bytes",
        "/leaflet": "It is no HTML, but application/pdf.",
        "/broken": "It answers 500 Internal Server Error.",
        "/brotli": "an encoding that was not asked for (br)",
        "/short": "The server gave no proper answer",
        "/not-gzip": "The server gave no proper answer",
        "/gone": "It answers 404 Not Found.",
    }
    # A machine under load may need its time for what is large.
    slow = {"/trickle", "/hang"}
    audited = audit(*(site.url + path for path in (*faults, "/good") if path not in slow))
    waited = audit(*(site.url + path for path in slow), "--timeout", "0.4")
    problems = {**audited.problems, **waited.problems}
    assert problems.keys() == {site.url + path for path in faults}
    for path, fault in faults.items():
        assert fault in problems[site.url + path], path
    assert audited.read == [f"{site.url}/good"]
    assert audited.result.exit_code == 2


def test_chain_of_five_redirects_is_followed(site: Site, audit: Audit) -> None:
    for count in range(5):
        site.says(f"/{count}", "", 308, location=f"{count + 1}")
    site.has_page("/5")
    assert audit(f"{site.url}/0").read == [f"{site.url}/5"]


@pytest.fixture
def dead() -> Iterator[str]:
    """The address of a port where nobody listens."""
    with socket.socket() as held:  # bound, so that nobody else takes it, but not listening
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/"


def test_dead_servers_and_unknown_hosts_are_named(dead: str, audit: Audit) -> None:
    audited = audit(dead, "http://no-such-host.invalid/")
    assert audited.problems[dead] == "The server gave no proper answer: Connection refused. Is it up? Try again."
    assert audited.problems["http://no-such-host.invalid/"].startswith("The host no-such-host.invalid is not found")
    assert audited.result.exit_code == 2


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_certificate_has_to_be_trusted_and_that_of_the_host(
    site: Site, audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "cert.pem")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -days 2"
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    asked = []
    context.sni_callback = lambda _, name, __: asked.append(name)
    site.has_page("/")
    assert site.server is not None
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    right, other = (f"https://{host}:{site.url.rpartition(':')[2]}/" for host in ("localhost", "127.0.0.1"))

    assert "The connection is not secure" in audit(right).problems[right]
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    audited = audit(right, other)
    assert audited.read == [right]
    assert "The connection is not secure" in audited.problems[other]
    assert set(asked) == {"localhost", None}


def test_private_hosts_are_not_asked_unless_named_and_allowed(site: Site, caveat: Caveat) -> None:
    site.has_page("/")
    port = site.url.rpartition(":")[2]
    for host in ("127.0.0.1", "127.1", "0x7f.1", "[::ffff:127.0.0.1]", "localhost"):
        result = caveat("check", f"http://{host}:{port}/")
        assert result.exit_code == 2, host
        assert "on this computer or in its own network; it was not asked" in result.stderr, host
        assert "--allow-private" in result.stderr
    assert site.asked == []


def test_connection_is_made_to_the_address_that_was_checked(
    site: Site, audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs a host can name another address the next time it is looked up."""
    resolve, answers = socket.getaddrinfo, iter(["127.0.0.1"])

    def rebinding(host: str, *args: Any, **options: Any) -> Any:
        return resolve(next(answers, "10.255.255.1") if host == "rebinding.example" else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    site.has_page("/")
    address = site.url.replace("127.0.0.1", "rebinding.example") + "/"
    assert audit(address, "--ignore-robots").read == [address]
    assert next(answers, None) is None
    assert site.headers[0]["host"] == address.split("/")[2]


def test_credentials_in_an_address_are_refused(site: Site, audit: Audit) -> None:
    address = site.url.replace("//", "//user:secret@") + "/"
    assert "holds a user name or a password" in audit(address).problems[address]
    assert site.asked == []


def test_compressed_page_is_unpacked(site: Site, audit: Audit) -> None:
    site.says("/", gzip.compress(page(CLAIM).encode()), Content_Encoding="gzip")
    assert audit(f"{site.url}/").result.exit_code == 1


class TestEncoding:
    def test_of_the_server_goes_before_that_of_the_page(self, site: Site, caveat: Caveat) -> None:
        said = page("Über uns").replace("<title>", "<meta charset=utf-8><title>")
        site.says("/", said.encode("latin-1"), type_="text/html; charset=ISO-8859-1")
        result = caveat("outline", f"{site.url}/", "--allow-private", "--delay", "0", "--format", "json")
        assert (result.exit_code, result.stderr) == (0, "")

    def test_that_the_server_gets_wrong_is_told(self, site: Site, audit: Audit) -> None:
        site.says("/", page("Über uns", title="Ü").encode("latin-1"), type_="text/html; charset=utf-8")
        result = audit(f"{site.url}/").result
        assert (result.exit_code, "Not valid UTF-8 from byte" in result.stderr) == (2, True)


def test_server_that_is_busy_is_asked_again(site: Site, audit: Audit) -> None:
    site.has_page("/later")
    good = site.answers["/later"]

    def busy(handler: BaseHTTPRequestHandler) -> None:
        site.answers["/later"] = good
        handler.send_response(429)
        handler.send_header("Retry-After", "0")
        handler.end_headers()

    site.answers["/later"] = busy
    site.says("/closed", "", 503, Retry_After="86400")
    audited = audit(f"{site.url}/later", f"{site.url}/closed")
    assert audited.read == [f"{site.url}/later"]
    assert site.asked.count("/later") == 2
    assert "asks to come back later than in 60 seconds" in audited.problems[f"{site.url}/closed"]


def test_missing_extra_is_named(folder: Path, caveat: Caveat, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("tools.web.asking", "tools.web.visiting", "tools.web.crawling"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    for name in ("urllib3", "urllib3.connection"):
        monkeypatch.setitem(sys.modules, name, None)
    for arguments in (("http://127.0.0.1:9/",), ("--crawl", "http://127.0.0.1:9/")):
        result = caveat("check", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert 'Install it: pip install "caveat[web]".' in result.stderr


def test_libraries_of_the_web_are_loaded_where_it_is_asked_only(process: Process, folder: Path) -> None:
    (folder / "page.html").write_text(page(CALM))
    (folder / "sitemap.xml").write_text(sitemap("https://elm.example/page"))
    asked = ("--sitemap", "sitemap.xml", "--rewrite", "https://elm.example/=.")
    run = process("check", *asked, "--only", "permanence-recurrence", PYTHONPROFILEIMPORTTIME="1")
    _, error = run.communicate(timeout=60)
    assert run.returncode == 0
    assert "lxml" in error
    assert "urllib3" not in error
    assert "protego" not in error


NONSENSE = {
    "/nothing": b"",
    "/ssh": b"SSH-2.0-OpenSSH_9.6\r\n",
    "/version": b"HTTP/x.y zzz\r\n\r\n",
    "/long-line": b"HTTP/1.1 200 OK\r\nA: " + b"a" * 100_000 + b"\r\n\r\n",
    "/many-lines": b"HTTP/1.1 200 OK\r\n" + b"A: a\r\n" * 2_000 + b"\r\n",
    "/lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 5, 7\r\n\r\n<p>Hi",
    "/chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>Hi",
    "/chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n<p>Hi",
    "/status": b"HTTP/1.1 999 \xff\r\n\r\n<p>Hi",
    "/no-location": b"HTTP/1.1 302 Found\r\nLocation:\r\n\r\n",
    "/location": b"HTTP/1.1 302 Found\r\nLocation: http://[\xff\r\n\r\n",
    "/other-location": b"HTTP/1.1 302 Found\r\nLocation: //\x01\x7f:99/\r\n\r\n",
    "/early-hints": b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3,
    "/no-content": b"HTTP/1.1 204 No Content\r\n\r\n",
    "/part": b"HTTP/1.1 206 Partial Content\r\n\r\n<p>Hi",
    "/empty": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "/after": b"HTTP/1.1 503 Busy\r\nRetry-After: Fri, 99 Foo 99999\r\n\r\n",
    "/headers": b"HTTP/1.1 200 OK\r\nno colon\r\n: \xff\r\nContent-Type: \xff\xfe; charset=\xff\r\n\r\n",
}


def test_no_answer_makes_caveat_fail(site: Site, audit: Audit) -> None:
    def raw(data: bytes) -> Callable[[BaseHTTPRequestHandler], object]:
        return lambda handler: handler.wfile.write(data)

    site.answers |= {path: raw(data) for path, data in NONSENSE.items()}
    audited = audit(*(site.url + path for path in NONSENSE), "--ignore-robots")
    assert audited.problems.keys() == {site.url + path for path in NONSENSE}
    for problem in audited.problems.values():
        assert problem.endswith(".")
        assert "Caveat failed" not in problem


def test_encoding_that_a_server_makes_up_is_passed_over(site: Site, audit: Audit) -> None:
    for path, name in (("/a", "klingon"), ("/b", '"zip"'), ("/c", "\xff"), ("/d", ""), ("/e", "utf-8; x=1")):
        site.says(path, page(CALM), type_=f"text/html; charset={name}")
    addresses = [f"{site.url}{path}" for path in ("/a", "/b", "/c", "/d", "/e")]
    assert audit(*addresses).read == addresses
