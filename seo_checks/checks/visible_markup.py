from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import listed, occurrences, shown, times

_MARKUP = re.compile(
    r"&(?:amp;)*(?:nbsp|amp|lt|gt|quot|apos|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|pound|euro|copy|reg|trade|"
    r"#\d{2,5}|#x[0-9a-fA-F]{2,5});"
    r"|</?(?:p|br|b|i|u|em|strong|span|div|a|img|h[1-6]|ul|ol|li|font|blockquote|sup|sub)(?:\s[\w-]{1,20}=[^<>\n]{0,200})?\s?/?>"
    r"|\*\*(?=\w)[^*\n]{0,80}\w\*\*|\[[^\[\]\n]{1,80}\]\((?:https?://|/|mailto:)[^\s()]{0,200}\)|(?<!\S)\#{2,6} \w+"
)


@check(category=Category.READABILITY, severity=Severity.REVIEW)
def visible_markup(document: Document) -> Iterator[Hit]:
    """Markup that visitors read as text

    A tag, an entity such as “&nbsp;” or the asterisks of Markdown were pasted as text, or encoded twice. Visitors read
    them, and what they should have done is not done.

    All of them are one finding. Title and description of the page are searched too.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    found = list(occurrences(shown(document).holding("&", "<", "**", "](", "##"), _MARKUP))
    if found:
        yield Hit(
            found[0],
            f"Markup shows as text {times(len(found))}: {listed(found)}. Take it out and format the words instead.",
        )
