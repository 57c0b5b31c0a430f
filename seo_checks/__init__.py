"""Caveat's audit engine: pure Python, no Django, no network, no files but its own rule data."""

from seo_checks.catalogue import catalogue, ruleset
from seo_checks.document import Block, Document, Role, Span
from seo_checks.errors import CaveatError, ProfileError, RuleError, UnreadableError
from seo_checks.findings import Category, Finding, Severity, Status
from seo_checks.parsing import parse
from seo_checks.profile import Profile
from seo_checks.reading import Kind, decode, kind_of
from seo_checks.report import PageReport, PageStatus, Report
from seo_checks.runner import audit, audit_document, caveat_version, make_report

__all__ = [
    "Block", "Category", "CaveatError", "Document", "Finding", "Kind", "PageReport", "PageStatus", "Profile",
    "ProfileError", "Report", "Role", "RuleError", "Severity", "Span", "Status", "UnreadableError", "audit",
    "audit_document", "catalogue", "caveat_version", "decode", "kind_of", "make_report", "parse", "ruleset",
]  # fmt: skip
