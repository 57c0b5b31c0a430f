"""A real web server on this computer, whose answers a test lays out path by path."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from click.testing import Result

from tests.tools.conftest import CALM, Caveat, page

Respond = Callable[[BaseHTTPRequestHandler], object]


@dataclass
class Site:
    """A site of this computer: what it answers by path, and what it was asked for, with the headers."""

    url: str = ""
    server: ThreadingHTTPServer | None = None
    answers: dict[str, Respond] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def says(
        self, path: str, body: str | bytes = "", status: int = 200, type_: str = "text/html", **headers: str
    ) -> None:
        """Answer a path; `headers` with underscores for hyphens."""
        data = body.encode() if isinstance(body, str) else body

        def respond(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content_Type": type_, "Content_Length": str(len(data)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(data)

        self.answers[path] = respond

    def has_page(self, path: str, *links: str, text: str = CALM) -> None:
        """A page with a text and links."""
        self.says(path, page(text + "".join(f' <a href="{link}">more</a>' for link in links), title=f"Page {path}"))

    def has_sitemap(self, *paths: str, at: str = "/sitemap.xml") -> None:
        """A sitemap of these paths, or addresses."""
        self.says(at, sitemap(*(path if "://" in path else self.url + path for path in paths)), type_="text/xml")


def sitemap(*addresses: str, index: bool = False) -> str:
    """A sitemap of pages, or an index of sitemaps."""
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    entries = "".join(f"<{inner}><loc>{address}</loc></{inner}>" for address in addresses)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"{entries}</{outer}>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that answers 404 until it is told what to say."""
    laid_out = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            laid_out.asked.append(self.path)
            laid_out.headers.append({name.lower(): value for name, value in self.headers.items()})
            if self.path in laid_out.answers:
                laid_out.answers[self.path](self)
            else:
                self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up early is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        laid_out.server = server
        laid_out.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield laid_out
        server.shutdown()
        thread.join()


@dataclass
class Audited:
    """The report on pages of the web: problems by page, the pages that were read, notes, and the exit code."""

    result: Result
    problems: dict[str, str]
    read: list[str]

    @property
    def notes(self) -> list[str]:
        """What is said beside problems."""
        return [line for line in self.result.stderr.splitlines() if line.startswith("caveat: note: ")]


@pytest.fixture
def audit(caveat: Caveat) -> Callable[..., Audited]:
    """`caveat check` of pages on this computer, without pauses, with one rule."""

    def run(*arguments: str) -> Audited:
        result = caveat(
            "check", "--format", "json", "--only", "permanence-recurrence,keyphrase-reuse", "--allow-private",
            "--delay", "0", *arguments,
        )  # fmt: skip
        pages: list[dict[str, Any]] = json.loads(result.stdout)["pages"] if result.stdout else []
        problems = {found["source"]: " ".join(found["problems"]) for found in pages if found["status"] == "failed"}
        return Audited(result, problems, [found["source"] for found in pages if found["status"] == "audited"])

    return run


Audit = Callable[..., Audited]
