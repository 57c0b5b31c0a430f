"""Where the editor's desk joins Wagtail's admin. Nothing is decided here."""

from wagtail import hooks

from cms.editor.page_views import page_viewsets


@hooks.register("register_admin_viewset")
def register_page_viewsets():
    """Give the editor of audited pages what Caveat adds to it."""
    return page_viewsets()
