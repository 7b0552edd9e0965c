"""Plain text: one paragraph for each line that is not empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Document
from liaoliang.text.encoding import REPLACEMENT, Decoded, decode
from liaoliang.text.readers.assembly import Assembly
from liaoliang.text.readers.limits import MAX_TEXT_BYTES, check_size

LINE_END = re.compile(r"\r\n|\r|\n")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.02
_MAX_REPLACED_SHARE = 0.10
_LINES_NAMED = 5

_NOT_TEXT = gettext_noop("内容不是文字（可能是二进制文件或已损坏），无法读取")
_REPLACED = gettext_noop("有 {count} 个字符的编码已损坏，已用“\ufffd”代替（第 {lines} 行{more}）")
_MIXED = gettext_noop("文件混用了 UTF-8 和 GB18030 两种编码，已逐行识别")
_MORE = gettext_noop("等")


def parse(content: bytes, name: str) -> Document:
    """Read plain text; the line number of a block is the line of the source."""
    decoded = readable(content, name)
    assembly = Assembly(name, "txt")
    for number, line in enumerate(_lines_of(decoded.text), start=1):
        assembly.paragraph(line, line=number)
    describe_encoding(decoded, assembly)
    return assembly.finish()


def _lines_of(text: str) -> Iterator[str]:
    """The lines one by one: millions of them are never held at once."""
    start = 0
    for end in LINE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]


def readable(content: bytes, name: str, declared: str = "", limit: int = MAX_TEXT_BYTES) -> Decoded:
    """Decode text and refuse what is not text at all."""
    check_size(len(content), name, limit)
    decoded = decode(content, declared)
    length = max(len(decoded.text), 1)
    control = sum(1 for _ in _CONTROL.finditer(decoded.text))
    if control > _MAX_CONTROL_SHARE * length or decoded.replaced > _MAX_REPLACED_SHARE * length:
        raise BadInputError(name, _NOT_TEXT)
    return decoded


def describe_encoding(decoded: Decoded, assembly: Assembly) -> None:
    """Keep the encoding, and warn of mixed encodings and of characters that were lost."""
    assembly.describe({"encoding": decoded.encoding})
    if decoded.encoding == "mixed":
        assembly.warn(_MIXED)
    if decoded.replaced:
        lines = [
            number for number, line in enumerate(LINE_END.split(decoded.text), start=1) if REPLACEMENT in line
        ]
        named = "、".join(map(str, lines[:_LINES_NAMED]))
        more = _MORE if len(lines) > _LINES_NAMED else ""
        assembly.warn(_REPLACED, count=decoded.replaced, lines=named, more=more)
