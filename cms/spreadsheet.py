"""Exports of lists that no spreadsheet computes."""

from seo_checks.formatters.spreadsheet import harmless


class HarmlessCellsMixin:
    """Keeps what people typed from being taken for a formula; for views with Wagtail's exports, before their class."""

    def preprocess_field_value(self, field, value, export_format):
        """Return a cell that no spreadsheet will take for a formula."""
        value = super().preprocess_field_value(field, value, export_format)
        return harmless(value) if isinstance(value, str) else value
