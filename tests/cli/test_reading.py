"""Files on the command line: a PDF costs only so much memory and time, whatever is in it."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from liaoliang.cli.reading import read_file
from liaoliang.errors import BadInputError
from liaoliang.text.readers import read

PAGES = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_of(drawing: bytes) -> bytes:
    """A PDF of one page with this content, packed."""
    packed = zlib.compress(drawing, 9)
    head = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed)
    out = b"%PDF-1.4\n"
    offsets = []
    for number, item in enumerate((*PAGES, head + packed + b"\nendstream", FONT), 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def test_a_pdf_read_by_the_child_is_the_document_that_the_reader_gives(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(pdf_of(b"BT /F 12 Tf 1 0 0 1 60 700 Tm (Notice of the year) Tj ET"))
    assert read_file(path) == read(path)
    assert read_file(path).text == "Notice of the year"


def test_a_refusal_of_the_child_names_the_file_and_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf_of(b"q Q"))
    with pytest.raises(BadInputError, match=r"scan\.pdf: 没有文字层"):
        read_file(path)


def test_a_pdf_that_asks_for_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.pdf"
    path.write_bytes(pdf_of(b"[" * 3_000_000))
    with pytest.raises(BadInputError, match=r"deep\.pdf: "):
        read_file(path)


def test_a_pdf_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "slow.pdf"
    path.write_bytes(pdf_of(b"q Q"))
    with pytest.raises(BadInputError, match=r"slow\.pdf: 读取文件超过 0\.001 秒"):
        read_file(path, seconds=0.001)


def test_a_child_that_ends_badly_gives_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(pdf_of(b"q Q"))
    monkeypatch.setattr("liaoliang.cli.reading.sys.executable", "/bin/false")
    with pytest.raises(BadInputError, match=r"notice\.pdf: 文件无法读取"):
        read_file(path)
