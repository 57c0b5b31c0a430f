"""Stub."""


def article_context(page, request):
    """Stub."""
    return {}


def index_context(page, request):
    """Stub."""
    return {}
