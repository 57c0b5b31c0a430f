"""The front page."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.articles.blocks import ArticleBody
from cms.articles.metadata import SearchMetadata
from cms.home.clinic import ClinicDetails
from cms.home.presentation import home_context

__all__ = ["ClinicDetails", "HomePage"]


class HomePage(SearchMetadata, Page):
    """The clinic's front page."""

    introduction = models.TextField(blank=True)
    body = StreamField(ArticleBody(required=False), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.TreatmentIndexPage"]

    def get_context(self, request, *args, **kwargs):
        """Add the treatment indexes and the articles reviewed last."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **home_context(self, request)}
