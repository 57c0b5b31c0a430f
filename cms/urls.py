"""Every address of the site."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms.articles.feeds import ArticleFeed
from cms.articles.sitemaps import PeopleSitemap
from cms.articles.views import person
from cms.home.views import robots
from cms.search.views import search

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("search/", search, name="search"),
    path("people/<slug:slug>/", person, name="person"),
    path("feed/", ArticleFeed(), name="feed"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": Sitemap, "people": PeopleSitemap}}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    # Only while developing: in production this is an empty list.
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]
