"""Which processes are started, and where one then goes."""

from __future__ import annotations

import pytest

from factories.offices import AT
from liaoliang.base.demo import set_mark
from liaoliang.cli import main, serve, web


def test_three_parts_of_one_program() -> None:
    parts = serve.parts("127.0.0.1", 8123, 1)
    assert [part.name for part in parts] == ["web", "worker", "scheduler"]
    assert {part.command[1:3] for part in parts} == {("-m", "liaoliang.cli")}


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1", "http://127.0.0.1:8000/"), ("::1", "http://[::1]:8000/")]
)
def test_the_address_can_be_typed(host: str, address: str) -> None:
    assert serve.address_of(host, 8000) == address


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["serve", "web"])
def test_a_demonstration_is_not_served_to_others(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_mark(office_start=AT)
    assert main([command, "--host", "0.0.0.0"]) == 2  # noqa: S104 - must be refused
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.django_db
def test_a_database_server_feeds_more_processes_than_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    monkeypatch.setattr("liaoliang.base.db.is_postgresql", lambda: False)
    assert web.default_workers() == 1
    monkeypatch.setattr("liaoliang.base.db.is_postgresql", lambda: True)
    assert web.default_workers() == web.MOST_WORKERS


def test_only_the_first_start_of_the_web_server_skips_the_checks() -> None:
    part = serve.parts("127.0.0.1", 8123, 1)[0]
    assert (part.first, "--checked" in part.command) == (("--checked",), False)


@pytest.mark.parametrize("port", ["0", "99999", "-1", "http"])
def test_a_port_that_is_none_is_refused_in_one_line(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", f"--port={port}"])
    assert capsys.readouterr().err.count("\n") == 1
