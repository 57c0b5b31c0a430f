"""What the site answers, so that answers can be compared."""

import re
from difflib import unified_diff
from io import BytesIO
from zipfile import ZipFile

from django.urls import reverse


def is_refused(response) -> bool:
    """Whether somebody was turned away: told so, shown the form again, or sent to sign in or to the first page."""
    if response.status_code == 302:
        return response["Location"].split("?")[0] in {reverse("wagtailadmin_login"), reverse("wagtailadmin_home")}
    has_faults = response.context is not None and getattr(response.context.get("form"), "errors", None)
    return bool(has_faults) or response.status_code in {400, 401, 403, 404}


def body(response) -> str:
    """What a response says; of a workbook, what its parts say."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as book:
            content = b"".join(book.read(name) for name in sorted(book.namelist()) if name.startswith("xl/"))
    return content.decode(errors="replace")


def plain(text: str) -> str:
    """What a page says, without what is new each time it is asked for."""
    text = re.sub(r'(csrfmiddlewaretoken"? value=|nonce=)"[^"]*"|"CSRF_TOKEN": "[^"]*"', "", text)
    return re.sub(r"\d{2}:\d{2}(:\d{2})?|editing-sessions/[^\"]*", "", text)


def difference(before: str, after: str) -> list[str]:
    """The lines that are not in both."""
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line.strip() for line in lines if line.strip("+- @")][2:]
