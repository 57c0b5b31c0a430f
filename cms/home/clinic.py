"""What the whole site says about the clinic."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class ClinicDetails(BaseSiteSetting):
    """How to reach the clinic, and what else its pages share. Its name is the site's name."""

    select_related = ["editorial_policy", "social_image"]

    booking_url = models.URLField(
        "booking address", blank=True, help_text="Where people book. Empty: no booking link is shown."
    )
    telephone = models.CharField(max_length=50, blank=True)
    email = models.EmailField("e-mail", blank=True)
    address = models.TextField(blank=True, help_text="One line per row, as on an envelope.")
    editorial_policy = models.ForeignKey(
        "home.InformationPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The page that says how articles are written and reviewed. Each article links to it.",
    )
    social_image = models.ForeignKey(
        "images.ClinicImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown when a page without a picture of its own is shared. 1200 by 630 pixels works everywhere.",
    )

    panels = [
        FieldPanel("booking_url"),
        MultiFieldPanel([FieldPanel("telephone"), FieldPanel("email"), FieldPanel("address")], heading="Contact"),
        FieldPanel("editorial_policy"),
        FieldPanel("social_image"),
    ]

    class Meta:
        verbose_name = "clinic details"

    @property
    def published_policy(self):
        """Return the editorial policy once visitors can read it, else None."""
        return self.editorial_policy if self.editorial_policy and self.editorial_policy.live else None
