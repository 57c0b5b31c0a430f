from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured import Node, graph
from seo_checks.structured.vocabulary import Kind

_CREDITS = ("author", "reviewedBy", "creator", "editor")
_INTRODUCED = re.compile(r"(?:(?:written |posted |reviewed |medically reviewed )?by|author:?)\s+(?=\S)", re.IGNORECASE)
_SEVERAL = re.compile(r"[^\s,]+ [^,]+?(?: and | & |, (?=[A-Z][a-z]+ [A-Z][a-z]))[A-Z][\w'’-]+ [A-Z]")
_MOST_NODES = 500
_MOST_FOUND = 20  # more tell an editor nothing new
_LONGEST = 200


@check(category=Category.SEO, severity=Severity.ADVICE)
def structured_data_author(document: Document) -> Iterator[Hit]:
    """Author in structured data who is not a person with a name

    Search engines tell authors apart by what the data says of each: a plain text such as “By Jane Smith” links to
    nobody. Readers of health pages, and the systems that rate them, ask who wrote and who reviewed it.

    Flagged are authors and reviewers that are plain text rather than a Person (or an Organization), several people in
    one name, and names with words such as “by” in them. Microdata often has plain names and is left alone.

    Source: Google Search Central, Author markup best practices <https://developers.google.com/search/docs/appearance/structured-data/article#author-bp>
    """
    seen: set[tuple[str, str]] = set()
    for node in graph(document)[:_MOST_NODES]:
        if not (node.is_a(Kind.ARTICLE) or node.is_a(Kind.PAGE)):
            continue
        for role in _CREDITS:
            for name, message in _faults(node, role):
                if (role, name) not in seen and len(seen) < _MOST_FOUND:
                    seen.add((role, name))
                    yield Hit(node.place, message, subject=f"{role} {name}")


def _faults(node: Node, role: str) -> Iterator[tuple[str, str]]:
    plain = node.texts(role) if node.syntax == "json-ld" else []
    for name in node.named(role):
        shown = name[:80]
        if _INTRODUCED.match(name):
            yield name, f"The {role} is called “{shown}”: give the name alone, without the words before it."
        elif _SEVERAL.match(name[:_LONGEST]):
            yield name, f"The {role} “{shown}” seems to be several people: list each as a Person of their own."
        elif name in plain and not name.startswith(("http:", "https:")):
            yield (
                name,
                (
                    f"The {role} “{shown}” is plain text: write a Person with name, url of the profile and jobTitle, "
                    "so that it is clear who that is."
                ),
            )
