"""The front page, and what the whole site says about the clinic."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.articles.blocks import ArticleBody
from cms.articles.metadata import SearchMetadata
from cms.home.presentation import home_context


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


@register_setting(icon="home")
class ClinicDetails(BaseSiteSetting):
    """How to reach the clinic; shown in the header and footer of each page. Its name is the site's name."""

    booking_url = models.URLField(
        "booking address", blank=True, help_text="Where people book. Empty: no booking link is shown."
    )
    telephone = models.CharField(max_length=50, blank=True)
    email = models.EmailField("e-mail", blank=True)
    address = models.TextField(blank=True, help_text="One line per row, as on an envelope.")

    panels = [
        FieldPanel("booking_url"),
        MultiFieldPanel([FieldPanel("telephone"), FieldPanel("email"), FieldPanel("address")], heading="Contact"),
    ]

    class Meta:
        verbose_name = "clinic details"
