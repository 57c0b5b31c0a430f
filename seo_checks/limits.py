"""How much one page may hold. A page beyond a limit is refused by name, never cut in silence."""

from __future__ import annotations

from dataclasses import dataclass

from seo_checks.errors import UnreadableError
from seo_checks.scanning import Scan


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes past which reading a page costs too much, or past which browsers themselves stop keeping its structure."""

    max_characters: int = 5_000_000
    max_elements: int = 100_000
    max_attributes: int = 1_000  # on one tag
    # Blink flattens what is nested deeper: kMaximumHTMLParserDOMTreeDepth in html_tree_builder / html_parser_options.
    max_depth: int = 512

    def refuse_too_long(self, text: str) -> None:
        """Raise UnreadableError for a source beyond `max_characters`."""
        self._refuse(len(text), self.max_characters, "characters", "max_characters")

    def refuse_too_complex(self, scan: Scan) -> None:
        """Raise UnreadableError for a source with too many elements, or too many attributes on one tag."""
        self._refuse(len(scan.tags), self.max_elements, "elements", "max_elements")
        self._refuse(scan.most_attributes, self.max_attributes, "attributes on one tag", "max_attributes")

    @staticmethod
    def _refuse(found: int, limit: int, what: str, key: str) -> None:
        if found > limit:
            raise UnreadableError(
                f"The page has {found:,} {what}, more than the limit of {limit:,}; it was not audited.",
                f"Split the page, or raise limits.{key} in the profile.",
            )
