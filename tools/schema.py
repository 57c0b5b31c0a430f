"""`caveat schema`: the shape of the JSON report, for programs that read it."""

from __future__ import annotations

from importlib import resources

import click

from tools.terminal import write_utf8


@click.command()
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of what `caveat check --format json` writes."""
    write_utf8((resources.files("seo_checks") / "caveat-report-1.schema.json").read_text(encoding="utf-8"))
