"""In-text citations: an author types ``[1]`` or ``[2, 3]``, a visitor gets links to the reference list."""

import re
from collections import defaultdict

# A tag, with any ">" in its quoted attributes.
TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'">])*>)""")
CITATION = re.compile(r"\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]")
NUMBER = re.compile(r"\d+")


def link_citations(html: str, references: int) -> tuple[str, dict[int, list[str]]]:
    """Return the HTML with citations linked, and for each cited number the ids to link back to.

    The visible text stays as it is. Numbers without a reference, and text inside links, are left alone.
    """
    ids: dict[int, list[str]] = defaultdict(list)

    def link(number: int, text: str) -> str:
        occurrence = len(ids[number]) + 1
        anchor = f"citation-{number}-{occurrence}"
        ids[number].append(anchor)
        return f'<a class="citation" id="{anchor}" href="#reference-{number}">{text}</a>'

    def link_group(match: re.Match[str]) -> str:
        known = [number for number in NUMBER.findall(match[1]) if 1 <= int(number) <= references]
        if not known:
            return match[0]
        if known == [match[1]]:
            return link(int(match[1]), match[0])
        return NUMBER.sub(lambda part: link(int(part[0]), part[0]) if part[0] in known else part[0], match[0])

    parts = []
    inside_link = False
    for part in TAG.split(html):
        if part.startswith("<"):
            inside_link = part.startswith("<a ") or (inside_link and part != "</a>")
            parts.append(part)
        else:
            parts.append(part if inside_link else CITATION.sub(link_group, part))
    return "".join(parts), dict(ids)
