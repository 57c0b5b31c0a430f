"""What goes into a document's head."""


def page_head(page, request):
    """Stub."""
    return None
