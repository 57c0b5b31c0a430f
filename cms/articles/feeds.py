"""An Atom feed of the articles that were published or changed last."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from wagtail.models import Site

from cms.articles.models import TreatmentArticlePage
from cms.head import site_name
from cms.navigation import absolute

ENTRIES = 20
# Text pasted from a word processor may hold them; XML has no way to write them.
CONTROLS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"}


class ArticleFeed(Feed):
    """The latest public articles of the site."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> HttpRequest:
        """Keep the request: the feed's addresses and title depend on its site."""
        return request

    def title(self, request):
        return f"Articles — {site_name(request)}"

    def subtitle(self, request):
        return Site.find_for_request(request).root_page.search_description

    def author_name(self, request):
        return site_name(request)

    def link(self, request):
        return absolute("/", request)

    def feed_url(self, request):
        return absolute(reverse("feed"), request)

    def items(self, request):
        site = Site.find_for_request(request)
        articles = TreatmentArticlePage.objects.descendant_of(site.root_page).live().public()
        articles = articles.defer_streamfields().select_related("author")
        return articles.order_by("-last_published_at", "-pk")[:ENTRIES]

    def item_title(self, article):
        return article.title.translate(CONTROLS)

    def item_description(self, article):
        return escape(article.summary.translate(CONTROLS))  # a feed's summary is HTML

    def item_author_name(self, article):
        return article.author.name.translate(CONTROLS) if article.author else None

    def item_link(self, article):
        return article.full_url

    def item_pubdate(self, article):
        return article.first_published_at

    def item_updateddate(self, article):
        return article.last_published_at
