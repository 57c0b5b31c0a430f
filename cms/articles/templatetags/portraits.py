"""What stands for a person without a photo."""

from django import template

register = template.Library()

TITLES = {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame"}


@register.filter
def initials(name: str) -> str:
    """Return the first letters of somebody's first and last name, without their title: “Dr Ana de Souza” is “AS”."""
    words = [word for word in name.split() if word.rstrip(".").lower() not in TITLES]
    return "".join(word[0].upper() for word in dict.fromkeys([*words[:1], *words[-1:]]))
