"""The desk's place in the admin's menu, with the number of must-fix claims that are open."""

from django.urls import reverse
from wagtail.admin.menu import MenuItem

from cms.compliance.desk.queue import open_must_fix
from cms.compliance.desk.views import may_open


class DeskMenuItem(MenuItem):
    """Shown to those whom the desk is for; it counts only what they may see."""

    def __init__(self) -> None:
        """Point at the desk."""
        super().__init__(
            "Compliance desk",
            reverse("compliance_desk"),
            name="compliance-desk",
            classname="compliance-desk-item",
            icon_name="clipboard-list",
            order=101,
        )

    def is_shown(self, request) -> bool:
        """Return whether the user may open the desk."""
        return may_open(request.user)

    def render_component(self, request):
        """Add the number to the words; the item itself is shared by all users."""
        component = super().render_component(request)
        number = open_must_fix(request.user)
        component.label = f"{self.label} ({number:,})" if number else self.label
        return component
