"""Files that nobody trusts are read by a child process without network, keys, much memory or much time."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_noop

from liaoliang.errors import BadInputError
from liaoliang.text.blocks import Block, Document

logger = logging.getLogger(__name__)

SECONDS = 10
TOO_SLOW = gettext_noop("读取文件超过 {seconds} 秒,已停止;请检查文件是否损坏,或拆分后再试")
TOO_MUCH = gettext_noop("读取文件需要的内存过大,已停止;请拆分后再试")
BROKEN = gettext_noop("文件无法读取,可能已损坏;请重新导出后再试")
TOO_LARGE = gettext_noop("文件超过 {limit} MB 上限")


def read_document(source: Path | bytes, name: str = "") -> Document:
    """The blocks of a notice or table; `name` (default: the path's) decides the format.

    Raises BadInputError with file and reason for everything that goes wrong inside.
    """
    shown = name or (source.name if isinstance(source, Path) else "")
    return _document(_run("document", _content(source, shown), shown))


def inspect_file(content: bytes, name: str) -> str:
    """The media type of an upload whose content fits its name. Raises BadInputError with the reason."""
    return str(_run("inspect", content, name))


def _content(source: Path | bytes, name: str) -> bytes:
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > settings.UPLOAD_LIMIT:
        raise BadInputError(name, TOO_LARGE, limit=settings.UPLOAD_LIMIT // (1 << 20))
    return source.read_bytes() if isinstance(source, Path) else source


def _run(work: str, content: bytes, name: str) -> Any:
    command = [sys.executable, "-I", "-m", "liaoliang.base.sandbox_child", work]
    line = name.replace("\n", " ").encode() + b"\n"
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter and module; the file goes through a pipe
            command,
            input=line + content,
            capture_output=True,
            timeout=SECONDS,
            env={"LANG": "C.UTF-8"},
            cwd="/",
        )
    except subprocess.TimeoutExpired as late:
        raise BadInputError(name, TOO_SLOW, seconds=SECONDS) from late
    return _result(ended, name)


def _result(ended: subprocess.CompletedProcess[bytes], name: str) -> Any:
    if ended.returncode:
        logger.warning(
            "sandbox ended with %s: %s", ended.returncode, ended.stderr[-2000:].decode(errors="replace")
        )
        raise BadInputError(name, BROKEN)
    answer = json.loads(ended.stdout)
    if "refusal" in answer:
        refusal = answer["refusal"]
        raise BadInputError(refusal["where"], refusal["message"], **refusal["values"])
    if "limit" in answer:
        raise BadInputError(name, TOO_MUCH)
    return answer["result"]


def _document(plain: dict[str, Any]) -> Document:
    blocks = tuple(Block(*fields) for fields in plain.pop("blocks"))
    return Document(blocks=blocks, **{**plain, "warnings": tuple(plain["warnings"])})
