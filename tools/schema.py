"""`caveat schema`: the shape of the JSON report and of the configuration, for programs that read or write them."""

from __future__ import annotations

import json
from importlib import resources

import click

from tools.terminal import write_utf8


@click.command()
@click.option("--config", "of_config", is_flag=True, help="Of caveat.toml instead.")
def schema(of_config: bool) -> None:
    """Print the JSON Schema (draft 2020-12) of what `caveat check --format json` writes."""
    if of_config:
        from tools.configuration.schema import config_schema

        write_utf8(json.dumps(config_schema(), indent=2) + "\n")
    else:
        write_utf8((resources.files("seo_checks") / "caveat-report-1.schema.json").read_text(encoding="utf-8"))
