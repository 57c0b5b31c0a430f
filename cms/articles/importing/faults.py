"""Why a file is not imported."""

from seo_checks.errors import CaveatError


class ImportFault(CaveatError):
    """A file that cannot be imported, and what to do about it."""
