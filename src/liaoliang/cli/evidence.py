"""`liaoliang evidence`: seal the trail, and read it whole to name the first broken link."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from liaoliang.cli.main import print_json
from liaoliang.cli.start import start_django
from liaoliang.errors import BadInputError, gettext_noop

NO_FOLDER = gettext_noop("没有这个文件夹")
NO_FILES = gettext_noop("文件夹里没有封存文件，而数据库里有 {count} 次封存，什么也没有核对")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `verify` and `seal`."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    verify = commands.add_parser(
        "verify", help="read every event, seal and seal file, and hold every row against its events"
    )
    verify.add_argument("--seals", type=Path, metavar="DIR", help="compare with seal files kept elsewhere")
    verify.set_defaults(run=_verify)
    seal = commands.add_parser("seal", help="seal what is not sealed yet today")
    seal.add_argument("--again", action="store_true", help="a further seal on the same day")
    seal.set_defaults(run=_seal)


def _verify(arguments: argparse.Namespace) -> int:
    if arguments.seals is not None and not arguments.seals.is_dir():
        raise BadInputError(str(arguments.seals), NO_FOLDER)
    start_django()
    from liaoliang.base import evidence, replay

    counted = dataclasses.asdict(evidence.verify(arguments.seals))
    if arguments.seals is not None and counted["seals"] and not counted["files"]:
        raise BadInputError(str(arguments.seals), NO_FILES, count=counted["seals"])
    found = replay.differences()
    listed = [dataclasses.asdict(difference) for difference in found]
    print_json({"whole": not found, **counted, "differences": listed})
    replay.refuse_differences(found)
    return 0


def _seal(arguments: argparse.Namespace) -> int:
    start_django()
    from liaoliang.base import seals

    print_json(seals.file_of(seals.seal_day(again=arguments.again)))
    return 0
