"""What is worked out once, however often it is asked for: of a page, and of a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from seo_checks.document import Document

Result = TypeVar("Result")
_MOST_WORDS = 50_000


def once_per_document(function: Callable[[Document], Result]) -> Callable[[Document], Result]:
    """The function, with its result kept on the document, which cannot change."""
    key = f"_{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembered(document: Document) -> Result:
        kept = document.__dict__
        if key not in kept:
            kept[key] = function(document)
        result: Result = kept[key]
        return result

    return remembered


class ByWord(dict[str, Result]):
    """What a function makes of each word, kept because texts use the same words again and again.

    A dictionary, because it is looked up thousands of times for a page, where `lru_cache` takes twice as long. What
    never ends to bring new words cannot fill the memory: it is emptied when it is full.
    """

    def __init__(self, function: Callable[[str], Result]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> Result:
        if len(self) >= _MOST_WORDS:
            self.clear()
        result = self[word] = self._function(word)
        return result
