"""`caveat diff`: what differs between two reports."""

from __future__ import annotations

from pathlib import Path

import click

from seo_checks import Severity
from tools.comparing.comparison import compare
from tools.comparing.report_file import read_report
from tools.comparing.showing import as_data, as_markdown, as_text
from tools.configuration.run import FAIL_ON, NEVER
from tools.terminal import complain, style_for, write, write_utf8
from tools.verdict import INCOMPLETE

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("old", type=_FILE, metavar="OLD.json")
@click.argument("new", type=_FILE, metavar="NEW.json")
@click.option("--format", "format_", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default=Severity.MUST_FIX.value,
    show_default=True,
    help="The mildest severity of what is new, open again or graver that ends with exit code 1.",
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--width", type=click.IntRange(min=40), help="Columns of the text.  [default: the terminal's]")
@click.pass_context
def diff(ctx: click.Context, old: Path, new: Path, format_: str, fail_on: str, color: str, width: int | None) -> None:
    """Compare two JSON reports: what is new, gone or changed, and on which pages figures got worse.

    Findings are recognised by rule, words and sentence, wherever they moved, and pages under another name by what they
    hold.

    \b
    Exit codes:
      0   nothing new at or above --fail-on
      1   something new at or above --fail-on
      2   a file is no report, or less of a page was read than before
    """
    comparison = compare(read_report(old), read_report(new))
    if format_ == "json":
        write_utf8(as_data(comparison))
    elif format_ == "markdown":
        write_utf8(as_markdown(comparison))
    else:
        write(as_text(comparison, style_for(None, color, width)))
    for page in comparison.unread:
        complain("Less of it was read than before: nothing on it counts as gone.", page)
    failed = comparison.fails(None if fail_on == NEVER else Severity(fail_on))
    ctx.exit(INCOMPLETE if comparison.unread else int(failed))
