"""How far the compressed streams of a PDF unpack, found out before anything interprets them."""

from __future__ import annotations

import re
import zlib

from liaoliang.errors import BadInputError
from liaoliang.text.readers.limits import BOMB, MAX_PDF_IMAGE_BYTES, MAX_PDF_UNPACKED_BYTES

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY_BYTES = 2_048
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
# A stream packed twice unpacks to the square of what one pass can do; no program writes one.
_PACKED_TWICE = re.compile(
    rb"/(?:Filter|F)\s*\[[^\]]{0,200}(?:FlateDecode|/Fl\b)[^\]]{0,200}(?:FlateDecode|/Fl\b)"
)
_PIECE = 1024 * 1024


def check_streams(content: bytes, name: str) -> None:
    """Refuse a PDF whose streams unpack beyond the limits; pictures have a wider limit of their own."""
    if _PACKED_TWICE.search(content):
        raise BadInputError(name, BOMB)
    left = {True: MAX_PDF_IMAGE_BYTES, False: MAX_PDF_UNPACKED_BYTES}
    for match in _STREAM.finditer(content):
        start = max(match.start() - _DICTIONARY_BYTES, 0)
        dictionary = content[start : match.start()].rpartition(b"obj")[2]
        is_image = bool(_IMAGE.search(dictionary))
        left[is_image] -= _unpacked_size(content, match.end(), left[is_image])
        if left[is_image] < 0:
            raise BadInputError(name, BOMB)


def _unpacked_size(content: bytes, start: int, limit: int) -> int:
    """Size of the zlib stream at `start`, counted no further than just above `limit`; 0 if there is none."""
    inflater = zlib.decompressobj()
    size = 0
    waiting = memoryview(content)[start : start + _PIECE]
    position = start + len(waiting)
    try:
        while waiting and not inflater.eof and size <= limit:
            size += len(inflater.decompress(waiting, _PIECE))
            waiting = memoryview(inflater.unconsumed_tail)
            if not waiting:
                waiting = memoryview(content)[position : position + _PIECE]
                position += len(waiting)
    except zlib.error:
        return size
    return size
