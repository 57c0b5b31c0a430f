"""What holds for all that is found in one passage, or at one place in it: looked at where something is found, once."""

from __future__ import annotations

from functools import cached_property

from seo_checks.claims.citation import is_cited
from seo_checks.claims.context import has_negation, in_own_voice, is_hedged, is_mentioned
from seo_checks.claims.page import Page, Passage
from seo_checks.claims.words import Words


class Setting:
    """A passage on its page."""

    def __init__(self, passage: Passage, page: Page) -> None:
        self.passage = passage
        self.page = page

    @cached_property
    def cited(self) -> bool:
        """Whether a source that can be followed is near."""
        return is_cited(self.passage, self.page)

    @cached_property
    def conventional(self) -> bool:
        """Whether ordinary care is what acts."""
        return self.page.is_conventional(self.passage)

    @cached_property
    def informing(self) -> bool:
        """Whether the page sells nothing and the sentence does not speak for who wrote it; leaflets say "you", too."""
        return not self.page.sells and not in_own_voice(self.passage.words.text)


class Place:
    """Words [first, last) of a passage, where a pattern matches that asks for terms of `lists`.

    `start` and `end` are where they stand in the sentence. `mentioned`: they are quoted as a phrase. `takes_back`: a
    negation within them does. `hedged`: their clause says "may", "can" and the like.
    """

    def __init__(self, setting: Setting, first: int, last: int, lists: frozenset[str]) -> None:
        words = setting.passage.words
        self.setting = setting
        self.first, self.last = first, last
        self.start, self.end = words.span(first, last)
        self.mentioned = is_mentioned(words.text, self.start, self.end)
        self.takes_back = _holds_negation(words, first, last, lists)
        self.hedged = is_hedged(words.text, self.start, self.end)


def _holds_negation(words: Words, first: int, last: int, lists: frozenset[str]) -> bool:
    """Whether a negation within words [first, last) takes back what they say; one inside a term that the pattern asks
    for ("no side effects") is part of it."""
    if not has_negation(words.written(first, last)):
        return False
    asked = (term for term in words.terms_within(first, last) if not lists.isdisjoint(term.lists))
    inside = {at for term in asked for at in range(term.start, term.end)}
    return has_negation(
        " ".join(word for at, word in enumerate(words.words[first:last], start=first) if at not in inside)
    )
