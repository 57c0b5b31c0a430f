"""`caveat`: the commands by name. A command's module, and with it the engine, is imported when it is called."""

from __future__ import annotations

import importlib
from typing import Any

import click

INTERRUPTED = 130  # 128 + SIGINT, as shells report it

_COMMANDS = {
    "check": ("tools.check", "Audit pages: files, folders, patterns, web addresses or sites."),
    "init": ("tools.config", "Write a configuration to begin with."),
    "config": ("tools.config", "Show what holds for a page, and where each value comes from."),
    "baseline": ("tools.baseline", "Write down what is there today, so that check fails only on what is new."),
    "diff": ("tools.diff", "Compare two JSON reports: what is new, gone or changed."),
    "fix": ("tools.fix", "Put suggested wordings into pages: as a patch, or with --apply into the files."),
    "outline": ("tools.outline", "Show pages as a screen reader or a search engine gets them."),
    "rules": ("tools.rules", "List every check and claim rule."),
    "rule": ("tools.rules", "Explain one rule: what, why, basis, options, examples."),
    "docs": ("tools.docs", "Write the pages about the rules, or check that they are up to date."),
    "evaluate": ("tools.evaluate", "Measure the claim rules against labelled sentences."),
    "schema": ("tools.schema", "Print the JSON Schema of the JSON report."),
    "completion": ("tools.completion", "Print the script that completes commands in bash, zsh or fish."),
}


class Commands(click.Group):
    """The group of commands. It knows their summaries, so that `--help` need not load the engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a first visit."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`, from its module."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(importlib.import_module(_COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names with their summaries."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. What goes wrong is said in one line with its remedy, and ends with 2; Ctrl-C with 130."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("caveat: stopped.", err=True)
            ctx.exit(INTERRUPTED)
        except Exception as error:
            from seo_checks.errors import CaveatError  # loaded by now, if this is one

            if not isinstance(error, CaveatError):
                raise
            from tools.terminal import complain

            complain(str(error))
            ctx.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="caveat", message="%(prog)s %(version)s")
def cli() -> None:
    """Audit clinics' treatment pages for unsupported health claims, SEO structure and readability.

    Caveat flags wording and says why; it does not judge medicine. It needs no account, and no network unless you ask
    it to read pages from there.

    \b
    Examples:
      caveat check articles/                  every page below a folder
      caveat check page.html --only claims    the claims of one page
      caveat check "site/**/*.html" --format json --output report.json
      caveat check --sitemap https://clinic.example/sitemap.xml
      caveat rule permanence-recurrence       why a rule exists, and what would stand
    """
