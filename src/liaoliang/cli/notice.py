"""`liaoliang notice compile FILE… [--out DIR]`: notices into rows, without Django.

Each file is compiled as a whole or not at all; the others are compiled all the same, and the exit
code says at the end that one was refused. Warnings, also those that begin with 错误, leave the exit
code at 0: the file could be read. Where annex and body of a notice disagree, the sentences stand
among the warnings.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from liaoliang.cli.main import print_json
from liaoliang.cli.reading import read_file
from liaoliang.errors import BadInputError, LiaoliangError, gettext_noop
from liaoliang.text.notice import CompiledNotice, compile_notice

_DISAGREE = gettext_noop("附件与正文不一致：{sentence}")
_SAME_NAME = gettext_noop("输出文件 {target} 已由同名的 {other} 占用，请改名后再编译")
_NO_FOLDER = gettext_noop("无法写入输出文件夹：{reason}")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the subcommands of `liaoliang notice`."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    command = commands.add_parser(
        "compile", help="compile notices into rows of task, organs, deadline and targets"
    )
    command.add_argument("files", nargs="+", metavar="FILE", help=".txt .html .docx .xlsx .csv .pdf")
    command.add_argument("--out", type=Path, metavar="DIR", help="write one FILE.json per input there")
    command.set_defaults(run=run_compile)


def run_compile(arguments: argparse.Namespace) -> int:
    """Compile every file; refuse at the end, in one line, if any could not be read."""
    refused: list[str] = []
    write = _writer(arguments.out) if arguments.out else _print
    for name in arguments.files:
        try:
            write(name, as_json(name, compile_notice(read_file(Path(name)))))
        except LiaoliangError as error:
            refused.append(" ".join(str(error).split()))
    if refused:
        raise LiaoliangError("{refused}", refused="；".join(refused))
    return 0


def as_json(name: str, notice: CompiledNotice) -> dict[str, object]:
    """The document that the contract of the command line describes."""
    return {
        "file": name,
        "rows": [row.as_json() for row in notice.rows],
        "unplaced": list(notice.unplaced_texts),
        "warnings": list(_warnings(notice)),
    }


def _warnings(notice: CompiledNotice) -> Iterator[str]:
    yield from notice.warnings
    for disagreement in notice.disagreements:
        yield _DISAGREE.format(sentence=disagreement.sentence)


def _print(_name: str, document: dict[str, object]) -> None:
    print_json(document)


def _writer(folder: Path) -> Callable[[str, dict[str, object]], None]:
    """Writes FILE.json into `folder`, beside and renamed, so that no file is ever half-written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(str(folder), _NO_FOLDER, reason=error.strerror or "") from error
    written: dict[Path, str] = {}

    def write(name: str, document: dict[str, object]) -> None:
        target = folder / f"{Path(name).stem}.json"
        if target in written:
            raise BadInputError(name, _SAME_NAME, target=target.name, other=written[target])
        _replace(target, json.dumps(document, ensure_ascii=False, indent=1) + "\n")
        written[target] = name

    return write


def _replace(target: Path, text: str) -> None:
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=target.parent, suffix=".part", delete=False
        ) as part:
            part.write(text)
        Path(part.name).chmod(0o644)
        Path(part.name).replace(target)
    except OSError as error:
        raise BadInputError(str(target), _NO_FOLDER, reason=error.strerror or "") from error
