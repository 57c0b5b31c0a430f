"""`python -m tools` is `caveat`."""

from tools.main import cli

cli(prog_name="caveat")
