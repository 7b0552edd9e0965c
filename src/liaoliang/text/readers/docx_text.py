"""The text inside a Word paragraph: what a reader of the final document sees, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from liaoliang.errors import gettext_noop
from liaoliang.text.readers.wordprocessing import REMOVED, Element, attribute_of, child, is_on, local

HIDDEN = gettext_noop("文档中设为隐藏的文字（{count} 处）没有读入")
DELETED = gettext_noop("修订中已删除的文字（{count} 处）没有读入")
PICTURES = gettext_noop("文档中有 {count} 张图片，图中的文字没有读入")
OBJECTS = gettext_noop("文档中有 {count} 个嵌入对象，其内容没有读入")
SYMBOLS = gettext_noop("文档中有 {count} 个符号字体的字符无法转为文字，已略去")

# Box and tick marks of the symbol fonts, as forms use them.
_WINGDINGS = {
    0xFC: "✓",
    0xFE: "☑",
    0xFD: "☒",
    0xFB: "✗",
    0xA8: "☐",
    0x6F: "☐",
    0x52: "☑",
    0xA3: "☐",
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
}
_PRIVATE_USE = 0xF000
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
# Properties, field codes and pronunciation carry no text of the document.
_SKIPPED = {"pPr", "rPr", "instrText", "delInstrText", "rt", "rubyPr", "sectPr", "sdtPr", "fldData", "tblPr"}
_PICTURES = {"pic", "imagedata"}
_OBJECTS = {"OLEObject", "control"}


@dataclass(slots=True)
class Inline:
    """The text of one paragraph, the text boxes anchored in it and the notes it refers to."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The parts in order; line breaks are kept as line feeds."""
        return "".join(self.parts)


def read_inline(paragraph: Element, left_out: Counter[str]) -> Inline:
    """Gather a paragraph's text; `left_out` counts what was not read, by warning."""
    found = Inline()
    for item in _visible(paragraph, left_out):
        name = local(item)
        if name == "t":
            found.parts.append(item.text or "")
        elif name in _BREAKS:
            found.parts.append("" if attribute_of(item, "type") in ("page", "column") else _BREAKS[name])
        elif name == "sym":
            found.parts.append(_symbol(item, left_out))
        elif name == "txbxContent":
            found.boxes.append(item)
        elif name in ("footnoteReference", "endnoteReference"):
            found.notes.append((name.removesuffix("Reference"), attribute_of(item, "id") or ""))
    return found


def _visible(element: Element, left_out: Counter[str]) -> Iterator[Element]:
    """Descendants in order; subtrees that are not shown or are read elsewhere are not entered."""
    for item in element.iterchildren():
        name = local(item)
        if name in REMOVED:
            left_out[DELETED] += any(True for _ in item.iter("{*}delText", "{*}t"))
        elif name in _SKIPPED:
            continue
        elif name == "r" and is_on(item, "rPr", "vanish"):
            left_out[HIDDEN] += any(True for _ in item.iter("{*}t"))
        elif name == "AlternateContent":
            yield from _visible(preferred(item), left_out)
        elif name == "txbxContent":
            yield item
        else:
            left_out[PICTURES] += name in _PICTURES
            left_out[OBJECTS] += name in _OBJECTS
            yield item
            yield from _visible(item, left_out)


def preferred(alternatives: Element) -> Element:
    """The modern version of a drawing; its fallback repeats the same text."""
    for name in ("Choice", "Fallback"):
        found = child(alternatives, name)
        if found is not None and len(found):
            return found
    return alternatives


def _symbol(item: Element, left_out: Counter[str]) -> str:
    try:
        code = int(attribute_of(item, "char") or "", 16)
    except ValueError:
        code = _PRIVATE_USE
    font = (attribute_of(item, "font") or "").lower()
    if "wingdings" in font:
        text = _WINGDINGS.get(code & 0xFF, "")
    else:
        text = chr(code) if 0x20 < code < _PRIVATE_USE and not 0xD800 <= code < 0xE000 else ""
    left_out[SYMBOLS] += not text
    return text
