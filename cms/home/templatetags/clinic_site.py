"""Template tags that the whole public site uses."""

from django import template

from cms import head, navigation, structured_data

register = template.Library()


@register.simple_tag(takes_context=True)
def top_pages(context):
    """Return the pages that the main menu and the footer lead to."""
    return navigation.top_pages(context["request"])


@register.simple_tag(takes_context=True)
def site_name(context):
    """Return the clinic's name."""
    return head.site_name(context["request"])


@register.filter
def json_ld(data):
    """Write structured data as a script element."""
    return structured_data.script(data)
