"""The front page, and the pages about the clinic itself."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.articles.blocks import ArticleBody
from cms.articles.metadata import SearchMetadata
from cms.home.clinic import ClinicDetails
from cms.home.presentation import home_context, information_context

__all__ = ["ClinicDetails", "HomePage", "InformationPage"]


class HomePage(SearchMetadata, Page):
    """The clinic's front page."""

    introduction = models.TextField(blank=True)
    body = StreamField(ArticleBody(required=False), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.TreatmentIndexPage", "home.InformationPage"]

    def get_context(self, request, *args, **kwargs):
        """Add the treatment indexes and the articles reviewed last."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **home_context(self, request)}


class InformationPage(SearchMetadata, Page):
    """A page about the clinic rather than a treatment: how articles are written, privacy, accessibility."""

    introduction = models.TextField(blank=True)
    body = StreamField(ArticleBody())

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    def get_context(self, request, *args, **kwargs):
        """Add the rendered body and its sections."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **information_context(self, request)}
