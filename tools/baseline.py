"""`caveat baseline`: write down what is there today, so that later runs fail only on what is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from seo_checks import PageStatus, make_report
from seo_checks.formatters.text import counted
from tools.audits import Auditor, Interrupted, audit_all
from tools.baseline_file import Baseline
from tools.configuration.profiles import Profiles
from tools.configuration.run import run_settings
from tools.cores import usual_jobs
from tools.files import write_whole
from tools.input_options import input_options
from tools.judging import Judge
from tools.main import INTERRUPTED
from tools.pages import Wanted, find_pages
from tools.progress import Progress
from tools.terminal import complain

_DEFAULT = Path("caveat-baseline.json")


@click.command()
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="The configuration.  [as for check]")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=f"[run.baseline, or {_DEFAULT}]")
@click.option("--prune", is_flag=True, help="Only take out of the baseline what is not found any more.")
@input_options
@click.pass_context
def baseline(ctx: click.Context, inputs: Wanted, config: Path | None, output: Path | None, prune: bool) -> None:
    """Write the open findings of pages to a file that check --baseline takes for known.

    Pages are read as check reads them. Where one cannot be read, nothing is written: what it holds would be new later.
    """
    profiles = Profiles(config)
    settings = run_settings(profiles.file)
    path = output or settings.baseline or _DEFAULT
    judge = Judge(replace(settings, baseline=path if prune else None))
    progress = Progress()
    inputs = replace(inputs, exclude=(*settings.exclude, *inputs.exclude))
    pages = find_pages(inputs, profiles.of_run().limits, progress.note)
    progress.expect(pages.total)
    try:
        reports = audit_all(pages, Auditor(profiles), progress.step, usual_jobs(pages.total))
    except Interrupted:
        complain("stopped. No baseline was written.")
        ctx.exit(INTERRUPTED)
    finally:
        progress.clear()
    unread = [page for page in reports if page.status is not PageStatus.AUDITED]
    for page in unread:
        for problem in page.problems:
            complain(problem, page.source)
    if unread:
        complain("Not everything was read. No baseline was written.")
        ctx.exit(2)
    report = judge.judge(make_report(reports, profiles.of_run())).report
    written = Baseline.pruned(report) if prune else Baseline.of(report)
    write_whole(path, written.as_text().encode())
    click.echo(f"{path}: {written.count:,} findings of {counted(len(reports), 'page')}.")
