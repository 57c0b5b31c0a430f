"""Ask a server for one address, once: within a time, a size and the kinds of content that are wanted."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException, responses
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from seo_checks import UnreadableError, caveat_version
from tools.inputs import too_large
from tools.web.addresses import HostError, IPAddress, allowed, origin

USER_AGENT = f"Caveat/{caveat_version()} (audit of page texts)"
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_CHUNK = 65_536
_OK = 200


class WrongTypeError(UnreadableError):
    """What an address leads to is no HTML."""


class OutOfTimeError(UnreadableError):
    """The time for the whole run is over."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. The `body` is read of a good answer (status 200) only."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def encoding(self) -> str:
        """The encoding that the server names."""
        _, _, named = self.headers.get("content-type", "").lower().partition("charset=")
        return named.partition(";")[0].strip(" \"'")

    @property
    def said(self) -> str:
        """The status in words."""
        return f"{self.status} {responses.get(self.status, '')}".strip()


class Asker:
    """Asks for addresses. Nothing is kept from one to the next, and nothing sent along but who is asking.

    `named` are the hosts that the caller named; they alone may be private, if `allow_private`.
    """

    def __init__(self, timeout: float, named: frozenset[str], *, allow_private: bool = False) -> None:
        self._timeout = timeout
        self._private = named if allow_private else frozenset[str]()
        self._tls = ssl.create_default_context()

    def ask(self, address: str, most: int, types: frozenset[str] = frozenset()) -> Answer:
        """The answer of the server, with up to `most` bytes, decompressed. No redirect is followed.

        Raises UnreadableError where there is none within the time and the size, WrongTypeError where its content is
        none of `types`.
        """
        with self._response(address) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            if response.status != _OK:
                return Answer(response.status, headers)
            content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
            if types and content_type and content_type not in types:
                raise WrongTypeError(f"It is no HTML, but {content_type}.", "Leave it out with --exclude.")
            return Answer(response.status, headers, _body(response, headers, most))

    @contextmanager
    def _response(self, address: str) -> Iterator[BaseHTTPResponse]:
        parts = urlsplit(address)
        opened: list[HTTPConnection] = []
        late = threading.Event()

        def cut() -> None:  # however slowly a server trickles, so that no single read is late
            late.set()
            for connection in opened:
                if connection.sock is not None:
                    with suppress(OSError):
                        connection.sock.shutdown(socket.SHUT_RDWR)

        watch = threading.Timer(self._timeout, cut)
        watch.daemon = True
        watch.start()
        try:
            connection = self._connect(*origin(address), opened)
            if late.is_set():  # before there was anything to cut
                raise TimeoutError
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            headers = {
                "Host": parts.netloc, "User-Agent": USER_AGENT, "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
                "Accept-Encoding": "gzip", "Connection": "close",
            }  # fmt: skip
            connection.request("GET", target, headers=headers, preload_content=False)
            yield connection.getresponse()
            if late.is_set():
                raise TimeoutError
        except (OSError, HTTPException, HTTPError) as error:
            raise self._why(error, late.is_set()) from None
        finally:
            watch.cancel()
            for connection in opened:
                connection.close()

    def _connect(self, scheme: str, host: str, port: int, opened: list[HTTPConnection]) -> HTTPConnection:
        """A connection to one of the addresses that were checked, the first that answers."""
        *others, last = allowed(host, port, private=host in self._private)
        for address in others:
            with suppress(OSError, HTTPError):
                return self._open(scheme, host, address, port, opened)
        try:
            return self._open(scheme, host, last, port, opened)
        except (OSError, HTTPError) as error:
            raise self._why(error, late=False, kind=HostError) from None

    def _open(
        self, scheme: str, host: str, address: IPAddress, port: int, opened: list[HTTPConnection]
    ) -> HTTPConnection:
        """A connection to an address of a host. The certificate has to be that of the host."""
        if scheme == "https":
            # Not `assert_hostname`, with which urllib3 switches off the check of the TLS library for one of its own.
            connection: HTTPConnection = HTTPSConnection(
                str(address), port, timeout=self._timeout, server_hostname=host, ssl_context=self._tls
            )
        else:
            connection = HTTPConnection(str(address), port, timeout=self._timeout)
        opened.append(connection)
        connection.connect()
        return connection

    def _why(self, error: Exception, late: bool, kind: type[UnreadableError] = UnreadableError) -> UnreadableError:
        cause = error.__cause__ or error
        reason = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
        if late or isinstance(cause, TimeoutError):
            return kind(f"No full answer within {self._timeout:g} seconds.", "Try again, or raise --timeout.")
        if isinstance(cause, ssl.SSLError):
            return kind(f"The connection is not secure: {reason}.", "Mend the server's certificate.")
        return kind(f"The server gave no proper answer: {reason.rstrip('.')}.", "Is it up? Try again.")


def _body(response: BaseHTTPResponse, headers: Mapping[str, str], most: int) -> bytes:
    """The content, decompressed piece by piece, so that what swells beyond the limit is left."""
    packed = headers.get("content-encoding", "").lower()
    if packed not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise UnreadableError(f"It is sent in an encoding that was not asked for ({packed}).", "Mend the server.")
    if headers.get("content-length", "").isdecimal() and int(headers["content-length"]) > most:
        raise too_large(most)
    pieces, size = [], 0
    for piece in response.stream(_CHUNK, decode_content=True):
        size += len(piece)
        if size > most:
            raise too_large(most)
        pieces.append(piece)
    return b"".join(pieces)
