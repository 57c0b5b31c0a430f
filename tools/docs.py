"""`caveat docs`: the rule catalogue and the page on configuration, written from what they are about."""

from __future__ import annotations

from pathlib import Path

import click

import seo_checks
from seo_checks import CaveatError, catalogue
from tools.catalogue_page import catalogue_page
from tools.configuration_page import configuration_page
from tools.terminal import complain, write

_CATALOGUE = Path(seo_checks.__file__).with_name("RULES.md")
_CONFIGURATION = Path(__file__).with_name("CONFIGURATION.md")


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; end with 1 where a file is out of date.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the catalogue alone, to this file."
)
@click.pass_context
def docs(ctx: click.Context, check: bool, output: Path | None) -> None:
    """Write seo_checks/RULES.md, the catalogue of all rules, and tools/CONFIGURATION.md, the keys of caveat.toml.

    The catalogue is for those who have to answer for a page.
    """
    pages = {output or _CATALOGUE: catalogue_page(catalogue().values())}
    if output is None:
        pages[_CONFIGURATION] = configuration_page()
    stale = False
    for path, page in pages.items():
        if not check:
            write(page, path)
        elif _read(path) != page:
            complain(f"{path.name} is not what the rules say. Run `caveat docs` and commit the file.")
            stale = True
    ctx.exit(int(stale))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise CaveatError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from None
