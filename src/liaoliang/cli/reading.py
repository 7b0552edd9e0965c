"""Files for the command line. A PDF is read by a child process that may use only so much memory and time.

The other formats are bounded before they are unpacked; what a PDF costs is known only to the library that
draws it, so the bound stands around that library. The child has neither network nor keys (`base.sandbox_child`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Block, Document
from liaoliang.text.readers import content_of, read_bytes

SECONDS = 8
_PDF = b"%PDF-"
_HEAD = 1024  # a PDF may begin with some other bytes

_TOO_SLOW = gettext_noop("读取文件超过 {seconds} 秒，已停止；请检查文件是否损坏，或拆分后再试")
_TOO_MUCH = gettext_noop("读取文件需要的内存过大，已停止；请拆分后再试")
_BROKEN = gettext_noop("文件无法读取，可能已损坏；请重新导出后再试")


def read_file(path: Path, *, seconds: float = SECONDS) -> Document:
    """The blocks of a file, or a BadInputError that says what is wrong with it."""
    content = content_of(path)
    if _PDF not in content[:_HEAD]:
        return read_bytes(content, path.name)
    return _in_a_child(content, path.name, seconds)


def _in_a_child(content: bytes, name: str, seconds: float) -> Document:
    command = [sys.executable, "-I", "-m", "liaoliang.cli.reading_child"]
    line = name.replace("\n", " ").encode(errors="replace") + b"\n"
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter and module; the file goes through a pipe
            command,
            input=line + content,
            capture_output=True,
            timeout=seconds,
            env={"LANG": "C.UTF-8"},
            cwd="/",
        )
    except subprocess.TimeoutExpired as late:
        raise BadInputError(name, _TOO_SLOW, seconds=f"{seconds:g}") from late
    if ended.returncode:
        raise BadInputError(name, _BROKEN)
    return _document(json.loads(ended.stdout), name)


def _document(answer: dict[str, Any], name: str) -> Document:
    if "refusal" in answer:
        refusal = answer["refusal"]
        raise BadInputError(refusal["where"], refusal["message"], **refusal["values"])
    if "limit" in answer:
        raise BadInputError(name, _TOO_MUCH)
    plain = answer["result"]
    blocks = tuple(Block(*fields) for fields in plain.pop("blocks"))
    return Document(blocks=blocks, **{**plain, "warnings": tuple(plain["warnings"])})
