"""The badge in the header of the page editor: how much must be fixed."""

from django.utils.functional import cached_property
from django.utils.html import format_html
from wagtail.admin.widgets.button import HeaderButton

from cms.audits.shown import MARKS
from seo_checks import Severity


class WithMustFixBadge:
    """Mixin for editors of pages that exist, beside the one that gives them the panel: its number is the badge's."""

    @cached_property
    def header_buttons(self):
        """Add the badge."""
        return [*super().header_buttons, must_fix_badge(self.audit_panel.state.must_fix)]


def must_fix_badge(number: int) -> HeaderButton:
    """Return a button that says the number and opens the panel; hidden at zero, where a script may yet show it."""
    label = format_html(
        '<span class="caveat-severity caveat-severity--{severity}"><span aria-hidden="true">{mark}</span> '
        '<span data-caveat-badge-number>{number}</span> {severity}</span><span class="w-sr-only">: open Caveat</span>',
        mark=MARKS[Severity.MUST_FIX],
        number=number,
        severity=Severity.MUST_FIX.value,
    )
    return HeaderButton(
        label, classname="caveat-badge", attrs={"data-caveat-badge": True, "hidden": number == 0}, priority=5
    )
