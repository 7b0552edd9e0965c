"""The other side of `sandbox`: a process of its own that reads one file which nobody trusts.

Started as `python -I -m liaoliang.base.sandbox_child WORK`, with the file's name and bytes on standard input
and an empty environment. It has no Django, no settings and no keys, so that a file that takes it over finds
nothing to take; it gives up network, programs, memory and time before it looks at the first byte.
"""

from __future__ import annotations

import ctypes
import dataclasses
import json
import operator
import resource
import sys
from collections.abc import Callable
from typing import Any

from liaoliang.base.sandbox_inspection import media_type_of
from liaoliang.errors import BadInputError
from liaoliang.text.blocks import Block
from liaoliang.text.readers import read_bytes

MEMORY = 300 * 1024 * 1024
SECONDS = 10
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
# What reading never needs: the network and other programs.
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system")

BLOCK_FIELDS = operator.attrgetter(*(field.name for field in dataclasses.fields(Block)))


def document(content: bytes, name: str) -> dict[str, object]:
    """The file as a block model, taken apart into plain values; a block is the list of its fields in order."""
    read = read_bytes(content, name)
    shallow = {field.name: getattr(read, field.name) for field in dataclasses.fields(read)}
    return {**shallow, "blocks": [BLOCK_FIELDS(block) for block in read.blocks]}


WORK: dict[str, Callable[[bytes, str], object]] = {"document": document, "inspect": media_type_of}


def confine() -> None:
    """Give up network, other programs, writing, memory and time."""
    _leave_network()
    for limit, value in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    sys.addaudithook(_refuse)


def _leave_network() -> None:
    """An empty network name space, where the kernel grants one; `_refuse` stands in front in any case."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "unshare"):
        libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"not in the sandbox: {event}")


def answer(work: Callable[[bytes, str], object], content: bytes, name: str) -> dict[str, object]:
    """What the work made of the file, or why it would not, as plain values."""
    try:
        return {"result": work(content, name)}
    except BadInputError as refusal:
        return {"refusal": {"where": refusal.where, "message": refusal.message, "values": refusal.values}}
    except (MemoryError, RecursionError):
        return {"limit": True}


def main() -> int:
    """Take name and bytes from standard input, work, answer in JSON."""
    name = sys.stdin.buffer.readline().decode().rstrip("\n")
    content = sys.stdin.buffer.read()
    confine()
    sys.stdout.write(json.dumps(answer(WORK[sys.argv[1]], content, name), default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main())
