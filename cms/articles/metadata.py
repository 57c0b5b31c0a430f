"""What search engines and social networks are told about a page, as fields an editor fills in."""

from django.db import models
from wagtail.actions.registry import action_registry
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.head import page_head


class SearchMetadata(models.Model):
    """Mixin for every page type; goes before ``Page`` in the bases."""

    focus_keyphrase = models.CharField(
        max_length=100,
        blank=True,
        help_text="The words people type to find this page, such as “acupuncture for back pain”.",
    )
    keyphrase_synonyms = models.TextField(blank=True, help_text="Other words for the same thing, one per line.")
    canonical_url = models.URLField(
        "canonical address",
        blank=True,
        help_text="Only when the same text is published elsewhere and that place should be found instead.",
    )
    social_image = models.ForeignKey(
        "images.ClinicImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown when the page is shared. 1200 by 630 pixels works everywhere.",
    )
    noindex = models.BooleanField(
        "hide from search engines", default=False, help_text="The page stays public but is left out of search results."
    )

    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("focus_keyphrase"), FieldPanel("keyphrase_synonyms")], heading="Keyphrase"),
        MultiFieldPanel(
            [FieldPanel("social_image"), FieldPanel("canonical_url"), FieldPanel("noindex")],
            heading="Sharing and indexing",
        ),
    ]

    # What social networks call this kind of page.
    social_kind = "website"

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        """Add ``head``, from which the base template fills the document's head."""
        return {**super().get_context(request, *args, **kwargs), "head": page_head(self, request)}

    def publish(self, revision, *args, skip_permission_checks=False, **options):
        """Publish by the registered action, as the API does, so that a gate put there cannot be passed by here."""
        action = action_registry.get_action_class(type(self), "publish")
        return action(revision, *args, **options).execute(skip_permission_checks=skip_permission_checks)

    def get_sitemap_urls(self, request=None):
        """Leave hidden pages out of the sitemap."""
        return [] if self.noindex else super().get_sitemap_urls(request)
