"""Personal information in what is published: 个人信息保护法 Arts 6, 13, 25, 28, 34, 47.

Mask patterns are practice, not law, and stay parameters (`personal_information/mask_…`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from liaoliang.errors import Issue, gettext_noop
from liaoliang.law.files import read_yaml
from liaoliang.law.provisions import Provision
from liaoliang.law.rulebook import Rulebook

_FILE = Path(__file__).parent / "tables" / "personal_columns.yaml"

Maskable = Literal["citizen_id", "account", "phone"]


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """One kind of column of a list of persons; `rule` says whether it may be shown."""

    kind: str
    title: str
    rule: Literal["sensitive", "hidden", "allowed"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list that is to be published; `masked` when every value in it is."""

    heading: str
    masked: bool = False


@cache
def column_kinds() -> Mapping[str, ColumnKind]:
    """Known columns, those that must not be shown first."""
    kinds = [
        ColumnKind(raw["kind"], raw["title"], raw["rule"], tuple(raw["words"]))
        for raw in read_yaml(_FILE)["columns"]
    ]
    return MappingProxyType({kind.kind: kind for kind in kinds})


def column_kind(heading: str) -> ColumnKind | None:
    """The kind a heading names, the strictest where several fit."""
    bare = "".join(heading.split())
    return next((kind for kind in column_kinds().values() if any(word in bare for word in kind.words)), None)


def list_issues(
    rules: Rulebook,
    columns: Sequence[ListColumn],
    *,
    on: date,
    ground: Literal["", "consent", "duty"] = "duty",
    children_under_14: bool = False,
    ordered_by: Provision | None = None,
) -> list[Issue]:
    """What stands against publishing a list of persons with these columns.

    `ground`: separate consent, or a legal duty to publish (Arts 13, 25). `ordered_by` is the provision that
    orders sensitive data to be published, where there is one.
    """
    issues = [] if ground else [_issue(rules, on, "publication_ground", _NO_GROUND)]
    if children_under_14 and ordered_by is None:
        issues.append(_issue(rules, on, "sensitive", _CHILDREN))
    for column in columns:
        issues += _column_issues(rules, column, on, ordered_by)
    return issues


def _column_issues(
    rules: Rulebook, column: ListColumn, on: date, ordered_by: Provision | None
) -> list[Issue]:
    kind = column_kind(column.heading)
    if kind is None:
        issue = _issue(rules, on, "minimum", _UNKNOWN_COLUMN, column.heading)
        return [Issue(issue.code, issue.message, column.heading, "warn", issue.basis, issue.values)]
    if kind.rule == "allowed" or column.masked:
        return []
    if kind.rule == "sensitive":
        return [] if ordered_by else [_issue(rules, on, "sensitive", _SENSITIVE, column.heading, kind)]
    return [_issue(rules, on, "minimum", _HIDDEN, column.heading, kind)]


def _issue(
    rules: Rulebook, on: date, rule: str, message: str, heading: str = "", kind: ColumnKind | None = None
) -> Issue:
    basis = str(rules.parameter(f"personal_information/{rule}").at(on).basis)
    values: dict[str, object] = {"heading": heading, "kind": kind.title if kind else ""}
    return Issue(f"personal_information.{rule}", message, where=heading, basis=basis, values=values)


def takedown_issues(rules: Rulebook, *, shown_until: date, on: date) -> list[Issue]:
    """Art 47: what was shown for a period comes down when the period is over; the archive keeps it."""
    if on <= shown_until:
        return []
    basis = str(rules.parameter("personal_information/deletion").at(on).basis)
    message = gettext_noop("公示已于{until}期满,含个人信息的页面应撤下")
    return [Issue("personal_information.expired", message, basis=basis, values={"until": shown_until})]


_NO_GROUND = gettext_noop("公开个人信息须有本人单独同意,或者法定的公开义务")
_CHILDREN = gettext_noop("不满十四周岁未成年人的个人信息都是敏感个人信息,没有法律规定不得公开")
_SENSITIVE = gettext_noop("“{heading}”属于敏感个人信息({kind}),不得公开")
_HIDDEN = gettext_noop("“{heading}”({kind})不得完整公开,应遮盖或删去")
_UNKNOWN_COLUMN = gettext_noop("“{heading}”不在名单通常公开的栏目内,请确认确有必要")


def masked(rules: Rulebook, kind: Maskable, value: str, *, on: date | None = None) -> str:
    """The value with its middle hidden; a value too short to hide anything is hidden whole."""
    parameter = rules.parameter(f"personal_information/mask_{kind}")
    pattern = (parameter.latest if on is None else parameter.at(on)).table
    bare = "".join(value.split())
    first, last = int(pattern["keep_first"]), int(pattern["keep_last"])
    hidden = len(bare) - first - last
    if hidden < 1:
        return "*" * len(bare)
    return bare[:first] + "*" * hidden + bare[len(bare) - last :]
