"""Triggers that make the database itself refuse: evidence, seals and what other modules register.

Trigger SQL lives here alone, once for SQLite and once for PostgreSQL. Django rebuilds tables on SQLite and
silently loses their triggers, so `migrate` (our override) installs them again every time, and
`refuse_unguarded()` keeps a process from starting while one is missing, switched off or different.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import BaseConstraint, Model, UniqueConstraint

from liaoliang.errors import LiaoliangError, gettext_noop

NAME_LIMIT = 63
TEST_PREFIX = "test_"
UNGUARDED = gettext_noop("数据库缺少保护触发器({names}),拒绝启动;请先运行 migrate")

_append_only: dict[str, None] = {}
_triggers: dict[str, Trigger] = {}


class UnguardedError(LiaoliangError):
    """The database lacks triggers that the law of evidence rests on."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One refusal in both dialects.

    `sqlite` is everything after `CREATE TRIGGER name`; `event` and `body` are PostgreSQL's clause between
    name and `EXECUTE FUNCTION`, and the plpgsql block of that function. An empty text leaves a dialect out.
    """

    name: str
    table: str
    sqlite: str
    event: str
    body: str

    @property
    def sqlite_sql(self) -> str:
        """The statement as SQLite keeps it."""
        return f'CREATE TRIGGER "{self.name}" {self.sqlite}'


def register_append_only(table: str) -> None:
    """Rows of `table` are written once: UPDATE, DELETE, TRUNCATE and REPLACE are refused."""
    _append_only[table] = None


def register_trigger(trigger: Trigger) -> None:
    """Add a module's own refusal, for example of a release whose hashes differ from the approvals."""
    if len(trigger.name) > NAME_LIMIT:
        raise ValueError(f"trigger name longer than {NAME_LIMIT}: {trigger.name}")
    if _triggers.setdefault(trigger.name, trigger) != trigger:
        raise ValueError(f"trigger {trigger.name!r} is registered already")


def install(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """(Re)install every trigger whose table exists. Returns their names."""
    connection = connections[using]
    expected = _expected(connection)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for trigger in expected:
            _drop(cursor, trigger)
            _create(cursor, trigger)
    return [trigger.name for trigger in expected]


def uninstall(using: str = DEFAULT_DB_ALIAS) -> None:
    """Drop every trigger; only for table rebuilds and for emptying a test database."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for trigger in _expected(connection):
            _drop(cursor, trigger)


def missing(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Names of triggers that an existing table lacks, or that are switched off or not what we installed."""
    connection = connections[using]
    with connection.cursor() as cursor:
        present = _present(cursor)
    return [
        item.name for item in _expected(connection) if present.get(item.name) != _source(item, connection)
    ]


def refuse_unguarded(using: str = DEFAULT_DB_ALIAS) -> None:
    """Called by every process that serves or works, at its start. Raises UnguardedError."""
    absent = missing(using)
    if absent:
        raise UnguardedError(UNGUARDED, names=", ".join(absent))


@contextmanager
def rebuilding(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Around `migrate`. SQLite renames tables under the triggers' feet, so there they are taken off first.

    If the process dies in between, `refuse_unguarded()` keeps anything from starting.
    """
    if connections[using].vendor == "sqlite":
        uninstall(using)
    try:
        yield
    finally:
        install(using)


def is_test_database(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether the connection points to a database that a test runner has made."""
    settings = connections[using].settings_dict
    name = str(settings["NAME"])
    return (
        "mode=memory" in name
        or Path(name).name.startswith(TEST_PREFIX)
        or name == settings["TEST"].get("NAME")
    )


def _expected(connection: BaseDatabaseWrapper) -> list[Trigger]:
    tables = set(connection.introspection.table_names())
    every = [*_triggers.values(), *(trigger for table in _append_only for trigger in _guards(table))]
    wanted = [trigger for trigger in every if trigger.table in tables]
    if connection.vendor == "postgresql":
        return [trigger for trigger in wanted if trigger.event]
    return [trigger for trigger in wanted if trigger.sqlite]


def _guards(table: str) -> Iterator[Trigger]:
    refuse = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    raise_it = (
        f"BEGIN RAISE EXCEPTION 'append-only: {table}' USING ERRCODE = 'integrity_constraint_violation'; END"
    )
    every_change = f'BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" FOR EACH STATEMENT'
    yield Trigger(
        f"guard_{table}_update", table, f'BEFORE UPDATE ON "{table}" {refuse}', every_change, raise_it
    )
    yield Trigger(f"guard_{table}_delete", table, f'BEFORE DELETE ON "{table}" {refuse}', "", "")
    # SQLite's INSERT OR REPLACE deletes the old row without asking the delete trigger.
    clash = " OR ".join(_clash(table, columns) for columns in _unique_columns(table))
    yield Trigger(
        f"guard_{table}_replace", table, f'BEFORE INSERT ON "{table}" WHEN {clash} {refuse}', "", ""
    )


def _clash(table: str, columns: Iterable[str]) -> str:
    same = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
    return f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})'  # noqa: S608 - names of our own tables


def _unique_columns(table: str) -> list[tuple[str, ...]]:
    model = _model_of(table)
    columns = {field.name: str(field.column) for field in model._meta.local_concrete_fields}
    together: list[Sequence[str]] = list(model._meta.unique_together)
    together += [rule.fields for rule in model._meta.constraints if _is_plain_unique(rule)]
    single: list[Sequence[str]] = [
        (field.name,) for field in model._meta.local_concrete_fields if field.unique
    ]
    return [tuple(columns[name] for name in names) for names in [*single, *together]]


def _is_plain_unique(rule: BaseConstraint) -> TypeGuard[UniqueConstraint]:
    return isinstance(rule, UniqueConstraint) and rule.condition is None and bool(rule.fields)


def _model_of(table: str) -> type[Model]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return model
    raise LookupError(f"no model has the table {table!r}")


def _drop(cursor: CursorWrapper, trigger: Trigger) -> None:
    if cursor.db.vendor == "postgresql":
        cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger.name}" ON "{trigger.table}"')
    else:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger.name}"')


def _create(cursor: CursorWrapper, trigger: Trigger) -> None:
    if cursor.db.vendor != "postgresql":
        cursor.execute(trigger.sqlite_sql)
        return
    cursor.execute(
        f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql AS $guard${trigger.body}$guard$'
    )
    cursor.execute(f'CREATE TRIGGER "{trigger.name}" {trigger.event} EXECUTE FUNCTION "{trigger.name}"()')
    # ALWAYS: not even a session that replays replication gets past it.
    cursor.execute(f'ALTER TABLE "{trigger.table}" ENABLE ALWAYS TRIGGER "{trigger.name}"')


def _present(cursor: CursorWrapper) -> dict[str, str]:
    """What is installed and switched on: name -> source."""
    if cursor.db.vendor == "postgresql":
        cursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND t.tgenabled = 'A' AND pg_table_is_visible(t.tgrelid)"
        )
    else:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(cursor.fetchall())


def _source(trigger: Trigger, connection: BaseDatabaseWrapper) -> str:
    return trigger.body if connection.vendor == "postgresql" else trigger.sqlite_sql
