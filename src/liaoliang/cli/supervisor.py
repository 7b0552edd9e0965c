"""Several processes in one process group: started together, restarted alone, stopped together.

A part that ends by itself is started again after a pause that doubles. A part that keeps ending right after
its start, or that refuses to start (exit code 2), is a fault that waiting does not mend, so the whole group
stops and says which part it was. A part that says it must wait (exit code 75, the database is away) is started
again and again, however long that takes.
Ctrl-C goes from the terminal to the whole group at once; the parts do not hear it, so that the supervisor alone
ends them, in its own way. Every part holds the reading end of a pipe, its lifeline: when the supervisor is gone,
however it went, the pipe closes and the part ends as well.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
MOST_DOUBLINGS = 10
# A part that lived this long had started well; its next pause is short again.
LIVED_WELL = 10.0
GIVE_UP_AFTER = 5
REFUSED = 2
# EX_TEMPFAIL of sysexits.h: try again later.
MUST_WAIT = 75
GRACE = 15.0
LOOK_EVERY = 0.2

Report = Callable[[str, str, int | None], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One process of the group."""

    name: str
    command: tuple[str, ...]
    # Seconds to wait with the first start, so that what people wait for is up first.
    after: float = 0.0
    # What else the first start waits for: the part stays down until this is set.
    once: threading.Event | None = None
    # Said with the first start alone, when what it would check has just been checked.
    first: tuple[str, ...] = ()


@dataclass(slots=True)
class _Running:
    part: Part
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    start_again_at: float = 0.0
    short_lives: int = 0
    waits: int = 0


@dataclass
class Supervisor:
    """Runs `parts` until it is told to stop. `report(event, part, exit code)` hears of starts and ends."""

    parts: Sequence[Part]
    report: Report = lambda event, part, code: None
    first_pause: float = FIRST_PAUSE
    grace: float = GRACE
    _running: list[_Running] = field(default_factory=list, init=False)

    def run(self, stop: threading.Event) -> int:
        """Start every part and look after them until `stop`; 0, or 1 when a part would not stay up."""
        lifeline, end_of_life = os.pipe()
        began = time.monotonic()
        self._running = [_Running(part, start_again_at=began + part.after) for part in self.parts]
        try:
            while not stop.is_set():
                if not all(self._look_after(running, lifeline) for running in self._running):
                    return 1
                stop.wait(LOOK_EVERY)
            return 0
        finally:
            self._stop_all()
            os.close(end_of_life)
            os.close(lifeline)

    def _look_after(self, running: _Running, lifeline: int) -> bool:
        """Start a part that is down once its pause is over. False when it is given up."""
        now = time.monotonic()
        if running.process is not None and running.process.poll() is not None:
            self._note_end(running, now)
            if running.short_lives >= GIVE_UP_AFTER:
                self.report("given up", running.part.name, None)
                return False
        waits = running.part.once is not None and not running.part.once.is_set()
        if running.process is None and now >= running.start_again_at and not waits:
            self._start(running, lifeline, now)
        return True

    def _start(self, running: _Running, lifeline: int, now: float) -> None:
        first = () if running.started else running.part.first
        command = [*running.part.command, *first, "--lifeline", str(lifeline)]
        with deaf_to_ctrl_c():
            running.process = subprocess.Popen(command, pass_fds=[lifeline])  # noqa: S603 - our own commands
        running.started = now
        self.report("started", running.part.name, None)

    def _note_end(self, running: _Running, now: float) -> None:
        code = running.process.returncode if running.process else None
        lived_well = now - running.started >= LIVED_WELL
        running.short_lives = 0 if lived_well or code == MUST_WAIT else running.short_lives + 1
        running.waits = 0 if lived_well else running.waits
        if code == MUST_WAIT:
            running.waits += 1
        elif code == REFUSED:
            running.short_lives = GIVE_UP_AFTER
        doubled = min(max(running.short_lives, running.waits, 1) - 1, MOST_DOUBLINGS)
        pause = self.first_pause * 2**doubled
        running.start_again_at = now + min(pause, LONGEST_PAUSE)
        running.process = None
        self.report("ended", running.part.name, code)

    def _stop_all(self) -> None:
        """Ask every part to finish; after the grace, end what is left."""
        alive = [running.process for running in self._running if running.process is not None]
        for process in alive:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        until = time.monotonic() + self.grace
        for process in alive:
            try:
                process.wait(max(until - time.monotonic(), 0.0))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """What is started meanwhile never hears SIGINT: the blocked signal is inherited by whatever runs there."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def watch_lifeline(descriptor: int | None) -> None:
    """In a part: end by SIGTERM, as if asked, when the supervisor at the other end of the pipe is gone."""
    if descriptor is None:
        return

    def wait_for_the_end() -> None:
        while os.read(descriptor, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait_for_the_end, name="lifeline", daemon=True).start()


def end_children_with_me() -> None:
    """From now on, whatever this process forks ends when this process says so, and at once when it is gone.

    Otherwise a web process would go on answering at the port, unguarded, beside the one started in its place.
    A child that heard Ctrl-C by itself would be taken for one that failed, or hang when asked a second time.
    """
    reading, writing = os.pipe()

    def follow() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        os.close(writing)
        threading.Thread(target=_end_after, args=(reading,), name="parent", daemon=True).start()

    os.register_at_fork(after_in_child=follow)


def _end_after(descriptor: int) -> None:
    os.read(descriptor, 1)
    os.kill(os.getpid(), signal.SIGKILL)
