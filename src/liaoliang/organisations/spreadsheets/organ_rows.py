"""The sheet of organs: new ones, renamed ones, changed ones, ended ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final
from unicodedata import normalize

from django.utils.translation import gettext_noop

from liaoliang.base.clock import office_day
from liaoliang.errors import BadInputError
from liaoliang.organisations import services
from liaoliang.organisations.checks import OrganFacts
from liaoliang.organisations.models import Organ, OrganKind, OrganLevel
from liaoliang.organisations.names import fold
from liaoliang.organisations.services.organs import facts_of
from liaoliang.organisations.spreadsheets import columns
from liaoliang.organisations.spreadsheets.columns import ORGANS, flag, labels, yes_or_no
from liaoliang.organisations.spreadsheets.plan import Change, Run
from liaoliang.organisations.spreadsheets.reading import Row

# Field of the facts -> heading.
_HEADINGS: Final = {
    "name": columns.NAME,
    "short_name": columns.SHORT,
    "kind": columns.KIND,
    "level": columns.LEVEL,
    "parent_id": columns.PARENT,
    "uscc": columns.USCC,
    "area_code": columns.AREA,
    "sort_order": columns.ORDER,
}


class _Known:
    """Organs of the office and of the rows taken in so far, by number and by name.

    A name that a row above has changed still finds its organ: people rename one cell, not the whole file.
    """

    def __init__(self, organs: Sequence[Organ]) -> None:
        self.by_id = {organ.pk: organ for organ in organs}
        self.by_key = {organ.key: organ for organ in organs if organ.is_active}

    def add(self, organ: Organ) -> None:
        self.by_id[organ.pk] = organ
        self.by_key[organ.key] = organ

    def of_row(self, row: Row) -> Organ | None:
        """The organ a row is about: by its number, else by its name; None for a new one."""
        number = row.cells.get(columns.NUMBER, "")
        if not number:
            return self.by_key.get(fold(row.cells[columns.NAME]))
        if not number.isdigit() or int(number) not in self.by_id:
            raise BadInputError(
                "", gettext_noop("没有编号为“{number}”的单位,新增单位请不填编号"), number=number
            )
        return self.by_id[int(number)]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a row asks for."""

    row: Row
    facts: OrganFacts
    in_use: bool


def take_organs(rows: Sequence[Row], run: Run) -> None:
    """Take in every row; a new organ may stand above or below the row of its new parent."""
    known = _Known(list(Organ.objects.select_related("parent")))
    office = [organ for organ in known.by_id.values() if organ.is_active]
    for row in _parents_first(rows):
        with run.row(ORGANS.title, row.number, row.cells[columns.NAME]):
            existing = known.of_row(row)
            heading = columns.NUMBER if row.cells.get(columns.NUMBER) else columns.NAME
            run.once(ORGANS.code, existing.pk if existing else fold(row.cells[columns.NAME]), row, heading)
            wanted = _wanted(row, existing, known)
            if existing is None:
                _add(wanted, known, run)
            else:
                _update(existing, wanted, known, run)
    for organ in office:
        if (ORGANS.code, organ.pk) not in run.seen:
            _absent(organ, run)


def _parents_first(rows: Sequence[Row]) -> list[Row]:
    """The rows in an order in which a parent named in this file comes before those beneath it."""
    by_key = {fold(row.cells[columns.NAME]): row for row in rows}
    ordered: dict[int, Row] = {}
    for row in rows:
        chain = [row]
        while (above := by_key.get(fold(chain[-1].cells[columns.PARENT]))) and above not in chain:
            chain.append(above)
        ordered |= {link.number: link for link in reversed(chain) if link.number not in ordered}
    return list(ordered.values())


def _wanted(row: Row, existing: Organ | None, known: _Known) -> _Wanted:
    base = facts_of(existing) if existing else OrganFacts(name="", kind="", level="")
    cells = {field: row.cells[heading] for field, heading in _HEADINGS.items() if heading in row.cells}
    values: dict[str, object] = {field.name: getattr(base, field.name) for field in fields(base)}
    values |= cells
    values["kind"] = _code(OrganKind, cells["kind"], columns.KIND)
    values["level"] = _code(OrganLevel, cells["level"], columns.LEVEL)
    values["parent_id"] = _parent_id(cells["parent_id"], known)
    values["sort_order"] = _ordinal(str(values["sort_order"]), base.sort_order)
    in_use = flag(
        row.cells.get(columns.IN_USE, ""), columns.IN_USE, default=existing.is_active if existing else True
    )
    return _Wanted(row, OrganFacts(**values), in_use)  # type: ignore[arg-type] # typed by the fields above


