"""A very small PDF writer for tests: Chinese text in a standard font, rules, pictures of nothing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

PAGE_WIDTH = 595
PAGE_HEIGHT = 842

_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 /CapHeight 880"
    b" /ItalicAngle 0 /StemV 93 /FontBBox [-25 -254 1000 880] >>",
)


@dataclass
class PdfPage:
    """Drawing commands of one page; `top` counts from the upper edge, as a reader does."""

    commands: list[str] = field(default_factory=list)

    def text(self, x: float, top: float, text: str, size: float = 16) -> PdfPage:
        """Set one line of text; its box begins at `top`."""
        baseline = PAGE_HEIGHT - top - 0.88 * size
        code = text.encode("utf-16-be").hex()
        self.commands.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {baseline:.2f} Tm <{code}> Tj ET")
        return self

    def slanted(self, x: float, top: float, text: str) -> PdfPage:
        """Set text at an angle, as a watermark."""
        code = text.encode("utf-16-be").hex()
        self.commands.append(f"BT /F1 30 Tf 0.7 0.7 -0.7 0.7 {x} {PAGE_HEIGHT - top} Tm <{code}> Tj ET")
        return self

    def rule(self, x0: float, top0: float, x1: float, top1: float) -> PdfPage:
        """Draw a line."""
        self.commands.append(f"{x0} {PAGE_HEIGHT - top0} m {x1} {PAGE_HEIGHT - top1} l S")
        return self

    def grid(self, columns: list[float], rows: list[float]) -> PdfPage:
        """Draw every rule of a table without merged cells."""
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        for top in rows:
            self.rule(columns[0], top, columns[-1], top)
        return self


def pdf(*pages: PdfPage, trailer: str = "", packed: bool = True) -> bytes:
    """The bytes of a PDF with these pages."""
    first = 6
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *_FONT,
    ]
    for index, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]"
            f" /Contents {first + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(_stream("\n".join(page.commands).encode(), packed))
    return _file(objects, trailer)


def _stream(content: bytes, packed: bool) -> bytes:
    data = zlib.compress(content) if packed else content
    filters = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), filters, data)


def _file(objects: list[bytes], trailer: str) -> bytes:
    content = b"%PDF-1.5\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return content + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer.encode(),
        start,
    )
