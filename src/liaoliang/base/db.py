"""SQL that differs between SQLite and PostgreSQL, apart from the triggers of `dbguard`."""

from __future__ import annotations

from functools import partial

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, models, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

LOCK_NOT_AVAILABLE = "55P03"


def is_postgresql(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether the database behind this alias is PostgreSQL."""
    return connections[using].vendor == "postgresql"


def limit_lock_wait(connection: BaseDatabaseWrapper, seconds: int) -> None:
    """Let waits for a lock in the present transaction fail after `seconds`.

    SQLite has one writer at a time and waits at the start of the transaction (its `timeout` option).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{int(seconds)}s'")


def count_anew(*tables: type[models.Model]) -> None:
    """Let PostgreSQL count the rows of these tables once the present transaction is committed.

    After many new rows at once it would plan with the old counts until it happens to look again; a table that
    was empty a moment ago can make it join a thousand rows with a thousand others, one by one.
    """
    for table in tables:
        alias = router.db_for_write(table)
        if is_postgresql(alias):
            transaction.on_commit(partial(_analyze, table._meta.db_table, alias), using=alias)


def _analyze(table: str, alias: str) -> None:
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


def is_lock_timeout(error: OperationalError) -> bool:
    """Whether the database gave up waiting for a lock that another transaction holds."""
    return getattr(error.__cause__, "sqlstate", "") == LOCK_NOT_AVAILABLE
