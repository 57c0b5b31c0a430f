"""Caveat's audit engine: pure Python, no Django, no network, no files but its own rule data."""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from seo_checks.about import About
from seo_checks.catalogue import catalogue
from seo_checks.document import Block, Document, Role, Span
from seo_checks.errors import CaveatError, ProfileError, RuleError, UnreadableError
from seo_checks.findings import Category, Finding, Severity, Status
from seo_checks.profile import Profile
from seo_checks.report import PageReport, PageStatus, Report
from seo_checks.ruleset import ruleset

if TYPE_CHECKING:
    from seo_checks.parsing import parse
    from seo_checks.reading import Kind, decode, kind_of
    from seo_checks.runner import audit, audit_document, caveat_version, make_report

__all__ = [
    "About", "Block", "Category", "CaveatError", "Document", "Finding", "Kind", "PageReport", "PageStatus", "Profile",
    "ProfileError", "Report", "Role", "RuleError", "Severity", "Span", "Status", "UnreadableError", "audit",
    "audit_document", "catalogue", "caveat_version", "decode", "kind_of", "make_report", "parse", "ruleset",
]  # fmt: skip

# These need the HTML and Markdown parsers, whose import takes as long as all the rest; who only asks about rules, or
# hands in a Document of their own, does not wait for them.
_LATER = MappingProxyType({
    "parse": "parsing", "Kind": "reading", "decode": "reading", "kind_of": "reading", "audit": "runner",
    "audit_document": "runner", "caveat_version": "runner", "make_report": "runner",
})  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
