from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import eq

from seo_checks.check import check
from seo_checks.document import Block, Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import occurrences, short, text_outside_tables, times

# The second of two names has a capital ("Bora Bora"); a word repeated after a comma is meant.
_TWICE = re.compile(r"(?<![\w'’.@/-])(?P<word>[A-Za-z][a-z'’]*)(?:[ \n\u00a0](?i:(?P=word)))+(?![\w'’@/-]|\.\w)")
# Words that English may double, and names of plants and places whose parts are the same.
_MAY_BE_DOUBLE = frozenset(
    "had that her is do you so no very bye ha ho knock now well there hear yes many really long far big too much more "
    "in on who what one two three four five six seven eight nine ten zero chop tut ta ylang ylang pom cous beri gua "
    "aye night again over out hush yum choo tsk blah yada win wee boo dum mei mai gou chi kava agar agar goody".split()
)


@check(category=Category.READABILITY, severity=Severity.REVIEW, reads_language=True)
def repeated_word(document: Document) -> Iterator[Hit]:
    """Word written twice

    A doubled word, as in “the the”, is a slip that is easy to overlook at the end of a line, and makes the page look
    careless.

    Words that English doubles on purpose (“had had”, “that that”), numbers and names (“Bora Bora”) are left alone.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    blocks = text_outside_tables(document)
    found = [block for block in blocks if _any_twice([block])] if _any_twice(blocks) else []
    for span in occurrences(found, _TWICE):
        first, *others = span.quote.split()
        lone_capital = len(first) == 1 and first != others[0] and first != "A"
        crosses = not first.lower().strip("x")  # a number that was to be put in: "01632 xxx xxx"
        if others[0][0].islower() and first.lower() not in _MAY_BE_DOUBLE and not lone_capital and not crosses:
            yield Hit(span, f"“{short(span.quote)}” says the same word {times(len(others) + 1)}. Keep one.")


def _any_twice(blocks: Iterable[Block]) -> bool:
    words = "\n".join(chain.from_iterable([block.words for block in blocks])).lower().split("\n")
    return any(map(eq, words, words[1:]))
