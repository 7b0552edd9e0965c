"""The closed list of replies to a request, R1-R16: article, what the letter must carry, and the report row.

政府信息公开条例(2019) Arts 30, 35-39; the rows are those of the annual report form (国办公开办函〔2021〕30号).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.law.files import read_yaml
from liaoliang.law.provisions import Provision

_FILE = Path(__file__).parent / "tables" / "outcomes.yaml"
_ACT = "政府信息公开条例(2019)"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kind of reply. `row` is its row in the third table; a partial reply is counted there alone.

    `remedy` names the remedy rule (`remedies/…`), `"partial"` for two clauses, `"none"` where there is none.
    """

    code: str
    title: str
    group: str
    row: str
    basis: Provision
    remedy: str
    needs_reasons: bool
    needs_search: bool


def outcome(code: str) -> Outcome:
    """The outcome of that code, or BadInputError: the list is closed."""
    try:
        return all_outcomes()[code]
    except KeyError:
        message = gettext_noop("没有这种答复类型;可用的有:{known}")
        raise BadInputError(code, message, known="、".join(all_outcomes())) from None


@cache
def all_outcomes() -> Mapping[str, Outcome]:
    """All outcomes by code, in the order of the report's rows."""
    listed = (_outcome(raw) for raw in read_yaml(_FILE)["outcomes"])
    return MappingProxyType({item.code: item for item in listed})


def _outcome(raw: Mapping[str, str | bool]) -> Outcome:
    return Outcome(
        code=str(raw["code"]),
        title=str(raw["title"]),
        group=str(raw["group"]),
        row=str(raw["row"]),
        basis=Provision(str(raw.get("act", _ACT)), str(raw["article"])),
        remedy=str(raw["remedy"]),
        needs_reasons=bool(raw["reasons"]),
        needs_search=bool(raw.get("search", False)),
    )
