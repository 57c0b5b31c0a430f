"""Stub."""


def home_context(page, request):
    """Stub."""
    return {}
