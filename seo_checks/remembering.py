"""What is worked out of a page once, however many checks ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from seo_checks.document import Document

Result = TypeVar("Result")


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
