"""What must hold before anything serves: schema up to date, triggers in place, no demonstration on the net."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable
from ipaddress import ip_address

from liaoliang.cli.supervisor import MUST_WAIT
from liaoliang.errors import BadInputError, LiaoliangError, NotAllowedError, WrongStateError, gettext_noop

OUTDATED = gettext_noop("数据库还缺 {count} 项升级（{first} 等）；请先运行 liaoliang migrate")
NO_DATABASE = gettext_noop("无法打开数据库：{reason}")
OPEN_DEMO = gettext_noop(
    "数据库带有演示标记或演示账号（口令公开），只能在本机地址上运行，不能在 {host} 上提供服务"
)
FOREIGN_KEYS = gettext_noop(
    "密钥不是这个数据库的：第 {number} 号封存不是用现在的封存密钥签署的；请恢复原来的 secrets.json 或 LIAOLIANG_SECRETS"
)
NO_HOST = gettext_noop("{host} 不是本机的地址，不能在上面监听")
BUSY_PORT = gettext_noop("端口 {port} 已被占用，请用 --port 指定其他端口")


class DatabaseAwayError(LiaoliangError):
    """No connection can be had, or the one there was is lost: a matter of waiting."""


def while_database_answers(work: Callable[[], None]) -> int:
    """Check that the database may be used, then work. Returns 0, or 75 with a sentence when it is away."""
    from django.db import InterfaceError, OperationalError

    try:
        refuse_unready()
        work()
    except DatabaseAwayError as error:
        return _wait(str(error))
    except (OperationalError, InterfaceError) as error:
        return _wait(NO_DATABASE.format(reason=_on_one_line(error)))
    return 0


def _wait(sentence: str) -> int:
    sys.stderr.write(f"liaoliang: {sentence}\n")
    return MUST_WAIT


def refuse_unready() -> None:
    """Raise the first reason why no process may start on this database."""
    from django.db import OperationalError

    from liaoliang.base import dbguard

    try:
        missing = _missing_migrations()
    except OperationalError as error:
        raise DatabaseAwayError(NO_DATABASE, reason=_on_one_line(error)) from error
    if missing:
        raise WrongStateError(OUTDATED, count=len(missing), first=missing[0])
    dbguard.refuse_unguarded()
    _refuse_foreign_keys()


def _refuse_foreign_keys() -> None:
    """After a restore without its keys nothing encrypted can be read, and seals would break off."""
    from liaoliang.base import seals

    last = seals.latest()
    if last is not None and last.public_key != seals.public_key():
        raise WrongStateError(FOREIGN_KEYS, number=last.number)


def refuse_open_demo(host: str) -> None:
    """A demonstration, whose passwords are known to all, is served to this machine alone."""
    if is_loopback(host):
        return
    from liaoliang.base.demo import is_demo

    if is_demo() or _has_demo_account():
        raise NotAllowedError(OPEN_DEMO, host=host)


def refuse_busy_port(host: str, port: int) -> None:
    """Say it before three processes are started."""
    if not is_free(host, port):
        raise BadInputError("--port", BUSY_PORT, port=port)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise BadInputError("--host", NO_HOST, host=host) from error
            return False
    return True


def _on_one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _missing_migrations() -> list[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _has_demo_account() -> bool:
    """Also where somebody has taken the mark away: the accounts are known by login and masked name."""
    from liaoliang.organisations.models import Officer
    from liaoliang.organisations.seed import demo_people

    known = demo_people()
    found = Officer.objects.filter(account__username__in=known).values_list("account__username", "name")
    return any(known[username] == name for username, name in found)
