"""The findings of one check on a page whose address is known."""

from __future__ import annotations

from seo_checks import Finding, Profile, audit
from seo_checks.about import About
from seo_checks.profile import CheckSettings

ADDRESS = "https://elm.example/treatments/acupuncture/"


def findings_at(check: str, text: str, address: str = ADDRESS, **options: object) -> list[Finding]:
    """What one check, run with `options`, finds on a page that stands at `address`."""
    profile = Profile(checks={check: CheckSettings(options=options)}).only([check])
    report = audit(text, profile=profile, about=About(address=address))
    assert not report.problems
    return list(report.findings)
