"""What the elements of HTML mean for a reader."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}
DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "title",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
}
TABLE_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"}
BLOCKS = {
    "html", "body", "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "section", "article", "header", "footer",
    "main", "aside", "nav", "blockquote", "figure", "figcaption", "form", "fieldset", "legend", "address", "hr",
    "pre", "center", "details", "summary", "option", "select", "button", "textarea", "frameset", "iframe",
    *TABLE_PARTS, *HEADINGS,
}  # fmt: skip

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


def tag_of(element: Element) -> str:
    """The lower-case tag; "" for what is not an element."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_hidden(element: Element) -> bool:
    """Whether the page itself says that the element is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(str(element.get("style") or "")))
