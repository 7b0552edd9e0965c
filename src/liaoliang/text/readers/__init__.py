"""Readers: a file in, a `Document` of blocks out, or a `BadInputError` that says what is wrong.

Each format is a module of its own with `parse(content, name)`; it is imported when the first file of
its kind is read, because the libraries behind it take longer to load than a command line may take to
start. A reader returns everything or raises: there is no half-read document.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol, cast

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Document
from liaoliang.text.readers.limits import check_size
from liaoliang.text.readers.sniffing import format_of

_MODULES = {
    "txt": "liaoliang.text.readers.plain",
    "html": "liaoliang.text.readers.html",
    "docx": "liaoliang.text.readers.docx",
    "xlsx": "liaoliang.text.readers.xlsx",
    "csv": "liaoliang.text.readers.delimited",
    "pdf": "liaoliang.text.readers.pdf",
}
__all__ = ["content_of", "read", "read_bytes"]

_NOT_FOUND = gettext_noop("找不到这个文件")
_NOT_A_FILE = gettext_noop("这不是文件")
_NOT_ALLOWED = gettext_noop("没有读取这个文件的权限")
_NOT_READABLE = gettext_noop("文件无法读取")


class _Reader(Protocol):
    def parse(self, content: bytes, name: str) -> Document: ...


def read(path: Path) -> Document:
    """Read a file of a supported format."""
    return read_bytes(content_of(path), path.name)


def content_of(path: Path) -> bytes:
    """The bytes of a file; its size is checked before its content is loaded."""
    try:
        if path.exists() and not path.is_file():
            raise BadInputError(str(path), _NOT_A_FILE)
        check_size(path.stat().st_size, path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInputError(str(path), _NOT_FOUND) from error
    except PermissionError as error:
        raise BadInputError(str(path), _NOT_ALLOWED) from error
    except (OSError, ValueError) as error:
        raise BadInputError(str(path), _NOT_READABLE) from error


def read_bytes(content: bytes, name: str) -> Document:
    """Read the bytes of a file called `name`; the extension must fit what the bytes are."""
    check_size(len(content), name)
    found = format_of(content, name)
    return cast(_Reader, importlib.import_module(_MODULES[found])).parse(content, name)
