"""The names of rules and categories as people type them, and as shells complete them."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem


def names_in(values: Iterable[str]) -> tuple[str, ...]:
    """The names in the values of an option that can be repeated, each with one name or several, parted by commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules whose names begin so."""
    from seo_checks.catalogue import catalogue  # loaded only when a shell asks

    return [
        CompletionItem(check.id, help=check.title) for check in catalogue().values() if check.id.startswith(incomplete)
    ]


def complete_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules and categories whose names begin so; behind a comma, the next one."""
    from seo_checks.findings import Category

    before, comma, begun = incomplete.rpartition(",")
    categories = [CompletionItem(name.value) for name in Category if name.value.startswith(begun)]
    found = [*categories, *complete_rules(ctx, param, begun)]
    return [CompletionItem(f"{before}{comma}{item.value}", help=item.help) for item in found]


def complete_limits(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules whose names begin so, each with the sign of equality that a number follows."""
    rules = complete_rules(ctx, param, incomplete)
    return [CompletionItem(f"{item.value}=", help=item.help) for item in rules]
