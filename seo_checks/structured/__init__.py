"""Structured data: what a page tells machines about itself, in JSON-LD, microdata or RDFa, as one model."""

from __future__ import annotations

from seo_checks.structured.nodes import Node, Value, graph

__all__ = ["Node", "Value", "graph"]
