"""`caveat fix`: suggested wordings put into pages, as a patch or into the files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from seo_checks import CaveatError, Finding, UnreadableError
from seo_checks.formatters.text import counted
from tools.configuration.profiles import Profiles
from tools.configuration.run import run_settings
from tools.files import write_whole
from tools.fixing.mending import Mended, Mender
from tools.fixing.patch import as_patch, as_shown
from tools.ignoring import Excluded
from tools.inputs import Input, Search, find_inputs, read_input
from tools.judging import suppressor
from tools.reading import most_bytes
from tools.rule_names import complete_names, names_in
from tools.terminal import complain, is_terminal, note, style_for, write, write_bytes
from tools.verdict import INCOMPLETE


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--suggestion", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Which one.")
@click.option("--apply", "apply_", is_flag=True, help="Write the files, instead of showing a patch.")
@click.option(
    "--only",
    "--rule",
    "only",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_names,
    help="Mend only what these checks or categories find (a,b or repeated).",
)
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="The configuration.  [as for check]")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.pass_context
def fix(
    ctx: click.Context,
    paths: tuple[str, ...],
    suggestion: int,
    apply_: bool,
    only: tuple[str, ...],
    config: Path | None,
    color: str,
) -> None:
    """Put suggested wordings into pages: files, folders or patterns. Read each before you publish it.

    A suggestion for a claim takes the place of its sentence, another one that of the flagged words. Each is tried and
    the page audited again: it is put in only where the finding goes, no other comes, and nothing else on the page reads
    differently. What is left to a person is listed on standard error with the reason.

    \b
    Exit codes:
      0   patches were shown, or files written, or there was nothing to do
      2   a page could not be read or written
    """
    profiles = Profiles(config)
    settings = run_settings(profiles.file)
    mender = Mender(suggestion, _chosen(names_in(only), profiles), suppressor(settings).apply)
    complete, pages, done, left = True, 0, 0, 0
    for page in find_inputs(paths, Search(Excluded(settings.exclude))):
        try:
            mended = _mended(page, mender, profiles)
            if mended.done:
                _write(mended) if apply_ else _show(mended, color)
        except CaveatError as error:
            complain(str(error), page.name)
            complete = False
            continue
        for finding, why in mended.left:
            note(f"{finding.rule} left as it is. {why}", f"{page.name}:{finding.line or 1}:{finding.column or 1}")
        pages, done, left = pages + bool(mended.done), done + len(mended.done), left + len(mended.left)
    said = f"{counted(done, 'suggestion')} on {counted(pages, 'page')} {'written' if apply_ else 'to be put in'}"
    complain(f"{said}, {left:,} left as {'it is' if left == 1 else 'they are'}.")
    ctx.exit(0 if complete else INCOMPLETE)


def _chosen(names: tuple[str, ...], profiles: Profiles) -> Callable[[Finding], bool]:
    """Which findings are to be mended. Raises ProfileError for a name that is no check and no category."""
    wanted = {check.id for check in profiles.of_run().only(names).selected()} if names else None
    return lambda finding: wanted is None or finding.rule in wanted


def _mended(page: Input, mender: Mender, profiles: Profiles) -> Mended:
    if page.problem or page.path is None:
        raise UnreadableError(page.problem or "Standard input cannot be mended.", "" if page.problem else "Name files.")
    profile = profiles.of_page(page.path)
    return mender.mend(page, read_input(page, most_bytes(profile.limits)), profile)


def _show(mended: Mended, color: str) -> None:
    if is_terminal(sys.stdout) or color == "always":
        write(as_shown(mended, style_for(None, color, None)))
    else:
        write_bytes(as_patch(mended))


def _write(mended: Mended) -> None:
    """Write the file. Raises CaveatError where that cannot be done, or it is not the file any more that was read."""
    path = mended.page.path
    assert path is not None  # noqa: S101 - for the type checker
    try:
        is_unchanged = path.read_bytes() == mended.old
    except OSError:
        is_unchanged = False
    if not is_unchanged:
        raise CaveatError("It was changed meanwhile and is left as it is.", "Run this again.")
    write_whole(path, mended.new, "Allow writing it.")
