"""`caveat docs`: the catalogue of rules, a page for each, and the page on configuration, from what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

import seo_checks
from seo_checks import CaveatError, catalogue
from tools.catalogue_page import PAGES, catalogue_page
from tools.configuration_page import configuration_page
from tools.rule_markdown import GENERATED, rule_markdown
from tools.terminal import complain, write

_ROOT = Path(seo_checks.__file__).parents[1]
_RULES = f"seo_checks/{PAGES}"
_MOST = 5  # faults that are named


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; end with 1 where a file is out of date.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=_ROOT,
    metavar="FOLDER",
    help="The folder to write all files below, instead of Caveat's own.",
)
@click.pass_context
def docs(ctx: click.Context, check: bool, output: Path) -> None:
    """Write the documentation that follows from the rules, for those who have to answer for a page.

    It is seo_checks/RULES.md, the catalogue of all rules; seo_checks/docs/rules, a page for each, where pages of rules
    that are gone are deleted; and tools/CONFIGURATION.md, the keys of caveat.toml.
    """
    pages = documentation()
    written = {name: _read(output / name) for name in pages}
    stale = [name for name, page in pages.items() if written[name] != page]
    gone = list(_gone(output, pages))
    if check:
        faults = [f"{name} {'is missing' if written[name] is None else 'is not what the rules say'}" for name in stale]
        faults += [f"{name} is of a rule that is gone" for name in gone]
        _complain_of(faults)
        ctx.exit(int(bool(faults)))
    for name in stale:
        _make_folder((output / name).parent)
        write(pages[name], output / name)
    for name in gone:
        _delete(output / name)


def documentation() -> dict[str, str]:
    """All pages, by their path below the root of the repository."""
    checks = catalogue().values()
    return {
        "seo_checks/RULES.md": catalogue_page(checks),
        "tools/CONFIGURATION.md": configuration_page(),
        **{f"{_RULES}/{check.id}.md": rule_markdown(check, checks) for check in checks},
    }


def _gone(root: Path, pages: Mapping[str, str]) -> Iterator[str]:
    """Pages that were written for rules that no longer exist; what people put beside them is not meant."""
    for path in sorted((root / _RULES).glob("*.md")):
        name = f"{_RULES}/{path.name}"
        if name not in pages and (_read(path) or "").startswith(GENERATED):
            yield name


def _complain_of(faults: list[str]) -> None:
    for fault in faults[:_MOST]:
        complain(f"{fault}.")
    if len(faults) > _MOST:
        complain(f"And {len(faults) - _MOST:,} more.")
    if faults:
        complain("Run `caveat docs` and commit what it changes.")


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        return ""  # not written by Caveat
    except OSError as error:
        raise CaveatError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaveatError(f"{folder} cannot be made: {error.strerror}.", "Choose another --output.") from None


def _delete(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise CaveatError(f"{path} cannot be deleted: {error.strerror}.", "Delete it yourself.") from None
