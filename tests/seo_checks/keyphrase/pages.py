"""Pages with a keyphrase, for tests."""

from __future__ import annotations

import html

from seo_checks import Document, parse
from seo_checks.keyphrase import keyphrase_matches
from tests.seo_checks.pages import TITLE, page

PHRASE = "acupuncture for back pain"


def about(keyphrase: str = PHRASE, *synonyms: str) -> str:
    """The metas in which a page tells its keyphrase and synonyms."""
    told = f'<meta name="caveat-keyphrase" content="{html.escape(keyphrase)}">'
    return told + (f'<meta name="caveat-synonyms" content="{html.escape("; ".join(synonyms))}">' if synonyms else "")


def phrased(
    body: str, *, keyphrase: str = PHRASE, synonyms: tuple[str, ...] = (), title: str = TITLE, head: str = ""
) -> str:
    """A whole page with a keyphrase."""
    return page(body, title=title, head=about(keyphrase, *synonyms) + head)


def document(text: str, keyphrase: str = PHRASE, *synonyms: str) -> Document:
    """A parsed page of one paragraph."""
    return parse(phrased(f"<p>{text}</p>", keyphrase=keyphrase, synonyms=synonyms, title=""))


def matches(text: str, keyphrase: str = PHRASE, *synonyms: str) -> list[tuple[str, str]]:
    """The matches in a paragraph: their words, and what they rest on."""
    return [(match.span.quote, match.by.value) for match in keyphrase_matches(document(text, keyphrase, *synonyms))]
