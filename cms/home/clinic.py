"""What the whole site says about the clinic."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


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
