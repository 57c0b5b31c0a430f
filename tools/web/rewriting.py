"""Read a page somewhere else than at its public address: on a staging host, or in the folder of a built site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from seo_checks import CaveatError, UnreadableError
from tools.web.addresses import is_web_address

Rewrite = tuple[str, str]  # how an address begins, and what to put in that place: an address or a folder


def as_rewrite(text: str) -> Rewrite:
    """The rewrite that OLD=NEW asks for. Raises CaveatError where it is none."""
    old, equals, new = text.partition("=")
    if not (equals and is_web_address(old) and new):
        raise CaveatError(
            f'--rewrite "{text}" is not of the form OLD=NEW.',
            "Give the beginning of addresses, and the address or folder to read in its place: "
            "--rewrite https://clinic.example/=build/.",
        )
    if not is_web_address(new) and not Path(new).is_dir():
        raise CaveatError(f'--rewrite: "{new}" is neither an address nor a folder.', "Check it.")
    return old, new


def rewritten(address: str, rewrites: Sequence[Rewrite]) -> str | Path:
    """Where to read what has an address: another address, or a file. The first rewrite that fits counts.

    Raises UnreadableError for an address that leads out of its folder.
    """
    for old, new in rewrites:
        if address.startswith(old):
            rest = address[len(old) :]
            return new + rest if is_web_address(new) else _file(Path(new), rest)
    return address


def _file(folder: Path, rest: str) -> Path:
    """The file that a web server would give for the rest of an address: "a", "a.html" or "a/index.html"."""
    place = folder / unquote(urlsplit(f"/{rest.lstrip('/')}").path).lstrip("/")
    if "\0" in str(place) or not place.resolve().is_relative_to(folder.resolve()):
        raise UnreadableError(f"The address leads out of the folder {folder}.", "Correct it.")
    if place.is_file():
        return place
    tried = (place / "index.html", place.with_name(f"{place.name}.html")) if place.name else (place / "index.html",)
    return next((file for file in tried if file.is_file()), tried[0])
