"""Read the pages of the command line: bytes to text to Document, with what could not be read and what to note."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seo_checks import About, Document, Kind, Profile, decode, kind_of
from seo_checks.limits import Limits
from seo_checks.reading import guessed_encoding
from tools.inputs import Input, read_input
from tools.templates import is_template, looks_like_a_template, template_kind, without_tags

_BYTES_PER_CHARACTER = 4  # the most that UTF-8 takes


@dataclass(frozen=True, slots=True)
class Read:
    """A page that was read. `problems` are what could not be read of it, `notes` what one should know beside that.

    `bare` is a template whose main content is all tags: there is nothing in it to audit.
    """

    document: Document
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    bare: bool = False


def most_bytes(limits: Limits) -> int:
    """The bytes that a page may have."""
    return limits.max_characters * _BYTES_PER_CHARACTER


def read_page(page: Input, profile: Profile, about: About | None = None) -> Read:
    """The page as a Document. `about` is what the caller knows of it. Raises UnreadableError where it cannot be had."""
    from seo_checks import parse  # its parsers load slowly, and a run may find all its pages in the cache

    data = read_input(page, most_bytes(profile.limits))
    notes = []
    guessed = "" if page.encoding else guessed_encoding(data)
    if guessed:
        notes.append(
            f"Its encoding is declared nowhere, and it is not UTF-8: read as {guessed}, as browsers do. "
            "Save it as UTF-8, or declare the encoding."
        )
    text, problems = decode(data, page.encoding or guessed)
    template = page.template or is_template(page.name)
    kind = page.kind or (template_kind(page.name) if template else kind_of(page.name, text))
    tags = 0
    if template:
        text, tags = without_tags(text, kind)
    elif kind is Kind.HTML and looks_like_a_template(text):
        notes.append(
            "It looks like a template, whose tags are read as text: audit what is built of it, or --templates."
        )
    document = parse(text, kind, main_selector=profile.content_selector, limits=profile.limits)
    bare = tags > 0 and not any(block.words for block in document.main)
    if tags:
        skipped = f"{tags:,} template {'tag was' if tags == 1 else 'tags were'} skipped"
        notes.append(f"A template: {skipped}{', and nothing is left to audit' if bare else ''}.")
    if template:  # what its head and the page around it will hold shows when it is built
        document = replace(document, whole_page=False)
    known = _about(page, about)
    document = replace(document, about=known) if known else document
    return Read(document, tuple(problems), tuple(notes), bare)


def _about(page: Input, about: About | None) -> About | None:
    if not page.address:
        return about
    return replace(about, address=about.address or page.address) if about else About(address=page.address)
