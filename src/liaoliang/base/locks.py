"""Row locks of one transaction, and the memory of which subjects it holds.

A lock that cannot be had within three seconds fails loudly. The memory lives in the connection's list of
on-commit callbacks, because Django keeps exactly that list in step with the transaction: it is emptied by
commit and by rollback, and a rolled back savepoint takes its own entries with it - as the database does
with the locks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Protocol, TypeVar

from django.db import OperationalError, connections, models, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_noop

from liaoliang.base import db
from liaoliang.errors import NotFoundError, WrongStateError

LOCK_SECONDS = 3
BUSY = gettext_noop("另有人员正在办理同一事项,请稍后再试")
GONE = gettext_noop("没有找到该事项(编号 {id})")

M = TypeVar("M", bound=models.Model)
Key = tuple[str, int]


class Subject(Protocol):
    """A saved row that evidence can be about: it names its type and has a whole-number key."""

    @property
    def evidence_type(self) -> str:
        """Stable name of the kind of thing, `"ledger.assignment"`."""

    @property
    def pk(self) -> Any:
        """The row's key."""


class LockTimeoutError(WrongStateError):
    """Somebody else holds the row for longer than three seconds (409)."""


class _Held:
    """What one statement locked. Called by Django after commit, when there is nothing left to do."""

    def __init__(self, keys: Iterable[Key], *, new: bool = False) -> None:
        self.keys = frozenset(keys)
        self.new = set(self.keys) if new else set()

    def __call__(self) -> None:
        """The transaction is over and Django has already dropped the entry."""


def key_of(subject: Subject) -> Key:
    """Type and id under which evidence knows `subject`."""
    if subject.pk is None:
        raise ValueError(f"{subject!r} is not saved yet")
    return str(subject.evidence_type), int(subject.pk)


def lock(model: type[M], pk: int) -> M:
    """The row of `model` with this key, locked until the transaction ends.

    Raises NotFoundError, or LockTimeoutError when another transaction keeps it for three seconds.
    """
    alias = router.db_for_write(model)
    rows = model._base_manager.using(alias).raw(_one_row(model, alias), [pk])
    locked: list[M] = _locked(alias, rows)
    if not locked:
        raise NotFoundError(GONE, id=pk)
    return locked[0]


@cache
def _one_row(model: type[models.Model], alias: str) -> str:
    """The frequent case, written once: Django takes longer to build this query than the database to answer it."""
    connection = connections[alias]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in model._meta.concrete_fields)
    key = quote(str(model._meta.pk.column))
    waits = connection.ops.for_update_sql() if connection.features.has_select_for_update else ""
    return f"SELECT {columns} FROM {quote(model._meta.db_table)} WHERE {key} = %s {waits}"  # noqa: S608 - names of ours


def lock_many(*querysets: models.QuerySet[M]) -> list[M]:
    """All rows of the querysets, locked in the order (evidence type, id), so that no two wait in a circle."""
    ordered = sorted(
        querysets, key=lambda rows: str(getattr(rows.model, "evidence_type", rows.model._meta.label))
    )
    return [row for rows in ordered for row in _lock(rows)]


def _lock(rows: models.QuerySet[M]) -> list[M]:
    alias = router.db_for_write(rows.model)
    return _locked(alias, rows.using(alias).select_for_update(of=("self",)).order_by("pk"))


def _locked(alias: str, rows: Iterable[M]) -> list[M]:
    """Fetch rows with a statement that locks them, and remember that they are held."""
    connection = connections[alias]
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a lock needs a transaction to live in")
    if not any(_held(connection)):
        db.limit_lock_wait(connection, LOCK_SECONDS)
    try:
        locked = list(rows)
    except OperationalError as error:
        if db.is_lock_timeout(error):
            raise LockTimeoutError(BUSY) from error
        raise
    _hold(connection, locked, new=False)
    return locked


def created(*subjects: models.Model) -> None:
    """Say that these rows were inserted in this transaction: nobody else can see or lock them yet."""
    for connection in {connections[router.db_for_write(type(subject))] for subject in subjects}:
        if not connection.in_atomic_block:
            raise transaction.TransactionManagementError("a new row needs a transaction to live in")
        _hold(connection, subjects, new=True)


def _hold(connection: BaseDatabaseWrapper, rows: Iterable[models.Model], *, new: bool) -> None:
    keys = [(str(row.evidence_type), int(row.pk)) for row in rows if hasattr(row, "evidence_type")]
    transaction.on_commit(_Held(keys, new=new), using=connection.alias)


def _held(connection: BaseDatabaseWrapper) -> Iterator[_Held]:
    return (entry[1] for entry in connection.run_on_commit if isinstance(entry[1], _Held))


def holds(connection: BaseDatabaseWrapper, keys: Iterable[Key]) -> frozenset[Key]:
    """Those of `keys` that the present transaction of `connection` has locked or created."""
    wanted = set(keys)
    return frozenset(key for held in _held(connection) for key in held.keys & wanted)


def take_new(connection: BaseDatabaseWrapper, keys: Iterable[Key]) -> frozenset[Key]:
    """Those of `keys` that the present transaction has inserted itself and that have no event yet.

    Each is told once: after its first event a row has a history like any other.
    """
    wanted = set(keys)
    fresh: set[Key] = set()
    for held in _held(connection):
        fresh |= held.new & wanted
        held.new -= wanted
    return frozenset(fresh)
