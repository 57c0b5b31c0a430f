"""Formatters: functions from a Report to text. The name in FORMATTERS is the one people choose it by."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from seo_checks.formatters.compact import compact
from seo_checks.formatters.json import json
from seo_checks.formatters.style import Style
from seo_checks.formatters.text import text
from seo_checks.report import Report

Formatter = Callable[[Report, Style], str]

FORMATTERS: Mapping[str, Formatter] = MappingProxyType({"text": text, "compact": compact, "json": json})

__all__ = ["FORMATTERS", "Formatter", "Style"]
