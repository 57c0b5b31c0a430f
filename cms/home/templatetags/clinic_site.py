"""Template tags that the whole public site uses."""

from django import template

from cms import head, navigation, structured_data

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context):
    """Return the pages in the main menu."""
    return navigation.menu(context["request"])


@register.simple_tag(takes_context=True)
def site_name(context):
    """Return the clinic's name."""
    return head.site_name(context["request"])


@register.filter
def json_ld(data):
    """Write structured data as a script element."""
    return structured_data.script(data)
