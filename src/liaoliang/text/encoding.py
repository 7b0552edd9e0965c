"""Bytes to text for files of unknown origin: UTF-8, UTF-16 and GB18030, broken and mixed ones included.

Offices send files that were saved by three generations of software, and sometimes pasted together
from two of them. Strict decoding is tried first; what is left is decided line by line, so that one
broken byte costs one character and not the file.
"""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Sequences of two bytes are left out: pairs of GB 2312 look like them by chance, and Han has three.
# Four bytes begin with F0 for every Han character there is; F1 on is where GB 18030 keeps common ones.
_UTF8_SEQUENCE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|\xf0[\xa0-\xbf][\x80-\xbf]{2}")
_ASCII = bytes(range(0x80))
_SAMPLE_BYTES = 64_000
_UTF8_COVERAGE = 0.5
_PLAUSIBLE_SHARE = 0.8
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in (`mixed` where lines differ) and how many characters were lost."""

    text: str
    encoding: str
    replaced: int = 0


def decode(content: bytes, declared: str = "") -> Decoded:
    """Decode `content`; `declared` is what the file says of itself and wins where it fits strictly."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _with_replacement(content[len(mark) :], encoding)
    unmarked = _utf16_without_mark(content)
    if unmarked:
        return _with_replacement(content, unmarked)
    text = _strictly(content, declared)
    if text is not None:
        return Decoded(text, _canonical(declared))
    return _decode_undeclared(content)


def _decode_undeclared(content: bytes) -> Decoded:
    text = _strictly(content, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    if _utf8_coverage(content) < _UTF8_COVERAGE:
        text = _strictly(content, "gb18030")
        if text is not None:
            return Decoded(text, "gb18030")
    return _by_line(content)


def _canonical(declared: str) -> str:
    """The codec for a declared name; GB 2312 and GBK are read as the GB 18030 that contains both."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    return "gb18030" if name in {"gb2312", "gbk", "gb18030"} else name


def _strictly(content: bytes, declared: str) -> str | None:
    encoding = _canonical(declared) if declared else ""
    if not encoding:
        return None
    try:
        return codecs.decode(content, encoding)
    except (UnicodeError, LookupError, TypeError, ValueError):
        return None


def _with_replacement(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count(REPLACEMENT))


def _utf16_without_mark(content: bytes) -> str:
    """Name the UTF-16 byte order of a file without a mark, or nothing if it does not look like UTF-16."""
    sample = content[:_SAMPLE_BYTES]
    if len(content) % 2 or b"\x00" not in sample:
        return ""
    shares = {name: _plausible_share(sample, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _PLAUSIBLE_SHARE else ""


def _plausible_share(sample: bytes, encoding: str) -> float:
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    return sum(map(_is_plausible, text)) / max(len(text), 1)


def _is_plausible(char: str) -> bool:
    code = ord(char)
    return 0x20 <= code < 0x7F or char in "\r\n\t" or 0x3000 <= code < 0xA000 or 0xFF00 <= code < 0xFFF0


def _utf8_coverage(content: bytes) -> float:
    """Share of the non-ASCII bytes that stand in well-formed UTF-8 sequences of a Han character's length."""
    foreign = formed = 0
    for start in range(0, len(content), _SAMPLE_BYTES):
        piece = content[start : start + _SAMPLE_BYTES]
        foreign += len(piece.translate(None, _ASCII))
        formed += len(piece) - len(_UTF8_SEQUENCE.sub(b"", piece))
    return formed / foreign if foreign else 1.0


def _by_line(content: bytes) -> Decoded:
    """Decide each line for itself; neither encoding uses the byte of the line feed inside a character."""
    prefer_utf8 = _utf8_coverage(content) >= _UTF8_COVERAGE
    texts: list[str] = []
    encodings: set[str] = set()
    replaced = 0
    for line in io.BytesIO(content):
        decoded = _line(line, prefer_utf8)
        texts.append(decoded.text)
        encodings.add(decoded.encoding)
        replaced += decoded.replaced
    named = encodings - {"ascii"}
    return Decoded("".join(texts), named.pop() if len(named) == 1 else "mixed", replaced)


def _line(line: bytes, prefer_utf8: bool) -> Decoded:
    if line.isascii():
        return Decoded(line.decode("ascii"), "ascii")
    order = ("utf-8", "gb18030") if prefer_utf8 else ("gb18030", "utf-8")
    coverage = _utf8_coverage(line)
    for encoding in order:
        text = _strictly(line, encoding)
        # A line of UTF-8 with a broken byte may well be "valid" GB 18030, and would read as gibberish.
        if text is not None and (encoding == "utf-8" or coverage < _UTF8_COVERAGE):
            return Decoded(text, encoding)
    return _with_replacement(line, "utf-8" if coverage >= _UTF8_COVERAGE else "gb18030")
