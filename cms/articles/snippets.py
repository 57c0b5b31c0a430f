"""The clinic library: what is treated, how, by whom, and on what grounds."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.fields import RichTextField
from wagtail.search import index


class LibraryTerm(index.Indexed, models.Model):
    """A thing with a name, other names and a short description."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    also_known_as = models.TextField(blank=True, help_text="Other names, one per line.")
    summary = models.TextField(blank=True)

    panels = [
        TitleFieldPanel("name"),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("also_known_as"),
        FieldPanel("summary"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("also_known_as"),
        index.SearchField("summary"),
    ]

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class Treatment(LibraryTerm):
    """Something the clinic does, such as acupuncture."""


class Condition(LibraryTerm):
    """Something people come with, such as back pain."""


class Person(index.Indexed, models.Model):
    """An author or medical reviewer, with the registration that lets readers check who they are."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    job_title = models.CharField(max_length=200, blank=True)
    credentials = models.CharField(
        max_length=200, blank=True, help_text="Letters after the name, such as “MBBS, MRCGP”."
    )
    registration_body = models.CharField(max_length=200, blank=True, help_text="Such as “General Medical Council”.")
    registration_number = models.CharField(max_length=100, blank=True)
    registration_url = models.URLField(
        "registration address", blank=True, help_text="This person's entry in the public register."
    )
    biography = RichTextField(blank=True, features=["bold", "italic", "link", "ol", "ul"])
    photo = models.ForeignKey("images.ClinicImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    panels = [
        TitleFieldPanel("name"),
        FieldPanel("slug", widget=SlugInput),
        FieldRowPanel([FieldPanel("job_title"), FieldPanel("credentials")]),
        MultiFieldPanel(
            [
                FieldPanel("registration_body"),
                FieldPanel("registration_number"),
                FieldPanel("registration_url"),
            ],
            heading="Professional registration",
        ),
        FieldPanel("biography"),
        FieldPanel("photo"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("job_title"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("person", args=[self.slug])


class Reference(index.Indexed, models.Model):
    """A publication that an article cites."""

    title = models.CharField(max_length=500)
    authors = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Journal, publisher or organisation.")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    doi = models.CharField(
        "DOI",
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^10\.\d+/\S+$", "Give the DOI itself, which starts with “10.”, not its address.")],
        help_text="Such as 10.1002/14651858.CD001218.",
    )
    pmid = models.CharField(
        "PubMed ID",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^\d+$", "Give the number alone.")],
    )
    url = models.URLField("web address", max_length=500, blank=True)
    accessed = models.DateField(null=True, blank=True, help_text="For web pages: the day they were read.")

    panels = [
        FieldPanel("title"),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("doi"), FieldPanel("pmid")]),
        FieldRowPanel([FieldPanel("url"), FieldPanel("accessed")]),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("authors"),
        index.SearchField("source"),
        index.SearchField("doi"),
        index.SearchField("pmid"),
    ]

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return f"{self.title} ({self.year})" if self.year else self.title

    @property
    def link(self) -> str:
        """Return where the publication can be read: by DOI, else on PubMed, else the plain address."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url
