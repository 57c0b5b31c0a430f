"""What articles add to the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from cms.articles.library import ClinicLibrary

register_snippet(ClinicLibrary)
