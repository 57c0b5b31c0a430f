"""`caveat check`: audit pages, write the report, end with a verdict."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import click

from seo_checks import About, PageReport, Severity, make_report
from seo_checks.formatters import FORMATTERS, Style
from seo_checks.formatters.text import counted
from tools.audits import Auditor, Interrupted, audit_all
from tools.configuration.profiles import Profiles
from tools.configuration.run import NEVER, run_settings
from tools.input_options import input_options
from tools.judging import Judge, Judged
from tools.main import INTERRUPTED
from tools.outputs import Output, chosen_outputs, write_all
from tools.pages import Pages, Wanted, find_pages, show_files
from tools.progress import Progress
from tools.repository import repository_of
from tools.rule_names import complete_names, names_in
from tools.run_options import RunWanted, run_options
from tools.terminal import complain, is_terminal, note, style_for
from tools.verdict import INCOMPLETE
from tools.watch import repeat, watched_files
from tools.web.addresses import is_web_address

_NAMED_WHEN_STOPPED = 5


@click.command()
@click.option("--format", "format_", type=click.Choice([*FORMATTERS]), help="How to report.  [default: text]")
@click.option("--compact", is_flag=True, help="One line per finding: path:line:column: severity rule: message.")
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_names,
    help="Run only these checks or categories (a,b or repeated).",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The configuration.  [default: for each page the nearest caveat.toml, or [tool.caveat] in pyproject.toml]",
)
@click.option("--keyphrase", metavar="TEXT", help="The words one page is to be found by; in double quotes, exactly so.")
@click.option(
    "--synonym", "synonyms", multiple=True, metavar="TEXT", help="Other words for the keyphrase (repeatable)."
)
@click.option("--address", metavar="URL", help="The address that one page has, or will have, on the web.")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write the report to a file instead; with FORMAT=, to that file as well (repeatable).",
)
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.  [default: auto]"
)
@click.option("--width", type=click.IntRange(min=40), help="Columns of the text report.  [default: the terminal's]")
@click.option("-q", "--quiet", is_flag=True, help="Write no report to standard output; only say what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say which configuration holds, and how many workers are at it.")
@click.option("--watch", "watching", is_flag=True, help="Audit again whenever a page changes, until Ctrl-C.")
@run_options
@input_options
@click.pass_context
def check(
    ctx: click.Context,
    inputs: Wanted,
    run: RunWanted,
    format_: str | None,
    compact: bool,
    only: tuple[str, ...],
    config: Path | None,
    keyphrase: str | None,
    synonyms: tuple[str, ...],
    address: str | None,
    outputs: tuple[str, ...],
    color: str,
    width: int | None,
    quiet: bool,
    verbose: bool,
    watching: bool,
) -> None:
    """Audit pages: files, folders, quoted patterns such as "site/**/*.html", addresses, or "-" for standard input.

    Folders are searched for HTML, Markdown and plain text; what is hidden or ignored and node_modules are left out.

    \b
    Exit codes:
      0   nothing at or above --fail-on
      1   something at or above --fail-on
      2   a page, the profile or an option could not be read, or a page only in part (see standard error)
    """
    if watching:
        repeat(ctx, {**ctx.params, "watching": False}, lambda: watched_files(inputs, config))
        ctx.exit(0)
    wanted = [output for output in chosen_outputs(outputs, format_, compact) if output.path or not quiet]
    began = time.monotonic()
    profiles = Profiles(config, names_in(only))
    settings = run.over(run_settings(profiles.file))
    judge = Judge(settings)
    progress = Progress()
    inputs = replace(inputs, exclude=(*settings.exclude, *inputs.exclude))
    pages = find_pages(inputs, profiles.of_run().limits, progress.note)
    if inputs.show_files:
        ctx.exit(show_files(pages))
    about = _about(pages.total, keyphrase, synonyms, address)
    auditor = Auditor(profiles, about, run.cache_folder)
    jobs = run.jobs_for(pages.total)
    if verbose:
        progress.note(f"{profiles.file.path if profiles.file else 'no file'} (configuration), workers: {jobs}")
    reports = _audited(ctx, pages, progress, auditor, jobs)
    judged = judge.judge(make_report(reports, profiles.of_run()))
    report = judged.report
    _say(judged, told=Output("text") in wanted and is_terminal(sys.stdout) and is_terminal(sys.stderr))
    threshold = None if settings.fail_on == NEVER else Severity(settings.fail_on)
    elapsed, here = time.monotonic() - began, Path.cwd()

    def style(output: Path | None) -> Style:
        return replace(
            style_for(output, color, width, elapsed),
            folder=here.as_posix(),
            root=repository_of(here).as_posix(),
            fail_on=threshold,
        )

    all_written = write_all(report, wanted, style)
    ctx.exit(judged.verdict.exit_code if all_written else INCOMPLETE)


def _about(pages: int | None, keyphrase: str | None, synonyms: tuple[str, ...], address: str | None) -> About | None:
    """What the options say of the page; None where they say nothing. Raises UsageError where that makes no sense."""
    if keyphrase is None and address is None and not synonyms:
        return None
    if pages != 1:
        given = "a site was" if pages is None else f"{pages:,} were"
        raise click.UsageError(
            f"--keyphrase, --synonym and --address are about one page, and {given} given: audit it alone, or "
            "let each page name its keyphrase itself (front matter, or a meta called caveat-keyphrase)."
        )
    if synonyms and not (keyphrase or "").strip():
        raise click.UsageError("--synonym gives other words for a keyphrase: add --keyphrase.")
    if address is not None and not is_web_address(address):
        raise click.UsageError(f'--address "{address}" is no address of the web: begin with https:// and the host.')
    return About(address=(address or "").strip(), keyphrase=keyphrase or "", synonyms=synonyms)


def _audited(ctx: click.Context, pages: Pages, progress: Progress, auditor: Auditor, jobs: int) -> list[PageReport]:
    progress.expect(pages.total)
    try:
        return audit_all(pages, auditor, progress.step, jobs)
    except Interrupted as stopped:
        progress.clear()
        complain(f"stopped{_left(pages, stopped.done)}. No report was written.")
        ctx.exit(INTERRUPTED)
    finally:
        progress.clear()


def _left(pages: Pages, done: int) -> str:
    """What of the pages was not audited."""
    if pages.known is None:
        return f" after {counted(done, 'page')}"
    names = [page.name for page in pages.known[done:]]
    more = f" and {len(names) - _NAMED_WHEN_STOPPED:,} more" if len(names) > _NAMED_WHEN_STOPPED else ""
    listed = ", ".join(names[:_NAMED_WHEN_STOPPED])
    return f"; {len(names):,} of {len(pages.known):,} pages not audited: {listed}{more}"


def _say(judged: Judged, *, told: bool) -> None:
    """Say on standard error what is worth knowing, what was not read, and what goes beyond a limit.

    `told`: the text report tells the problems at the same terminal, page by page; nobody wants to read them twice.
    """
    for page in judged.report.pages:
        for said in page.notes:
            note(said, page.source)
    for said in judged.notes:
        note(said)
    for page in judged.report.pages:
        for problem in () if told else page.problems:
            complain(problem, page.source)
    for reason in judged.verdict.reasons:
        complain(reason)
