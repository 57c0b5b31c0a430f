"""`caveat config` and `caveat init`: what holds for a page and where each value comes from; a file to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from seo_checks import CaveatError, Profile
from seo_checks.catalogue import catalogue
from tools.configuration.files import OWN, File
from tools.configuration.profiles import Profiles, effective
from tools.configuration.run import OF_THE_RUN, RunSettings, run_settings
from tools.terminal import write

_BEGIN = """\
# How Caveat audits this project. Every key is optional; `caveat config` shows what holds, `caveat rules` the rules.
name = "our clinic"

[content]
# Where the text is: a CSS selector. By default <main>, else the only <article>, else the body.
# selector = "main .article"

[claims]
# Whose readers you address: whose provisions are cited, and how grave a claim is.
jurisdictions = ["UK", "US", "AU"]
# The clinic's own evidence register, beside this file.
# evidence = "evidence.yaml"

# One table for each rule that is to be different here.
# [checks.reading-grade]
# max_grade = 9.0
# [checks.generic-link-text]
# enabled = false
# [checks.thin-content]
# severity = "review"

# Exceptions for some paths, as .gitignore writes them.
# [[overrides]]
# paths = ["blog/**"]
# [overrides.checks.missing-medical-reviewer]
# enabled = false

[run]
# The mildest severity that fails a run: must-fix, review, advice, never.
fail-on = "must-fix"
# exclude = ["drafts/"]
# Findings that were there before do not fail a run: see `caveat baseline`.
# baseline = "caveat-baseline.json"
# [run.max]
# long-sentence = 10
# [run.max-metric]
# reading_grade = 9

[suppressions]
# What stands with a reason, in a file beside this one; pages can hold such words themselves.
# file = "caveat-allow.toml"
# Whether must-fix findings may be let stand: allow, forbid.
must-fix = "allow"
# Whether a suppression that nothing needs any more fails a run: report, fail.
unused = "report"
"""


@click.command()
@click.option("--output", type=click.Path(path_type=Path), default=Path(OWN), show_default=True, metavar="FILE")
def init(output: Path) -> None:
    """Write a configuration with comments, to be made one's own. A file that is there is left as it is."""
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(_BEGIN)
    except FileExistsError:
        raise CaveatError(f"{output} is there already.", "Edit it, or name another --output.") from None
    except OSError as error:
        raise CaveatError(f"{output} cannot be written: {error.strerror}.", "Choose another --output.") from None
    click.echo(f"{output} written. Next: caveat check PATH")


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[PATH]")
@click.option("--config", "config_path", type=click.Path(path_type=Path), metavar="FILE", help="The configuration.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, without where values come from.")
def config(path: Path | None, config_path: Path | None, as_json: bool) -> None:
    """Show what holds for a page (PATH), or for the working folder, and where each value comes from."""
    profiles = Profiles(config_path)
    page = (path / "page.html" if path.is_dir() else path) if path else None
    profile = profiles.of_page(page)
    file = profiles.file_of(page)
    settings = run_settings(profiles.file)
    if as_json:
        write(json.dumps(_as_data(profile, settings), indent=2, default=str) + "\n")
        return
    lines = [
        f"# {'for ' + str(path) if path else 'here'}; values without a file are as Caveat comes",
        *_said(file, profiles, page),
    ]
    lines += ["", f"# {len(profile.selected()):,} of {len(catalogue()):,} rules run; fails on {settings.fail_on}"]
    write("\n".join(lines) + "\n")


def _said(file: File | None, profiles: Profiles, page: Path | None) -> Iterator[str]:
    """Each value that a file gives, with the file."""
    if file is None:
        yield "# no caveat.toml, and no [tool.caveat] in a pyproject.toml, from here upwards: all as Caveat comes"
        return
    overrides = profiles.overrides_of(page)
    run = {name: file.data[name] for name in OF_THE_RUN if name in file.data}
    for key, value in _flat({**effective(file, overrides), **run}):
        origin = file.origins.get(key)
        where = origin if origin and _plain(file.data, key) == value else f"{file.path}, overrides"
        yield f"{'.'.join(key)} = {json.dumps(value, ensure_ascii=False)}    # {where}"


def _flat(data: Mapping[str, Any], prefix: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in sorted(data.items()):
        if isinstance(value, Mapping):
            yield from _flat(value, (*prefix, key))
        else:
            yield (*prefix, key), value


def _plain(data: Mapping[str, Any], key: tuple[str, ...]) -> Any:
    for name in key:
        data = data.get(name, {}) if isinstance(data, Mapping) else {}
    return data


def _as_data(profile: Profile, settings: RunSettings) -> dict[str, Any]:
    """What holds, with what comes by default."""
    checks = {}
    for check in catalogue().values():
        said = profile.settings_for(check)
        options = {**check.options, **said.options}
        checks[check.id] = {"enabled": said.enabled, "severity": str(said.severity or check.severity), **options}
    return {
        "name": profile.name,
        "language": profile.language,
        "content": {"selector": profile.content_selector},
        "limits": {name: getattr(profile.limits, name) for name in profile.limits.__dataclass_fields__},
        "claims": {"jurisdictions": profile.claims.jurisdictions, "terms": dict(profile.claims.terms)},
        "checks": checks,
        "run": {
            "fail-on": settings.fail_on,
            "max": dict(settings.most),
            "min-metric": dict(settings.least_metric),
            "max-metric": dict(settings.most_metric),
            "baseline": settings.baseline,
            "exclude": settings.exclude,
        },
        "suppressions": {
            "file": settings.allow_file,
            "must-fix": "allow" if settings.must_fix_may_stand else "forbid",
            "unused": "fail" if settings.fail_on_unused else "report",
        },
    }
