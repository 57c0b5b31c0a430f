"""`caveat docs`: the rule catalogue, written from the rules themselves."""

from __future__ import annotations

from pathlib import Path

import click

import seo_checks
from seo_checks import CaveatError, catalogue
from tools.catalogue_page import catalogue_page
from tools.terminal import complain, write

_PAGE = Path(seo_checks.__file__).with_name("RULES.md")


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; end with 1 where the file is out of date.")
@click.option("--output", type=click.Path(path_type=Path), default=_PAGE, metavar="FILE", help="Another file to write.")
@click.pass_context
def docs(ctx: click.Context, check: bool, output: Path) -> None:
    """Write seo_checks/RULES.md, the catalogue of all rules for those who have to answer for a page."""
    page = catalogue_page(catalogue().values())
    if not check:
        write(page, output)
    elif _read(output) != page:
        complain(f"{output.name} is not what the rules say. Run `caveat docs` and commit the file.")
        ctx.exit(1)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise CaveatError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from None
