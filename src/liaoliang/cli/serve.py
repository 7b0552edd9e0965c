"""`liaoliang serve`: web server, worker and scheduler as one process group, stopped by one signal."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from liaoliang.cli.start import start_django
from liaoliang.cli.supervisor import Part, Supervisor
from liaoliang.errors import gettext_noop

WEB_FIRST = 3.0
MOST_WORKERS = 64
HOST, PORT = "127.0.0.1", 8000
SERVING = gettext_noop("正在 {address} 提供服务，按 Ctrl-C 停止")
EVENTS = {
    "ended": gettext_noop("{part} 已退出（代码 {code}），将重新启动"),
    "given up": gettext_noop("{part} 无法运行，已停止全部进程；原因见上面的日志"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    add_address(parser)
    parser.set_defaults(run=run)


def add_address(parser: argparse.ArgumentParser) -> None:
    """`--host`, `--port` and `--workers`, for `serve` and for `web` alone."""
    parser.add_argument("--host", default=HOST, help=f"address to listen on (default {HOST})")
    parser.add_argument("--port", type=_port, default=PORT, help=f"port (default {PORT})")
    parser.add_argument(
        "--workers",
        type=_workers,
        default=None,
        help="web processes (default: 1 on SQLite, else one for each core)",
    )


def _port(written: str) -> int:
    return _whole(written, 65535, "port")


def _workers(written: str) -> int:
    return _whole(written, MOST_WORKERS, "number of processes")


def _whole(written: str, most: int, what: str) -> int:
    if not (written.isascii() and written.isdigit() and 0 < int(written[:9]) <= most):
        raise argparse.ArgumentTypeError(f"{written!r} is no {what}; expected 1 to {most}")
    return int(written)


def run(arguments: argparse.Namespace) -> int:
    """Check, then run until SIGINT or SIGTERM."""
    start_django()
    from liaoliang.cli import readiness, web

    web.make_ready(arguments.host)
    readiness.refuse_busy_port(arguments.host, arguments.port)
    _say(SERVING, address=address_of(arguments.host, arguments.port))
    workers = arguments.workers or web.default_workers()
    return serve(arguments.host, arguments.port, workers, stop_by_signal())


def serve(
    host: str, port: int, workers: int, stop: threading.Event, *, work_once: threading.Event | None = None
) -> int:
    """The group itself, after the checks; worker and scheduler begin once `work_once` is set."""
    return Supervisor(parts(host, port, workers, work_once), _report).run(stop)


def parts(host: str, port: int, workers: int, work_once: threading.Event | None = None) -> list[Part]:
    """The three processes, each a command of our own that also runs alone."""
    program = (sys.executable, "-m", "liaoliang.cli")
    where = ("--host", host, "--port", str(port), "--workers", str(workers))
    return [
        Part("web", (*program, "web", *where), first=("--checked",)),
        Part("worker", (*program, "worker"), after=WEB_FIRST, once=work_once),
        Part("scheduler", (*program, "scheduler"), after=WEB_FIRST, once=work_once),
    ]


def address_of(host: str, port: int) -> str:
    """The address as one types it into a browser."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def stop_by_signal(stop: threading.Event | None = None) -> threading.Event:
    """An event that Ctrl-C and SIGTERM set."""
    stop = stop or threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _report(event: str, part: str, code: int | None) -> None:
    if event in EVENTS:
        _say(EVENTS[event], part=part, code=code)


def _say(sentence: str, **values: object) -> None:
    sys.stdout.write(sentence.format(**values) + "\n")
    sys.stdout.flush()
