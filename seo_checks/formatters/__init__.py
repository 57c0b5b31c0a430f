"""Formatters: functions from a Report to text or bytes. The name in FORMATTERS is the one people choose it by."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from seo_checks.formatters.checkstyle import checkstyle
from seo_checks.formatters.compact import compact
from seo_checks.formatters.csv import csv
from seo_checks.formatters.github import github
from seo_checks.formatters.gitlab import gitlab
from seo_checks.formatters.html import html
from seo_checks.formatters.json import json
from seo_checks.formatters.jsonl import jsonl
from seo_checks.formatters.junit import junit
from seo_checks.formatters.markdown import markdown
from seo_checks.formatters.rdjson import rdjson
from seo_checks.formatters.sarif import sarif
from seo_checks.formatters.style import Style
from seo_checks.formatters.text import text
from seo_checks.formatters.xlsx import xlsx
from seo_checks.report import Report

Formatter = Callable[[Report, Style], str | bytes]

FORMATTERS: Mapping[str, Formatter] = MappingProxyType(
    {
        formatter.__name__: formatter
        for formatter in (
            *(text, compact, json, jsonl, sarif, junit, gitlab, github, rdjson, checkstyle, csv, xlsx, markdown, html),
        )
    }
)
# For people at a terminal, in its own encoding; all others are in UTF-8.
FOR_TERMINALS = frozenset({"text", "compact"})
BINARY = frozenset({"xlsx"})

__all__ = ["BINARY", "FORMATTERS", "FOR_TERMINALS", "Formatter", "Style"]
