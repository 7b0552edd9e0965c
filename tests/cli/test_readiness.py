"""Nothing serves on a database that is not ready, and no demonstration on the open net."""

from __future__ import annotations

import base64
import socket
from pathlib import Path

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from factories.offices import AT, make_officer, make_organ
from liaoliang.base import dbguard, seals
from liaoliang.base.demo import set_mark
from liaoliang.cli import readiness
from liaoliang.cli.supervisor import MUST_WAIT
from liaoliang.errors import BadInputError, NotAllowedError, WrongStateError

OPEN = "0.0.0.0"  # noqa: S104 - an address that must be refused


@pytest.mark.django_db
def test_a_migrated_and_guarded_database_is_ready() -> None:
    readiness.refuse_unready()


@pytest.mark.django_db
def test_refuses_a_database_that_lacks_a_migration() -> None:
    ((app, last),) = MigrationLoader(connection).graph.leaf_nodes("ledger")
    MigrationRecorder(connection).record_unapplied(app, last)
    with pytest.raises(WrongStateError, match=rf"ledger\.{last}"):
        readiness.refuse_unready()


@pytest.mark.django_db
def test_refuses_a_database_without_its_triggers() -> None:
    dbguard.uninstall()
    with pytest.raises(dbguard.UnguardedError, match="guard_base_event_update"):
        readiness.refuse_unready()


@pytest.mark.django_db
@pytest.mark.parametrize("host", [OPEN, "192.0.2.7", "::"])
def test_refuses_to_show_a_demonstration_to_others(host: str) -> None:
    set_mark(office_start=AT)
    with pytest.raises(NotAllowedError, match="演示"):
        readiness.refuse_open_demo(host)


@pytest.mark.django_db
def test_knows_a_demonstration_account_where_the_mark_was_taken_away() -> None:
    officer = make_officer(make_organ())
    readiness.refuse_open_demo(OPEN)
    officer.account.username, officer.name = "xietiao", "周**"
    officer.account.save()
    officer.save()
    with pytest.raises(NotAllowedError):
        readiness.refuse_open_demo(OPEN)


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "localhost"])
def test_shows_a_demonstration_to_this_machine(host: str) -> None:
    set_mark(office_start=AT)
    readiness.refuse_open_demo(host)


def test_says_that_a_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadInputError, match=str(port)):
            readiness.refuse_busy_port("127.0.0.1", port)
    readiness.refuse_busy_port("127.0.0.1", port)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_work_that_loses_the_database_is_taken_up_again_later(
    error: type[Exception], capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> None:
        raise error("server closed the connection\nunexpectedly")

    assert readiness.while_database_answers(work) == MUST_WAIT
    assert capsys.readouterr().err == (
        "liaoliang: 无法打开数据库：server closed the connection unexpectedly\n"
    )


@pytest.mark.django_db
def test_work_that_ends_is_done() -> None:
    assert readiness.while_database_answers(lambda: None) == 0


@pytest.mark.django_db
def test_refuses_keys_that_are_not_the_databases_own(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_ROOT = tmp_path
    make_organ()
    seals.seal_day()
    readiness.refuse_unready()
    settings.SEAL_KEY = base64.b64encode(bytes(range(32))).decode()
    with pytest.raises(WrongStateError, match=r"第 1 号封存.*secrets\.json"):
        readiness.refuse_unready()


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.7"])
def test_a_host_that_is_not_this_machine_is_named(host: str) -> None:
    with pytest.raises(BadInputError, match=host):
        readiness.refuse_busy_port(host, 0)
