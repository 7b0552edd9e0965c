"""The child of `reading`: the sandbox's child with the tighter bounds that the command line promises."""

from __future__ import annotations

import json
import resource
import sys

from liaoliang.base import sandbox_child

# With the interpreter and the libraries, below 300 MB in all.
DATA = 230 * 1024 * 1024


def main() -> int:
    """Take name and bytes from standard input, read, answer in JSON."""
    name = sys.stdin.buffer.readline().decode().rstrip("\n")
    content = sys.stdin.buffer.read()
    sandbox_child.confine()
    resource.setrlimit(resource.RLIMIT_DATA, (DATA, DATA))
    answer = sandbox_child.answer(sandbox_child.document, content, name)
    sys.stdout.write(json.dumps(answer, default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main())