def _add(wanted: _Wanted, known: _Known, run: Run) -> None:
    organ = services.create_organ(facts=wanted.facts, by=run.by, at=run.at)
    known.add(organ)
    run.seen[ORGANS.code, organ.pk] = wanted.row.number
    after = {heading: text for heading, text in _shown(wanted.facts, known).items() if text}
    run.changes.append(Change(ORGANS.code, "added", organ.name, wanted.row.number, after=after))


def _update(existing: Organ, wanted: _Wanted, known: _Known, run: Run) -> None:
    before = _shown(facts_of(existing), known) | {columns.IN_USE: yes_or_no(existing.is_active)}
    after = _shown(wanted.facts, known) | {columns.IN_USE: yes_or_no(wanted.in_use)}
    differing = [heading for heading in after if before[heading] != after[heading]]
    if not differing:
        return
    _change(existing, wanted, run)
    known.add(Organ.objects.get(pk=existing.pk))
    then = {heading: before[heading] for heading in differing}
    now = {heading: after[heading] for heading in differing}
    run.changes.append(Change(ORGANS.code, "changed", existing.name, wanted.row.number, then, now))


def _change(existing: Organ, wanted: _Wanted, run: Run) -> None:
    """The steps that lead from the organ to what is wanted, each with its own event."""
    if wanted.in_use and not existing.is_active:
        services.resume_organ(organ_id=existing.pk, ground=run.ground, by=run.by, at=run.at)
    if wanted.in_use or existing.is_active:
        services.rename_organ(
            organ_id=existing.pk,
            name=wanted.facts.name,
            short_name=wanted.facts.short_name,
            from_on=office_day(run.at),
            ground=run.ground,
            by=run.by,
            at=run.at,
        )
        services.change_organ(organ_id=existing.pk, facts=wanted.facts, by=run.by, at=run.at)
    if not wanted.in_use and existing.is_active:
        services.end_organ(organ_id=existing.pk, ground=run.ground, by=run.by, at=run.at)


def _absent(organ: Organ, run: Run) -> None:
    if not run.removals:
        run.changes.append(Change(ORGANS.code, "missing", organ.name))
        return
    with run.row(ORGANS.title, None, organ.name):
        services.end_organ(organ_id=organ.pk, ground=run.ground, by=run.by, at=run.at)
        run.changes.append(Change(ORGANS.code, "removed", organ.name))


def _shown(facts: OrganFacts, known: _Known) -> dict[str, str]:
    """Facts by heading, as the sheet shows them."""
    shown = {heading: str(getattr(facts, field)) for field, heading in _HEADINGS.items()}
    shown[columns.KIND] = labels(OrganKind)[facts.kind]
    shown[columns.LEVEL] = labels(OrganLevel)[facts.level]
    shown[columns.PARENT] = known.by_id[facts.parent_id].name if facts.parent_id else ""
    return shown


def _code(choices: type[OrganKind] | type[OrganLevel], written: str, heading: str) -> str:
    """The code of a label, in whichever brackets: workbooks that lie about have half-width ones."""
    words = labels(choices)
    codes = {normalize("NFKC", label): value for value, label in words.items()}
    plain = normalize("NFKC", written)
    if plain not in codes:
        allowed = "、".join(words.values())
        raise BadInputError(
            "",
            gettext_noop("{heading}“{written}”不在可选范围内({allowed})"),
            heading=heading,
            written=written,
            allowed=allowed,
        )
    return codes[plain]


def _parent_id(written: str, known: _Known) -> int | None:
    if not written:
        return None
    parent = known.by_key.get(fold(written))
    if parent is None:
        raise BadInputError("", gettext_noop("找不到上级单位“{name}”"), name=written)
    return parent.pk


def _ordinal(written: str, default: int) -> int:
    if not written:
        return default
    if not written.isdecimal() or len(written) > 6:
        raise BadInputError("", gettext_noop("排序须为 0 至 999999 的整数"))
    return int(written)
