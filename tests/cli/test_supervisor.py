"""Parts are started, restarted, given up and stopped; none outlives its supervisor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from cli.conftest import Pipe
from liaoliang.cli.supervisor import GIVE_UP_AFTER, MUST_WAIT, Part, Supervisor

# No program of these tests outlives a run that was broken off, however it was.
LIVES_SHORTLY = "import os, signal, sys\nsignal.alarm(120)\n"
SAYS_ITS_NUMBER = "open({path!r}, 'w').write(f'{{os.getpid()}}\\n')"
WAITS = "signal.pause()"
SAYS_GOODBYE = (
    "signal.signal(signal.SIGTERM, lambda *_: (open({path!r}, 'w').write('goodbye\\n'), sys.exit(0)))"
)
IGNORES = "signal.signal(signal.SIGTERM, signal.SIG_IGN)"


def part(pipe: Pipe, *lines: str) -> Part:
    """A small program; `lines` are its statements after the imports."""
    code = LIVES_SHORTLY + "\n".join(line.format(path=str(pipe.path)) for line in lines)
    return Part("part", (sys.executable, "-S", "-c", code))


@contextmanager
def supervised(*parts: Part, **options: Any) -> Iterator[list[int]]:
    """A supervisor at work in a thread; stopped at the end. The list holds its result afterwards."""
    stop, result = threading.Event(), list[int]()
    group = Supervisor(parts, first_pause=0.0, **options)
    thread = threading.Thread(target=lambda: result.append(group.run(stop)))
    thread.start()
    try:
        yield result
    finally:
        stop.set()
        thread.join()


@contextmanager
def ending(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is killed at the end, also when the test is broken off."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def test_starts_every_part(pipe: Pipe) -> None:
    with supervised(*[part(pipe, SAYS_ITS_NUMBER, WAITS)] * 3):
        assert len({pipe.line() for _ in range(3)}) == 3


def test_restarts_a_part_that_died(pipe: Pipe) -> None:
    with supervised(part(pipe, SAYS_ITS_NUMBER, WAITS)):
        first = pipe.line()
        os.kill(int(first), signal.SIGKILL)
        assert pipe.line() != first


def test_asks_a_part_to_finish_before_it_goes(pipe: Pipe) -> None:
    with supervised(part(pipe, SAYS_GOODBYE, SAYS_ITS_NUMBER, WAITS)) as result:
        pipe.line()
    assert (pipe.line(), result) == ("goodbye", [0])


def test_ends_a_part_that_will_not_finish(pipe: Pipe) -> None:
    with supervised(part(pipe, IGNORES, SAYS_ITS_NUMBER, WAITS, WAITS), grace=0.1):
        number = int(pipe.line())
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


@pytest.mark.parametrize(("last_words", "starts"), [("sys.exit(1)", 5), ("sys.exit(2)", 1)])
def test_gives_up_what_does_not_stay_up(pipe: Pipe, last_words: str, starts: int) -> None:
    heard: list[str] = []
    report: Callable[..., None] = lambda event, *_: heard.append(event)  # noqa: E731
    group = Supervisor([part(pipe, last_words)], report, first_pause=0.0)
    assert group.run(threading.Event()) == 1
    assert (heard.count("started"), heard[-1]) == (starts, "given up")


def test_a_part_that_must_wait_is_never_given_up(pipe: Pipe) -> None:
    many = GIVE_UP_AFTER + 2
    with supervised(part(pipe, SAYS_ITS_NUMBER, f"sys.exit({MUST_WAIT})")) as result:
        assert len({pipe.line() for _ in range(many)}) == many
        assert result == []


def test_a_part_does_not_outlive_its_supervisor(pipe: Pipe) -> None:
    watches = "from liaoliang.cli.supervisor import watch_lifeline; watch_lifeline(int(sys.argv[-1]))"
    watching = part(pipe, SAYS_GOODBYE, watches, SAYS_ITS_NUMBER, WAITS)
    command = (sys.executable, *watching.command[2:])
    boss = f"import threading; from liaoliang.cli.supervisor import *; Supervisor([Part('p', {command!r})]).run(threading.Event())"
    with ending([sys.executable, "-c", LIVES_SHORTLY + boss]) as supervisor:
        pipe.line()
        supervisor.kill()
        assert pipe.line() == "goodbye"


def test_says_some_words_with_the_first_start_alone(pipe: Pipe) -> None:
    says = part(pipe, "open({path!r}, 'w').write(f'{{os.getpid()}} {{sys.argv[1]}}\\n')", WAITS)
    with supervised(Part("part", says.command, first=("--checked",))):
        number, word = pipe.line().split()
        os.kill(int(number), signal.SIGKILL)
        assert (word, pipe.line().split()[1]) == ("--checked", "--lifeline")


def test_a_part_stays_down_until_what_it_waits_for(pipe: Pipe) -> None:
    ready, heard = threading.Event(), list[str]()
    waits = replace(part(pipe, SAYS_ITS_NUMBER, WAITS), name="waits", once=ready)
    report: Callable[..., None] = lambda event, name, _code: heard.append(f"{name} {event}")  # noqa: E731
    with supervised(waits, part(pipe, SAYS_ITS_NUMBER, WAITS), report=report):
        pipe.line()
        assert heard == ["part started"]
        ready.set()
        pipe.line()
    assert heard == ["part started", "waits started"]


FORKS = """
from liaoliang.cli.supervisor import end_children_with_me
end_children_with_me()
if not os.fork():
    signal.alarm(120)
    os.write(1, b"x")
signal.pause()
"""


def test_what_a_process_forked_does_not_outlive_it() -> None:
    with ending([sys.executable, "-c", LIVES_SHORTLY + FORKS]) as parent:
        assert parent.stdout is not None
        parent.stdout.read(1)
        parent.kill()
        # The child holds the other end of the pipe: it ends when the child does.
        assert parent.stdout.read() == b""


HEARS_CTRL_C = "signal.signal(signal.SIGINT, lambda *_: os._exit(1))"
SENDS_ITSELF_CTRL_C = "os.kill(os.getpid(), signal.SIGINT)"


def test_a_part_does_not_hear_ctrl_c(pipe: Pipe) -> None:
    with supervised(
        part(pipe, HEARS_CTRL_C, SENDS_ITSELF_CTRL_C, SAYS_GOODBYE, SAYS_ITS_NUMBER, WAITS)
    ) as result:
        assert pipe.line().isdigit()
    assert (pipe.line(), result) == ("goodbye", [0])


CHILD_SENDS_ITSELF_CTRL_C = """
from liaoliang.cli.supervisor import end_children_with_me
signal.signal(signal.SIGINT, lambda *_: os._exit(1))
end_children_with_me()
if os.fork():
    os.write(1, str(os.waitstatus_to_exitcode(os.wait()[1])).encode())
else:
    os.kill(os.getpid(), signal.SIGINT)
    os._exit(7)
"""


def test_what_a_process_forked_does_not_hear_ctrl_c() -> None:
    with ending([sys.executable, "-c", LIVES_SHORTLY + CHILD_SENDS_ITSELF_CTRL_C]) as parent:
        assert parent.stdout is not None
        assert parent.stdout.read() == b"7"
