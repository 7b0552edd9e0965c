"""What an uploaded file really is, and whether it may be kept. Runs inside the sandbox; knows no Django."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.readers.limits import Package

OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
    ".pptx": f"{OFFICE}.presentationml.presentation",
    ".ofd": "application/ofd",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".wps": "application/vnd.ms-works",
    ".et": "application/vnd.ms-excel",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".html": "text/html",
    ".htm": "text/html",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
JPEG, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
# Where each package keeps its main part.
PACKAGES = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/", ".ofd": "OFD.xml"}
PDF_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")
PDF_ENCRYPTED = re.compile(rb"/Encrypt\b")
TAIL = 2048

EMPTY = gettext_noop("文件是空的，请选择有内容的文件")
NOT_ACCEPTED = gettext_noop("不接收 {ending} 文件;可上传:{accepted}")
NOT_WHAT_IT_SAYS = gettext_noop("文件内容与扩展名 {ending} 不符")
TRUNCATED = gettext_noop("文件不完整,请重新上传")
ACTIVE = gettext_noop("文件含有宏、脚本或内嵌程序,不予接收")
ENCRYPTED = gettext_noop("文件已加密,请解除密码后再上传")


def media_type_of(content: bytes, name: str) -> str:
    """The media type by extension, once the content has proved to be that and nothing more.

    Raises BadInputError for another type, damage, encryption, macros and scripts.
    """
    ending = PurePath(name).suffix.lower()
    if not content:
        raise BadInputError(name, EMPTY)
    if ending not in MEDIA_TYPES:
        raise BadInputError(name, NOT_ACCEPTED, ending=ending or "-", accepted=" ".join(sorted(MEDIA_TYPES)))
    CHECKS[ending](content, name, ending)
    return MEDIA_TYPES[ending]


def _refuse_unless(fits: bool, name: str, ending: str) -> None:
    if not fits:
        raise BadInputError(name, NOT_WHAT_IT_SAYS, ending=ending)


def _pdf(content: bytes, name: str, ending: str) -> None:
    _refuse_unless(b"%PDF-" in content[:1024], name, ending)
    if b"%%EOF" not in content[-TAIL:]:
        raise BadInputError(name, TRUNCATED)
    if PDF_ENCRYPTED.search(content):
        raise BadInputError(name, ENCRYPTED)
    if PDF_ACTIVE.search(content):
        raise BadInputError(name, ACTIVE)


def _package(content: bytes, name: str, ending: str) -> None:
    _refuse_unless(content.startswith(b"PK"), name, ending)
    members = Package(content, name).names()
    _refuse_unless(any(member.startswith(PACKAGES[ending]) for member in members), name, ending)
    if any(PurePath(member).name.lower() in {"vbaproject.bin", "vbadata.xml"} for member in members):
        raise BadInputError(name, ACTIVE)


def _ole(content: bytes, name: str, ending: str) -> None:
    _refuse_unless(content.startswith(OLE), name, ending)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise BadInputError(name, ENCRYPTED)
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise BadInputError(name, ACTIVE)


def _picture(content: bytes, name: str, ending: str) -> None:
    start, end = (PNG, PNG_END) if ending == ".png" else (JPEG, JPEG_END)
    _refuse_unless(content.startswith(start), name, ending)
    if end not in content[-TAIL:]:
        raise BadInputError(name, TRUNCATED)


def _text(content: bytes, name: str, ending: str) -> None:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    binary = content.startswith((OLE, PNG, JPEG, b"PK\x03\x04", b"%PDF-")) or (b"\0" in content and not wide)
    _refuse_unless(not binary, name, ending)


CHECKS: dict[str, Callable[[bytes, str, str], None]] = {
    ".pdf": _pdf,
    **dict.fromkeys(PACKAGES, _package),
    **dict.fromkeys((".doc", ".xls", ".wps", ".et"), _ole),
    **dict.fromkeys((".png", ".jpg", ".jpeg"), _picture),
    **dict.fromkeys((".txt", ".csv", ".html", ".htm"), _text),
}
