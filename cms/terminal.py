"""Text of others, shown in a terminal."""


def printable(text: str) -> str:
    """Return the text without what a terminal obeys, by which it could hide what is said beside it."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
