"""Files that nobody trusts, read in a process that can do nothing else."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from liaoliang.base import sandbox, sandbox_child
from liaoliang.base.sandbox_inspection import media_type_of
from liaoliang.errors import BadInputError
from text.readers.pdf_builder import PdfPage, pdf

NOTICE = "一、加强公开\n(一)公开规划。\n"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0....\xff\xd9"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64


def package(*members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for member in ("[Content_Types].xml", *members):
            archive.writestr(member, "<a/>")
    return content.getvalue()


def test_a_notice_comes_back_as_blocks(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="gb18030")
    document = sandbox.read_document(path)
    assert document.name == "通知.txt"
    assert [block.text for block in document] == NOTICE.split()
    assert sandbox.read_document(NOTICE.encode(), "通知.txt").text == document.text


def test_the_readers_have_room_enough_for_a_pdf() -> None:
    page = PdfPage().text(80, 80, "聊城市政务公开工作要点")
    assert sandbox.read_document(pdf(page), "要点.pdf").text == "聊城市政务公开工作要点"


def test_a_refusal_inside_comes_out_as_the_same_sentence() -> None:
    with pytest.raises(BadInputError, match=r"通知.doc"):
        sandbox.read_document(OLE, "通知.doc")


def test_an_upload_above_the_limit_is_not_even_read(settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 1 << 20
    with pytest.raises(BadInputError, match="1 MB"):
        sandbox.read_document(b" " * (settings.UPLOAD_LIMIT + 1), "a.txt")


def confined(attack: str) -> subprocess.CompletedProcess[str]:
    code = f"from liaoliang.base import sandbox_child; sandbox_child.confine()\n{attack}"
    return subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("attack", "error"),
    [
        ("import socket; socket.socket()", "PermissionError"),
        ("import socket; socket.getaddrinfo('localhost', 80)", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("import os; os.system('true')", "PermissionError"),
        ("import os; os.fork()", "PermissionError"),
        ("import os; os.execv('/bin/true', ['true'])", "PermissionError"),
        ("bytearray(400 << 20)", "MemoryError"),
        ("import os; os.write(os.memfd_create('a'), b'x')", "OSError"),
    ],
)
def test_the_child_can_do_nothing_but_read(attack: str, error: str) -> None:
    ended = confined(attack)
    assert ended.returncode == 1
    assert ended.stderr.strip().splitlines()[-1].startswith(error)


def test_the_child_sees_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def run(*_arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
        seen.update(options)
        return subprocess.CompletedProcess([], 0, b'{"result": "text/plain"}', b"")

    monkeypatch.setattr(sandbox.subprocess, "run", run)
    sandbox.inspect_file(b"a", "a.txt")
    assert seen["env"] == {"LANG": "C.UTF-8"}


def ending(result: Callable[[], subprocess.CompletedProcess[bytes]]) -> Callable[..., object]:
    return lambda *_arguments, **_options: result()


def late() -> subprocess.CompletedProcess[bytes]:
    raise subprocess.TimeoutExpired("reader", sandbox.SECONDS)


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (late, "超过 10 秒"),
        (lambda: subprocess.CompletedProcess([], -9, b"", b"killed"), "可能已损坏"),
        (lambda: subprocess.CompletedProcess([], 0, b'{"limit": true}', b""), "内存过大"),
    ],
)
def test_an_end_without_an_answer_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, result: Callable[[], subprocess.CompletedProcess[bytes]], sentence: str
) -> None:
    monkeypatch.setattr(sandbox.subprocess, "run", ending(result))
    with pytest.raises(BadInputError, match=sentence):
        sandbox.read_document(b"a", "a.txt")


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_running_into_a_limit_is_answered(error: type[BaseException]) -> None:
    def work(_content: bytes, _name: str) -> object:
        raise error

    assert sandbox_child.answer(work, b"", "a.txt") == {"limit": True}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.docx", package("word/document.xml")),
        ("a.XLSX", package("xl/workbook.xml")),
        ("a.ofd", package("OFD.xml")),
        ("a.doc", OLE),
        ("a.png", PNG),
        ("a.jpg", JPEG),
        ("a.txt", NOTICE.encode("gb18030")),
        ("a.csv", NOTICE.encode("utf-16")),
    ],
)
def test_a_file_that_is_what_it_says_is_accepted(name: str, content: bytes) -> None:
    assert "/" in media_type_of(content, name)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "空的"),
        ("a.exe", b"MZ", "不接收 .exe"),
        ("a", b"MZ", "不接收 -"),
        ("a.zip", package("a"), "不接收"),
        ("a.pdf", b"MZ", "不符"),
        ("a.pdf", PDF[:40], "不完整"),
        ("a.pdf", PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"), "加密"),
        ("a.pdf", PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</JS(app.alert)>>"), "脚本"),
        ("a.docx", PDF, "不符"),
        ("a.docx", package("xl/workbook.xml"), "不符"),
        ("a.docx", package("word/document.xml", "word/vbaProject.bin"), "宏"),
        ("a.docx", package("word/document.xml")[:60], "损坏"),
        ("a.doc", OLE + "_VBA_PROJECT".encode("utf-16-le"), "宏"),
        ("a.xls", OLE + "EncryptedPackage".encode("utf-16-le"), "加密"),
        ("a.doc", PDF, "不符"),
        ("a.png", PNG[:10], "不完整"),
        ("a.jpg", PNG, "不符"),
        ("a.txt", b"MZ\0\0", "不符"),
        ("a.html", PDF, "不符"),
    ],
)
def test_a_file_that_is_not_is_refused_with_the_reason(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        media_type_of(content, name)
