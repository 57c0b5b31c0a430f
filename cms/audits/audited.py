"""Which pages are audited, and in which versions."""

from wagtail.models import Page, get_page_models

from cms.articles.metadata import SearchMetadata
from cms.audits.models import Version


def audited_models() -> list[type[Page]]:
    """Return the page types that search engines and visitors read: those with search metadata."""
    return [model for model in get_page_models() if issubclass(model, SearchMetadata)]


def is_audited(page: Page) -> bool:
    """Return whether the page is audited. An alias says what its source says, so its source is audited alone."""
    return page.alias_of_id is None and issubclass(page.specific_class or Page, SearchMetadata)


def versions_of(page: Page) -> list[Version]:
    """Return the versions in which the page has text of its own: what visitors get, and what may follow it."""
    versions = [Version.LIVE] if page.live else []
    if not page.live or page.has_unpublished_changes:
        versions.append(Version.DRAFT)
    return versions
