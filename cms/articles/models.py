"""Pages about treatments. What editors may enter lives here; how it is shown lives in ``presentation``."""

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms.articles.blocks import ArticleBody
from cms.articles.metadata import SearchMetadata
from cms.articles.presentation import article_context, index_context
from cms.articles.snippets import Condition, Person, Reference, Treatment

__all__ = [
    "ArticleReference",
    "Condition",
    "Person",
    "Reference",
    "Treatment",
    "TreatmentArticlePage",
    "TreatmentIndexPage",
]


class TreatmentIndexPage(SearchMetadata, Page):
    """Lists the treatment articles under it."""

    introduction = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.TreatmentArticlePage"]

    def get_context(self, request, *args, **kwargs):
        """Add the page of articles that the request asks for."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **index_context(self, request)}


class TreatmentArticlePage(SearchMetadata, Page):
    """An article about a treatment for some conditions: written by one person, medically reviewed by another."""

    summary = models.TextField(help_text="Two or three plain sentences, shown under the title and in lists.")
    treatment = models.ForeignKey(Treatment, null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
    conditions = ParentalManyToManyField(Condition, blank=True, related_name="articles")
    body = StreamField(ArticleBody())
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="authored")
    medical_reviewer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="reviewed"
    )
    last_reviewed = models.DateField(null=True, blank=True, help_text="The day a clinician last checked the article.")
    next_review_due = models.DateField(null=True, blank=True)
    import_source = models.CharField(max_length=500, blank=True, editable=False, db_index=True)
    import_hash = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("treatment"), FieldPanel("conditions", widget=CheckboxSelectMultiple)], heading="Subject"
        ),
        FieldPanel("body"),
    ]
    review_panels = [
        MultiFieldPanel([FieldPanel("author"), FieldPanel("medical_reviewer")], heading="People"),
        FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("next_review_due")], heading="Medical review"),
        InlinePanel(
            "article_references",
            heading="References",
            label="Reference",
            help_text="Numbered in this order. Type [1] or [2, 3] in the text to cite them.",
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(review_panels, heading="Review"),
            ObjectList(SearchMetadata.promote_panels, heading="Promote"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.RelatedFields("treatment", [index.SearchField("name"), index.SearchField("also_known_as")]),
        index.RelatedFields("conditions", [index.SearchField("name"), index.SearchField("also_known_as")]),
        index.FilterField("import_source"),
    ]
    parent_page_types = ["articles.TreatmentIndexPage"]
    subpage_types = []
    social_kind = "article"

    class Meta:
        verbose_name = "treatment article"

    def clean(self):
        """The next review comes after the last."""
        super().clean()
        if self.last_reviewed and self.next_review_due and self.next_review_due <= self.last_reviewed:
            raise ValidationError({"next_review_due": "The next review must be later than the last."})

    def get_context(self, request, *args, **kwargs):
        """Add the rendered body, its sections, references and related articles."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **article_context(self, request)}


class ArticleReference(Orderable):
    """A publication in an article's numbered list."""

    page = ParentalKey(TreatmentArticlePage, on_delete=models.CASCADE, related_name="article_references")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("reference")]
