"""Images with a description, used as alternative text where an article gives no other."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class ClinicImage(AbstractImage):
    """An image in the clinic's library."""

    admin_form_fields = Image.admin_form_fields


class ClinicRendition(AbstractRendition):
    """One size of an image."""

    image = models.ForeignKey(ClinicImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_clinic_rendition")
        ]
