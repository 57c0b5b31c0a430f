"""The keys of a configuration as a Markdown page, and how a team adds rules of its own without code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tools.configuration.schema import config_schema

_PAGE = """\
<!-- Written by `caveat docs` from tools/configuration_page.py and tools/configuration/schema.py. -->

# Configuration

Caveat reads `caveat.toml`, or `[tool.caveat]` in `pyproject.toml`: for each page the nearest one from its folder
upwards, or the one that `--config FILE` names. `caveat init` writes one with comments, `caveat config PATH` shows
what holds for a page and which file each value comes from, `caveat schema --config` prints the JSON Schema with which
editors complete and check it. Options of the command line take precedence. A key that Caveat does not know is an
error that names the nearest one: a misspelt rule is never a rule that is silently off.

## House rules without code

What a clinic's compliance team wants to be different is written in that file and reviewed like any other change. The
CMS reads the same file: it passes over `run` and `suppressions`, and refuses one with `extends` or `overrides`.

**Whose provisions count.** The strictest jurisdiction named decides how grave a claim is, and all of them are cited.

```toml
[claims]
jurisdictions = ["UK", "IE"]
```

**A rule stricter, milder, or off.** `caveat rules` lists their ids, `caveat rule ID` explains one with its options; so
does [RULES.md](../seo_checks/RULES.md) with a page for each.

```toml
[checks.superlative-novelty]
severity = "must-fix"

[checks.reading-grade]
max_grade = 8.0

[checks.generic-link-text]
enabled = false
```

**Words of your own**: treatments, products and devices that the rules do not know, by list of
`seo_checks/claims/concepts`. Most are wanted in `treatment`, `alternative`, `product`, `procedure`, `condition` or
`clinician`. A rule about treatments then holds for them, too.

```toml
[claims.terms]
alternative = ["sole stroking"]
product = ["Wetherlow balm"]
```

**Evidence that you hold.** A register beside the file clears claims that go no further than it, until they expire:
see `evidence` in the README.

```toml
[claims]
evidence = "evidence.yaml"
```

**Exceptions for some paths.** Later ones win; patterns are those of `.gitignore`, from the file's folder.

```toml
[[overrides]]
paths = ["blog/**"]
[overrides.checks.missing-medical-reviewer]
enabled = false
```

**What may stand, and why.** In the page, for the block that the comment stands in or before, or in a file of its own.
Rule and reason are mandatory. On the day after `until` the finding is open again, and what nothing needs any more is
named.

```html
<!-- caveat-allow permanence-recurrence: the title of a book [owner: J. Doe, until: 2027-03-01] -->
```

```toml
# caveat-allow.toml, which suppressions.file names
[[allow]]
rule = "permanence-recurrence"
reason = "The title of a book"
quote = "never comes back"      # or fingerprint = "…", as reports have it
page = "books/*"                # optional
owner = "J. Doe"                # optional
until = 2027-03-01              # optional
```

A team that wants nothing grave to be let stand sets `suppressions.must-fix = "forbid"`; one that wants no leftovers,
`suppressions.unused = "fail"`.

**One configuration for several sites.** `extends = "../house.toml"` builds on another file: tables are joined, other
values replaced, and relative paths start from the file that they are written in.

**An old site.** `caveat baseline PATH` writes down what is there today. With `run.baseline`, only what is new fails.

## Every key

"""
_STOPS = {
    "checks": [
        ("checks.RULE.enabled", "true or false", "Whether a rule runs."),
        ("checks.RULE.severity", "must-fix, review, advice", "What its findings are, whatever their wording."),
        ("checks.RULE.OPTION", "as the rule says", "An option of the rule: see [its page](../seo_checks/RULES.md)."),
    ],
    "claims.terms": [("claims.terms.LIST", "list of strings", "Words of the site's own, by list of concepts.")],
    "overrides": [
        ("overrides.paths", "list of strings", "The paths that an entry of `[[overrides]]` is for; mandatory in it."),
        ("overrides.…", "as above", "What is different there: any key of the profile, which are those above."),
    ],
}
_TYPES = {"string": "string", "integer": "whole number", "number": "number", "boolean": "true or false"}


def configuration_page() -> str:
    """The page."""
    rows = (f"| `{key}` | {value} | {says} |" for key, value, says in _rows(config_schema()["properties"], ""))
    return "\n".join([f"{_PAGE}| key | value | what it says |", "|---|---|---|", *rows]) + "\n"


def _rows(properties: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str, str]]:
    for name, schema in properties.items():
        key = f"{prefix}{name}"
        if key in _STOPS:
            yield from _STOPS[key]
        elif "properties" in schema:
            yield from _rows(schema["properties"], f"{key}.")
        else:
            shown = f"{key}.NAME" if schema.get("type") == "object" else key
            yield shown, _value(schema), schema["description"]


def _value(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema["type"] == "array":
        return f"list of {', '.join(schema['items']['enum'])}" if "enum" in schema["items"] else "list of strings"
    if schema["type"] == "object":
        return "number"
    default = f"; {json.dumps(schema['default'])}" if "default" in schema else ""
    return f"{_TYPES[schema['type']]}{default}"
