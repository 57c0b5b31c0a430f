"""What a decision rested on beside its sentence: how the rule judged the words, and what the evidence said of them."""

from typing import Any

from cms.audits.models import AuditFinding


def grounds_of(finding: AuditFinding) -> dict[str, Any]:
    """Return, as JSON, what of a finding makes a decision on it lapse when it changes; mere wording does not."""
    return {
        "severity": finding.severity,
        "sources": sorted(source.get("id", "") for source in finding.sources),
        "evidence": finding.claim.get("evidence", ""),
        "entry": finding.claim.get("evidence_entry", ""),
        "steps": finding.claim.get("steps_above_evidence", 0),
    }


def changed_grounds(then: dict[str, Any], now: dict[str, Any]) -> str:
    """Say what has changed since a decision; empty where nothing has, or where nothing was kept of its grounds."""
    if not then:
        return ""
    changed = {key for key in now if then.get(key) != now[key]}
    said = []
    if "severity" in changed:
        said.append(f"The rule has changed: it now says {now['severity']}, and said {then['severity']}.")
    elif "sources" in changed:
        said.append("The rule has changed: it rests on other provisions.")
    if changed & {"evidence", "entry", "steps"}:
        said.append("The evidence on file for these words has changed.")
    return " ".join(said)
