"""How grave a claim is: computed from the wording, the circumstances that it stands in, and who reads it where."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType
from typing import NamedTuple

from seo_checks.claims.rule import ClaimRule, Policy, Wording
from seo_checks.findings import Severity

_BELOW = MappingProxyType(
    {Severity.MUST_FIX: Severity.REVIEW, Severity.REVIEW: Severity.ADVICE, Severity.ADVICE: Severity.ADVICE}
)


class Circumstances(NamedTuple):
    """What surrounds a claim.

    `raised`: the sentence names what raises it, such as a serious disease or a vulnerable group. `hedged`: "may",
    "can", "aims to" and the like. `conventional`: ordinary care is what acts. `cited`: a source that can be followed.
    `informing`: the page sells nothing, as a public body's does, and the sentence is not in its writer's voice.
    """

    raised: bool = False
    hedged: bool = False
    conventional: bool = False
    cited: bool = False
    informing: bool = False


def severity_of(wording: Wording, circumstances: Circumstances) -> Severity | None:
    """The severity of a wording in its circumstances; None where they make it no claim.

    A hedge and ordinary care make review of must-fix and leave review as it is: a person still looks. A source to
    follow lowers either by one level. What is raised by whom or what it is about is must-fix, hedged or not. What a
    page says that only informs is advice at most.
    """
    severity = Severity.MUST_FIX if circumstances.raised else wording.severity
    if not circumstances.raised:
        milder = ((circumstances.hedged, wording.hedged), (circumstances.conventional, wording.conventional))
        for applies, policy in milder:
            if applies and policy is Policy.CLEARS:
                return None
            if applies and policy is Policy.LOWERS and severity is Severity.MUST_FIX:
                severity = Severity.REVIEW
    if circumstances.cited and wording.cited is not Policy.KEEPS:
        if wording.cited is Policy.CLEARS:
            return None
        severity = _BELOW[severity]
    if circumstances.informing:
        severity = Severity.ADVICE
    return severity


def severity_within(severity: Severity, rule: ClaimRule, jurisdictions: Collection[str]) -> Severity:
    """The severity where these jurisdictions' readers are addressed: the strictest of them decides."""
    if severity is Severity.REVIEW and any(name in rule.stricter for name in jurisdictions):
        return Severity.MUST_FIX
    if severity is Severity.MUST_FIX and rule.laxer and all(name in rule.laxer for name in jurisdictions):
        return Severity.REVIEW
    return severity
