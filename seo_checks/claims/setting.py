"""What holds for all that is found in one passage: asked for only where something is found, and then once."""

from __future__ import annotations

from functools import cached_property

from seo_checks.claims.citation import is_cited
from seo_checks.claims.context import addresses
from seo_checks.claims.page import Page, Passage


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
        """Whether the page sells nothing and the sentence speaks to nobody."""
        return not self.page.sells and not addresses(self.passage.words.text)
