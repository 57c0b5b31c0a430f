"""Reads settings from environment variables, with errors that say what to do."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def required(name: str, hint: str) -> str:
    """Return the variable, or stop with a message that names it and says how to set it."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {hint}")
    return value


def flag(name: str, default: bool) -> bool:
    """Return a yes/no variable: 1, true, yes, on; 0, false, no, off."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Use 1 or 0.")


def integer(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name, "").strip()
    try:
        return int(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Use a whole number.") from None


def listed(value: str) -> list[str]:
    """Split a comma-separated value; spaces and empty parts are dropped."""
    return [part.strip() for part in value.split(",") if part.strip()]


def local_secret_key(path: Path) -> str:
    """Return this machine's own development key; made on first use, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: of two processes that start at once, one writes and the other reads.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
