"""What tests of the desk share: claims to decide, and what the desk shows of them."""

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditFinding, Version
from tests.cms.factories import RISKY, RULE, make_article

URL = "/admin/compliance/desk/"


def make_claim(summary: str = RISKY, *, rule: str = RULE, **fields) -> AuditFinding:
    """Return a claim of a live article that was audited."""
    article = make_article(summary=summary, **fields)
    return audit_page(article, Version.LIVE).findings.filter(rule=rule).first()


def key_of(finding: AuditFinding) -> str:
    """Return how the desk names a claim in addresses."""
    return f"{finding.run.page_id}-{finding.fingerprint}"


def desk(client: Client, **query) -> BeautifulSoup:
    """Return the desk as a browser shows it."""
    response = client.get(URL, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def text_of(node) -> str:
    """The text of a node, white space collapsed."""
    return " ".join(node.get_text(" ").split())


def groups(client: Client, **query) -> list[str]:
    """The groups that the desk lists."""
    return [text_of(group) for group in desk(client, **query).select(".desk__group")]


def act(client: Client, finding: AuditFinding, act: str, *, also=(), **said):
    """Send an act from the desk; return the response."""
    claims = [key_of(finding), *map(key_of, also)]
    return client.post(f"{URL}?claim={claims[0]}", {"claims": claims, "act": act, **said})


def stored(page: Page) -> Page:
    """The page as the database has it now."""
    return Page.objects.get(pk=page.pk).specific
