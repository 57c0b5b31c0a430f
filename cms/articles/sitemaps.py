"""The part of the sitemap that Wagtail's pages do not cover."""

from wagtail.contrib.sitemaps import Sitemap

from cms.articles.views import public_people
from cms.navigation import absolute


class PeopleSitemap(Sitemap):
    """The profiles of authors and medical reviewers."""

    def items(self):
        """Return everybody with a public profile."""
        return public_people()

    def _urls(self, page, protocol, domain):
        # Wagtail's own method asks each item for its addresses; people are not pages.
        people = self.paginator.page(page).object_list
        return [{"location": absolute(person.get_absolute_url(), self.request)} for person in people]
