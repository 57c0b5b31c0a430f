"""`caveat completion`: the script with which a shell completes commands, options and names of rules."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tools.terminal import write

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that has a shell complete commands, options, and the names of rules.

    \b
    bash:  caveat completion bash > ~/.local/share/bash-completion/completions/caveat
    zsh:   caveat completion zsh > "${fpath[1]}/_caveat"
    fish:  caveat completion fish > ~/.config/fish/completions/caveat.fish
    """
    made = get_completion_class(shell)
    assert made is not None  # noqa: S101 - for the type checker
    write(made(ctx.find_root().command, {}, "caveat", "_CAVEAT_COMPLETE").source())
