"""What a caller says about a new work item: values without a database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from liaoliang.base.locks import Subject
from liaoliang.law.deadlines import Deadline, NotBefore
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role


@dataclass(frozen=True, slots=True)
class Due:
    """When, and why then: a due date, or a day before which it is certainly not due, or neither."""

    due_on: date | None = None
    not_before_on: date | None = None
    basis: str = ""

    def __post_init__(self) -> None:
        if self.due_on and self.not_before_on:
            raise ValueError("an item has a due date or a not-before date, never both")

    @classmethod
    def of(cls, conclusion: Deadline | NotBefore) -> Due:
        """What a clock of the law concluded."""
        basis = "、".join(str(provision) for provision in conclusion.basis)
        if isinstance(conclusion, NotBefore):
            return cls(not_before_on=conclusion.not_before_on, basis=basis)
        return cls(due_on=conclusion.due_on, basis=basis)


UNDATED = Due()


@dataclass(frozen=True, slots=True)
class Assignee:
    """One officer; or those who hold `role` for an organ (its business officers, if `role` is empty)."""

    officer_id: int | None = None
    organ_id: int | None = None
    role: str = ""

    def __post_init__(self) -> None:
        if (self.officer_id is None) == (self.organ_id is None) or (self.officer_id and self.role):
            raise ValueError("an item waits for one officer or for one organ")

    @classmethod
    def officer(cls, officer: Officer) -> Assignee:
        """One person."""
        return cls(officer_id=officer.pk)

    @classmethod
    def organ(cls, organ: Organ | int, role: Role | None = None) -> Assignee:
        """Everybody who holds `role` for the organ."""
        return cls(organ_id=organ if isinstance(organ, int) else organ.pk, role=role.value if role else "")

    @property
    def key(self) -> str:
        """The same for the same assignee; makes opening idempotent."""
        if self.officer_id is not None:
            return f"officer:{self.officer_id}"
        return f"organ:{self.organ_id}:{self.role}"


@dataclass(frozen=True, slots=True)
class NewItem:
    """`verb` says in Chinese what to do (核验), `title` with what; `category` is a short key, e.g. "ledger"."""

    subject: Subject
    assignee: Assignee
    verb: str
    title: str
    link: str
    category: str
    due: Due = field(default=UNDATED)
