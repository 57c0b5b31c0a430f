"""Imports text, Markdown and HTML files as draft articles, without losing text and without overwriting anything."""

from cms.articles.importing.outcome import Outcome, Status
from cms.articles.importing.run import import_paths

__all__ = ["Outcome", "Status", "import_paths"]
