"""`caveat check`: audit pages, write the report, end with a verdict."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from seo_checks import About, Profile, Report, Severity, make_report
from seo_checks.formatters import FORMATTERS
from tools.audits import Interrupted, audit_all
from tools.inputs import Input, find_inputs
from tools.main import INTERRUPTED
from tools.profiles import find_profile
from tools.progress import Progress
from tools.terminal import complain, is_terminal, style_for, write, write_utf8

NEVER = "never"
_NAMED_WHEN_STOPPED = 5
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), help="How to report.  [default: text]")
@click.option("--compact", is_flag=True, help="One line per finding: path:line:column: severity rule: message.")
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), NEVER]),
    default=Severity.MUST_FIX.value,
    show_default=True,
    help="The mildest severity that ends with exit code 1.",
)
@click.option("--only", multiple=True, metavar="NAME", help="Run only these checks or categories (a,b or repeated).")
@click.option(
    "--profile",
    "profile_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The profile.  [default: the nearest caveat.toml, or [tool.caveat] in pyproject.toml]",
)
@click.option("--keyphrase", metavar="TEXT", help="The words one page is to be found by; in double quotes, exactly so.")
@click.option(
    "--synonym", "synonyms", multiple=True, metavar="TEXT", help="Other words for the keyphrase (repeatable)."
)
@click.option("--address", metavar="URL", help="The address that one page has, or will have, on the web.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the report to a file.")
@click.option(
    "--stdin-name", default="<stdin>", metavar="NAME", help="What standard input is called; tells its format."
)
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.  [default: auto]"
)
@click.option("--width", type=click.IntRange(min=40), help="Columns of the text report.  [default: the terminal's]")
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    format_: str | None,
    compact: bool,
    fail_on: str,
    only: tuple[str, ...],
    profile_path: Path | None,
    keyphrase: str | None,
    synonyms: tuple[str, ...],
    address: str | None,
    output: Path | None,
    stdin_name: str,
    color: str,
    width: int | None,
) -> None:
    """Audit pages: files, folders, quoted patterns such as "site/**/*.html", or "-" for standard input.

    Folders are searched for HTML, Markdown and plain text; what is hidden and node_modules are left out.

    \b
    Exit codes:
      0   nothing at or above --fail-on
      1   something at or above --fail-on
      2   a page, the profile or an option could not be read, or a page only in part (see standard error)
    """
    if compact and format_ == "json":
        raise click.UsageError("--compact is a form of --format text: choose one of --compact and --format json.")
    began = time.monotonic()
    inputs = find_inputs(paths, stdin_name)
    about = _about(len(inputs), keyphrase, synonyms, address)
    report = _report(ctx, inputs, _profile(profile_path, only), about)
    chosen = "compact" if compact else format_ or "text"
    style = style_for(output, color, width, time.monotonic() - began)
    # At a terminal the text report tells the problems itself, page by page; nobody wants to read them twice.
    if not (chosen == "text" and output is None and is_terminal(sys.stdout) and is_terminal(sys.stderr)):
        _complain_about_pages(report)
    text = FORMATTERS[chosen](report, style)
    if output is None and chosen == "json":
        write_utf8(text)
    else:
        write(text, output)
    ctx.exit(report.exit_code(None if fail_on == NEVER else Severity(fail_on)))


def _profile(path: Path | None, only: Sequence[str]) -> Profile:
    profile = find_profile(path)
    names = [name.strip() for value in only for name in value.split(",") if name.strip()]
    return profile.only(names) if names else profile


def _about(pages: int, keyphrase: str | None, synonyms: tuple[str, ...], address: str | None) -> About | None:
    """What the options say of the page; None where they say nothing. Raises UsageError where that makes no sense."""
    if keyphrase is None and address is None and not synonyms:
        return None
    if pages > 1:
        raise click.UsageError(
            f"--keyphrase, --synonym and --address are about one page, and {pages:,} were given: audit it alone, or "
            "let each page name its keyphrase itself (front matter, or a meta called caveat-keyphrase)."
        )
    if synonyms and not (keyphrase or "").strip():
        raise click.UsageError("--synonym gives other words for a keyphrase: add --keyphrase.")
    if address is not None and not _WEB_ADDRESS.match(address.strip()):
        raise click.UsageError(f'--address "{address}" is no address of the web: begin with https:// and the host.')
    return About(address=(address or "").strip(), keyphrase=keyphrase or "", synonyms=synonyms)


def _report(ctx: click.Context, inputs: Sequence[Input], profile: Profile, about: About | None) -> Report:
    progress = Progress(len(inputs))
    try:
        return make_report(audit_all(inputs, profile, progress.step, about), profile)
    except Interrupted as stopped:
        progress.clear()
        names = [page.name for page in stopped.left[:_NAMED_WHEN_STOPPED]]
        more = len(stopped.left) - len(names)
        listed = ", ".join(names) + (f" and {more:,} more" if more else "")
        complain(
            f"stopped; {len(stopped.left):,} of {len(inputs):,} pages not audited: {listed}. No report was written."
        )
        ctx.exit(INTERRUPTED)
    finally:
        progress.clear()


def _complain_about_pages(report: Report) -> None:
    for page in report.pages:
        for problem in page.problems:
            complain(problem, page.source)
