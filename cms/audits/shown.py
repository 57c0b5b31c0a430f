"""How a stored finding is shown: its mark, its words in their sentence, its place, the way to its field."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from django.urls import reverse

from cms.audits.models import AuditFinding
from seo_checks import Category, Severity, Status
from seo_checks.formatters.style import Symbols

CATEGORY_LABELS: Mapping[str, str] = MappingProxyType(
    {Category.CLAIMS.value: "Claims", Category.SEO.value: "SEO", Category.READABILITY.value: "Readability"}
)
CLEARED = Status.CLEARED.value
MARKS: Mapping[Severity, str] = MappingProxyType({severity: Symbols().of(severity) for severity in Severity})
_INPUT = ":is(input:not([type=hidden]), textarea, select, [contenteditable=true], [data-chooser-url])"
_AROUND = 160  # characters of the sentence on each side of the words
_NEAR = 30  # of those before the words, how many a narrow place shows
_WORDS = 400  # characters of the words themselves


@dataclass(frozen=True)
class Excerpt:
    """A sentence in parts, so that the words can be marked in it; `far` can be spared where there is no room."""

    far: str
    before: str
    words: str
    after: str


def excerpt(finding: AuditFinding) -> Excerpt:
    """Return the words in their sentence, shortened where they are longer than a reader needs."""
    if finding.block_start is None or finding.sentence_start is None:
        return Excerpt("", "", _head(finding.quote, _WORDS), "")
    start = finding.block_start - finding.sentence_start
    before, after = _tail(finding.sentence[:start], _AROUND), finding.sentence[start + len(finding.quote) :]
    near = max(0, before.find(" ", len(before) - _NEAR) + 1) if len(before) > _NEAR else 0
    return Excerpt(before[:near], before[near:], _head(finding.quote, _WORDS), _head(after, _AROUND))


def is_cleared(finding: AuditFinding) -> bool:
    """Return whether an entry of the evidence register clears the finding."""
    return finding.status == Status.CLEARED


def evidence(finding: AuditFinding) -> str:
    """Return what the evidence register says of the claim, with the entry; empty where it is silent."""
    says, entry = finding.claim.get("evidence_says", ""), finding.claim.get("evidence_entry")
    return f"{says} (entry {entry})" if says and entry else says


def mark(finding: AuditFinding) -> str:
    """Return the sign of the finding's severity, which is never shown by colour alone."""
    return Symbols().cleared if is_cleared(finding) else MARKS[Severity(finding.severity)]


def severity_label(finding: AuditFinding) -> str:
    """Return the word beside the sign."""
    return CLEARED if is_cleared(finding) else finding.severity


def place(finding: AuditFinding) -> str:
    """Return in words where the finding is."""
    if finding.field_label:
        return finding.field_label
    return "In the page's template, or from another page" if finding.block_role else "The page as a whole"


def field_selector(finding: AuditFinding) -> str:
    """Return a CSS selector of what to focus in the editor: the input of the field, or an inline panel's forms."""
    steps = [step.replace("\\", "\\\\").replace('"', '\\"') for step in finding.contentpath.split(".")]
    field = " ".join(f'[data-contentpath="{step}"]' for step in steps)
    return f'{field} {_INPUT}, [id="id_{steps[0]}-FORMS"]'


def editor_url(finding: AuditFinding) -> str:
    """Return the address of the page's editor, at the finding's field and with the finding open in the panel."""
    query = f"?caveat={quote(finding.fingerprint)}"
    fragment = f"#:w:contentpath={quote(finding.contentpath)}" if finding.contentpath else ""
    return reverse("wagtailadmin_pages:edit", args=[finding.run.page_id]) + query + fragment


def _head(text: str, most: int) -> str:
    """The beginning of a text, without the word that would be cut."""
    return text if len(text) <= most else (text[:most].rsplit(" ", 1)[0].rstrip() or text[:most]) + " …"


def _tail(text: str, most: int) -> str:
    """The end of a text, without the word that would be cut."""
    return text if len(text) <= most else "… " + (text[-most:].split(" ", 1)[-1].lstrip() or text[-most:])
