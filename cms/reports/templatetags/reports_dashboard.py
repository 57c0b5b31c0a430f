"""How the compliance dashboard writes numbers and stretches of time."""

from datetime import timedelta

from django import template

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """Return a whole number with its thousands parted, as plots and other lists have it."""
    return f"{number:,}"


@register.filter
def span(time: timedelta) -> str:
    """Return a stretch of time in the unit that says most: minutes, hours, or days from two on."""
    hours = time.total_seconds() / 3600
    if 60 * hours < 1:
        return "less than a minute"
    if hours >= 48:
        return f"{hours / 24:.1f}".removesuffix(".0") + " days"
    number, unit = (round(hours), "hour") if hours >= 1 else (round(60 * hours), "minute")
    return f"{number} {unit}{'' if number == 1 else 's'}"
