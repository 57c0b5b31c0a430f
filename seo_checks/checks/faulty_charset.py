from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Meta
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import has_own_head, source_of

_IN_CONTENT_TYPE = re.compile(r"charset\s*=\s*[\"']?([^\s\"';]+)", re.IGNORECASE)
_OF_XML = re.compile(r"\s*<\?xml\s[^>]{0,100}\bencoding\s*=")
_READ_AHEAD = 1024  # bytes in which browsers look for the declaration
_DECLARATION = len('<meta charset="utf-8">')


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def faulty_charset(document: Document) -> Iterator[Hit]:
    """Encoding of the text not declared, not UTF-8, or declared too late

    A browser that guesses the encoding wrong shows “CafÃ©” for “Café” and damages names, prices and quotation marks,
    and search engines quote them so.

    The standard asks for UTF-8, declared within the first 1,024 bytes. A declaration that the server sends along counts
    too and cannot be seen here.

    Source: HTML standard, Specifying the document's character encoding <https://html.spec.whatwg.org/multipage/semantics.html#charset>
    Source: W3C, Declaring character encodings in HTML <https://www.w3.org/International/questions/qa-html-encoding-declarations>
    """
    source = source_of(document)
    if source is None or not has_own_head(document):
        return
    declared = [(meta, charset) for meta in document.metas if (charset := _charset(meta))]
    if not declared:
        if not _OF_XML.match(source.text):
            yield Hit(
                None,
                'The page does not declare its encoding: write <meta charset="utf-8"> as the first element of its '
                "head, unless the server sends it along.",
            )
        return
    meta, charset = declared[0]
    other = next(((meta, name) for meta, name in declared if name.lower() not in {"utf-8", "utf8"}), None)
    if other:
        message = f'The page declares the encoding “{other[1]}”: save it as UTF-8 and write <meta charset="utf-8">.'
        yield Hit(other[0].place, message, subject=other[1])
    elif meta.place:
        before = source.text[: source.line_start(meta.place.line) + meta.place.column - 1]
        position = len(before.encode("utf-8", errors="replace"))
        if position + _DECLARATION > _READ_AHEAD:
            yield Hit(
                meta.place,
                f"The encoding is declared {position:,} bytes into the page; browsers look for it in the first "
                f"{_READ_AHEAD:,}. Make it the first element of the head.",
                subject=charset,
            )


def _charset(meta: Meta) -> str:
    if meta.name == "charset":
        return meta.content.strip()
    found = _IN_CONTENT_TYPE.search(meta.content) if meta.name == "content-type" else None
    return found[1] if found else ""
