"""Remembers what imports wrote on a page, to tell whether an editor has changed it since.

Each import leaves its mark in the page's log: a fingerprint of the fields that an import sets.
"""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from cms.articles.models import TreatmentArticlePage
from cms.users.models import User

MARK = "import_fingerprint"
IMPORTED_FIELDS = (
    "title",
    "seo_title",
    "search_description",
    "focus_keyphrase",
    "keyphrase_synonyms",
    "canonical_url",
    "noindex",
    "summary",
    "treatment",
    "author",
    "medical_reviewer",
    "last_reviewed",
    "next_review_due",
)


def fingerprint(page: TreatmentArticlePage) -> str:
    """Return what identifies the content of a page that an import sets."""
    data = page.serializable_data()
    content = {
        **{name: data[name] for name in IMPORTED_FIELDS},
        "body": json.loads(data["body"]),
        "conditions": sorted(data["conditions"]),
        "references": [entry["reference"] for entry in data["article_references"]],
    }
    # Browsers send the line ends of text fields in their own way.
    text = json.dumps(content, sort_keys=True, cls=DjangoJSONEncoder).replace("\\r\\n", "\\n")
    return hashlib.sha256(text.encode()).hexdigest()


def record_import(page: TreatmentArticlePage, action: str, revision: Revision, user: User | None) -> None:
    """Write an import into the page's log."""
    data = {MARK: fingerprint(page), "import_source": page.import_source, "import_hash": page.import_hash}
    log(instance=page, action=action, user=user, data=data, revision=revision, content_changed=True)


def is_edited_since_import(page: TreatmentArticlePage, latest: TreatmentArticlePage) -> bool:
    """Tell whether the page, or its latest draft, says anything else than imports wrote."""
    entries = PageLogEntry.objects.filter(page_id=page.pk, data__has_key=MARK).order_by("timestamp", "pk")
    marks = [entry.data[MARK] for entry in entries]
    return not marks or fingerprint(latest) != marks[-1] or fingerprint(page) not in marks
