"""A measurement for programs, as one JSON object:

    schema        "caveat-evaluation/1"
    tool          name, version and ruleset, as in the JSON report of `caveat check`
    profile       the profile's name
    corpora       the files measured, as they were named
    selection     which sites were measured, in words; "" for all
    pooled        a row (below) for all sentences
    parts         for each of site, category and group the list of its rows
    misses        where asked for: total, and under `shown` the worst sentences (below); else null
    false_alarms  the same
    thresholds    list of: figure, least, value, met
    elsewhere     number of findings that point at no labelled sentence, such as those in titles
    problems      list of page and problem: what could not be judged in full

A row:

    name       of the site, category or group; null for the sentences that have none, and in `pooled`
    sentences  counted, `either` left out; so are pages, sites and words
    labels     number of sentences by label; must, should, no, either
    confusion  by label (must, should, no), the number of sentences by worst finding: must-fix, review, advice, none
    findings   number of findings by severity
    resampled  what the intervals were drawn by: unit (site, page or sentence; sentences that have no such unit were
               drawn by the next finer one) and count
    figures    by key, as in `figures.FIGURES`: value, low and high (95 % interval), numerator, denominator. Value and
               bounds are null where there is nothing to tell them from. Rates are per 1,000 words. The rows of
               categories lack what cannot be told for sentences chosen by their labels, such as precision.

A sentence:

    id, site, page, group, role, flag, category, text, span    as in the corpus
    findings  list of: rule, severity, start and end in the text, quote
"""

from __future__ import annotations

import json
from typing import Any

from seo_checks import Severity
from tools.evaluation.judging import Judged
from tools.evaluation.labels import Flag
from tools.evaluation.measurement import Row
from tools.evaluation.outcome import Listing, Outcome

SCHEMA = "caveat-evaluation/1"
_DIGITS = 4


def as_json(outcome: Outcome) -> str:
    """The whole outcome."""
    return json.dumps(_outcome(outcome), ensure_ascii=False, indent=2) + "\n"


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "caveat", "version": outcome.version, "ruleset": outcome.ruleset},
        "profile": outcome.profile,
        "corpora": list(outcome.corpora),
        "selection": outcome.selection,
        "pooled": _row(outcome.pooled),
        "parts": {part: [_row(row) for row in rows] for part, rows in outcome.parts.items()},
        "misses": _listing(outcome.misses),
        "false_alarms": _listing(outcome.false_alarms),
        "thresholds": [
            {"figure": one.figure, "least": one.least, "value": _rounded(one.value), "met": one.met}
            for one in outcome.thresholds
        ],
        "elsewhere": outcome.elsewhere,
        "problems": [{"page": page, "problem": problem} for page, problem in outcome.problems],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "sentences": row.sentences,
        "pages": row.pages,
        "sites": row.sites,
        "words": row.words,
        "labels": {flag.value: row.labels.get(flag, 0) for flag in Flag},
        "confusion": {
            flag.value: {
                verdict.value if verdict else "none": row.confusion.get((flag, verdict), 0)
                for verdict in (*Severity, None)
            }
            for flag in Flag
            if flag is not Flag.EITHER
        },
        "findings": {severity.value: row.findings.get(severity, 0) for severity in Severity},
        "resampled": {"unit": row.resampled.unit, "count": len(row.resampled.members)},
        "figures": {
            key: {
                "value": _rounded(estimate.value),
                "low": _rounded(estimate.low),
                "high": _rounded(estimate.high),
                "numerator": _rounded(estimate.numerator),
                "denominator": _rounded(estimate.denominator),
            }
            for key, estimate in row.estimates.items()
        },
    }


def _listing(listing: Listing | None) -> dict[str, Any] | None:
    return None if listing is None else {"total": listing.total, "shown": [_sentence(one) for one in listing.shown]}


def _sentence(one: Judged) -> dict[str, Any]:
    sentence = one.sentence
    return {
        "id": sentence.id,
        "site": sentence.site,
        "page": sentence.page or sentence.doc,
        "group": sentence.group,
        "role": sentence.role,
        "flag": sentence.flag.value,
        "category": list(sentence.categories),
        "text": sentence.text,
        "span": list(sentence.span) if sentence.span else None,
        "findings": [
            {
                "rule": fired.rule,
                "severity": fired.severity.value,
                "start": fired.start,
                "end": fired.end,
                "quote": sentence.text[fired.start : fired.end],
            }
            for fired in one.fired
        ],
    }


def _rounded(value: float | None) -> float | None:
    """As exact as figures of sentences can be, and alike on every machine; whole numbers stay whole."""
    if value is None:
        return None
    rounded = round(float(value), _DIGITS)
    return int(rounded) if rounded.is_integer() else rounded
