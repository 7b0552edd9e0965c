"""What can go wrong, in sentences a person can act on. Imports nothing of the project.

Messages are Chinese templates with named `{places}`; the values are kept apart, so that a
surface can translate the template and fill it in afterwards. `str(error)` is the Chinese sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["block", "warn"]


def gettext_noop(message: str) -> str:
    """Mark a message for the translation catalogue where gettext itself may not be imported."""
    return message


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that stands in the way of a step, or that deserves a look before it.

    `code` is stable and English (`"edition.no_summary"`); `where` is the field or place it points to;
    `basis` names the provision that asks for it, if one does.
    """

    code: str
    message: str
    where: str = ""
    severity: Severity = "block"
    basis: str = ""
    values: dict[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.message.format(**self.values)


class LiaoliangError(Exception):
    """Base of every refusal. Bugs are not refusals and stay what they are."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values)


class NotAllowedError(LiaoliangError):
    """This officer may not do this to this thing (403)."""


class NotFoundError(LiaoliangError):
    """No such thing, or none within what this officer may see (404)."""


class WrongStateError(LiaoliangError):
    """The step is not one that the present state allows, or somebody was faster (409)."""


class NotReadyError(LiaoliangError):
    """Preconditions are missing; `issues` lists every one of them (422)."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__("{issues}", issues="; ".join(str(issue) for issue in self.issues))


class BadInputError(LiaoliangError):
    """What was handed in cannot be used: `where` (file, line, field) and why (400)."""

    def __init__(self, where: str, why: str, **values: object) -> None:
        super().__init__(why, **values)
        self.where = where

    @property
    def why(self) -> str:
        """The reason alone, in Chinese."""
        return super().__str__()

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" if self.where else self.why
