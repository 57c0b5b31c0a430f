from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.junk_alt_texts import junk_alt_texts
from seo_checks.link_text import in_link
from seo_checks.occurrences import occurrences, short, shown
from seo_checks.vocabulary import on_page

_BRACKETED = (
    r"[\[<(](?:(?:tbc|tbd|tba|todo|to do|to be (?:confirmed|added|written|completed|decided)|xx+)[:.]?[\])>]"
    r"|(?<!\()(?:insert|placeholder|(?:add|enter|put|replace|your) [a-z]+|clinic name|practice name|business name|"
    r"company name|first name|name|practitioner(?:'s)? name|name of [a-z ]{1,30}|city|town|date|price|telephone|"
    r"phone(?: number)?|e-?mail(?: address)?|citation needed|check this|note to [a-z]{1,20})\b"
    r"(?! ?(?:withheld|removed|redacted|changed|anonymi[sz]ed|supplied|deleted|omitted))[^\]>\n]{0,60}[\]>])"
)
_PHRASES = (
    r"\b(?:insert|add|type|enter|put) (?:your |some |the )?(?:own )?(?:text|content|copy|image|photo|picture|link|"
    r"title|heading|headline|description|caption|quote|name) here\b"
    r"|\b(?:your|some) (?:text|content|title|heading) (?:goes )?here\b|\b(?:text|copy|heading|content) goes here\b"
    r"|\bclick (?:here )?to (?:edit|add) (?:this )?(?:text|title|heading|content)\b"
    r"|\bthis is (?:a|an) (?:sample|example) (?:page|post|paragraph|text)\b|\bwelcome to wordpress\b"
)
_IN_BRACKETS = re.compile(_BRACKETED, re.IGNORECASE)
_WORDS = frozenset({"here", "edit", "add", "sample", "example", "wordpress"})
_PHRASE = re.compile(_PHRASES, re.IGNORECASE)
_MARK = re.compile(
    r"(?<![\w./-])(?:TODO|FIXME)\b(?=:|\s*[-–—]|\s*\Z)"
    r"|(?<![\w./@-])x{3,}(?:[ -]x{3,})*(?![\w-])(?!\W*\Z)"
    r"|(?<![\w./@-])(?:XX+|xx+)(?= ?(?:%|(?:per ?cent|minutes|hours|days|weeks|months|years|visits|sessions)\b))"
)
_PRICE = re.compile(r"[£$€](?<![\w./@-].)\s?[Xx]{1,4}(?![\w-])")
_MARKS = frozenset({"tbc", "tbd", "tba", "todo", "fixme"})
_ALONE = re.compile(r"(?:.{0,30}[:–-]\s*)?(?:TBC|TBD|TBA|TODO|FIXME|x{2,})[.!]?")
_SHORT = 40


@check(category=Category.READABILITY, severity=Severity.REVIEW, reads_language=True)
def unfinished_text(document: Document) -> Iterator[Hit]:
    """Note to the author left in the text

    A place that was to be filled later, such as “[insert price]”, “TBC” or “xxx”, went out as it was. Readers miss what
    should stand there.

    “TBC” counts only in brackets, after a colon or alone, since it also stands for tuberculosis; “xxx” at the end of a
    text may be kisses. Words in square brackets that are a link are left alone, and so are names “withheld”. Title and
    description of the page are searched too; an alternative text that says nothing else has a check of its own.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    blocks = shown(document)
    marked = blocks.holding_folded("xx", *on_page(document, _MARKS))
    alone = {block.index: block.span() for block in marked if len(block.text) < _SHORT and _ALONE.fullmatch(block.text)}
    found = [
        *alone.values(),
        *occurrences(blocks.holding("[", "<", "("), _IN_BRACKETS),
        *occurrences(blocks.holding_folded(*on_page(document, _WORDS)), _PHRASE),
        *occurrences(marked, _MARK),
        *occurrences(blocks.holding("£", "$", "€"), _PRICE),
    ]
    told = set(junk_alt_texts(document))
    for span in found:
        whole = span.start == 0 and span.end == len(span.block.text)
        if span.block.index in told or in_link(document, span):
            continue
        if whole or span.block.index not in alone:
            told |= {span.block.index} if whole else set()
            yield Hit(
                span, f"“{short(span.quote)}” looks like a note for later. Put in what belongs here, or take it out."
            )
