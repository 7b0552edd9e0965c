"""Names and small readings of WordprocessingML, transitional and strict alike."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

# Wrappers whose content stands where they stand: content controls, accepted insertions, tags.
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
# What a reader of the final text does not see.
REMOVED = {"del", "moveFrom"}


def local(element: Element) -> str:
    """The tag without its namespace (strict and transitional files differ only in that)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def value(element: Element | None, *path: str, attribute: str = "val") -> str | None:
    """An attribute (by local name) of the element at the end of a path."""
    found = child(element, *path)
    return None if found is None else attribute_of(found, attribute)


def attribute_of(element: Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, text in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return None


def number(text: str | None, default: int = 0) -> int:
    """A whole number as Office writes it; anything else is `default`."""
    digits = (text or "").strip()
    unsigned = digits.removeprefix("-")
    is_number = unsigned.isascii() and unsigned.isdigit() and len(unsigned) <= 9
    return int(digits) if is_number else default


def is_on(element: Element | None, *path: str) -> bool:
    """Whether a toggle property is there and not switched off."""
    found = child(element, *path)
    return found is not None and attribute_of(found, "val") not in ("0", "false", "off", "none")


def content_of(container: Element) -> Iterator[Element]:
    """Children of a container with wrappers opened and removed content left out."""
    for element in container.iterchildren():
        name = local(element)
        if name in _WRAPPERS:
            yield from content_of(element)
        elif name not in REMOVED:
            yield element
