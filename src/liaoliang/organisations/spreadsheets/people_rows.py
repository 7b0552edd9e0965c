"""The sheets of officers and of aliases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_noop

from liaoliang.errors import BadInputError
from liaoliang.organisations import services
from liaoliang.organisations.checks import OfficerFacts
from liaoliang.organisations.models import FormerName, Officer, Organ, OrganAlias
from liaoliang.organisations.names import fold
from liaoliang.organisations.spreadsheets import columns
from liaoliang.organisations.spreadsheets.columns import ALIASES, OFFICERS, flag, yes_or_no
from liaoliang.organisations.spreadsheets.plan import Change, Run
from liaoliang.organisations.spreadsheets.reading import Row

Cells = dict[str, str]


def take_officers(rows: Sequence[Row], run: Run) -> None:
    """Take in every row; whoever is new gets a login without a password and without any role."""
    known = {officer.account.username: officer for officer in _officers()}
    organs = _organs_by_key()
    for row in rows:
        username = row.cells[columns.USERNAME]
        with run.row(OFFICERS.title, row.number, username):
            run.once(OFFICERS.code, username, row, columns.USERNAME)
            _take_officer(row, known.get(username), organs, run)
    for username, officer in known.items():
        if officer.is_active and (OFFICERS.code, username) not in run.seen:
            _absent_officer(officer, run)


def take_aliases(rows: Sequence[Row], run: Run) -> None:
    """Take in every row; an alias already known changes nothing."""
    organs = _organs_by_key()
    known = {(alias.organ_id, alias.name): alias for alias in _aliases()}
    for row in rows:
        with run.row(ALIASES.title, row.number, row.cells[columns.ALIAS]):
            organ = _organ(row.cells[columns.NAME], organs)
            run.once(ALIASES.code, (organ.pk, row.cells[columns.ALIAS]), row, columns.ALIAS)
            if (organ.pk, row.cells[columns.ALIAS]) not in known:
                services.add_alias(organ_id=organ.pk, name=row.cells[columns.ALIAS], by=run.by, at=run.at)
                after = {columns.NAME: organ.name, columns.ALIAS: row.cells[columns.ALIAS]}
                run.changes.append(
                    Change(ALIASES.code, "added", row.cells[columns.ALIAS], row.number, after=after)
                )
    for key, alias in known.items():
        if (ALIASES.code, key) not in run.seen:
            _absent_alias(alias, run)


def _take_officer(row: Row, existing: Officer | None, organs: Mapping[str, Organ], run: Run) -> None:
    before = _shown(existing) if existing else {}
    after = _wanted(row, before, organs)
    facts = OfficerFacts(
        username=after[columns.USERNAME],
        name=after[columns.PERSON],
        organ_id=_organ(after[columns.NAME], organs).pk,
        post=after[columns.POST],
    )
    serves = after[columns.SERVING] == columns.YES
    differing = [heading for heading in after if before.get(heading) != after[heading]]
    if existing is None:
        services.add_officer(facts=facts, password=None, by=run.by, at=run.at)
        run.changes.append(Change(OFFICERS.code, "added", facts.username, row.number, after=after))
    elif differing:
        _change_officer(existing, facts, serves, run)
        then = {heading: before[heading] for heading in differing}
        now = {heading: after[heading] for heading in differing}
        run.changes.append(Change(OFFICERS.code, "changed", facts.username, row.number, then, now))


def _change_officer(existing: Officer, facts: OfficerFacts, serves: bool, run: Run) -> None:
    """The steps that lead from the officer to what is wanted, each with its own event."""
    if serves and not existing.is_active:
        services.resume_service(officer_id=existing.pk, ground=run.ground, by=run.by, at=run.at)
    if serves or existing.is_active:
        services.change_officer(officer_id=existing.pk, facts=facts, by=run.by, at=run.at)
    if existing.is_active and not serves:
        services.end_service(officer_id=existing.pk, ground=run.ground, by=run.by, at=run.at)


def _wanted(row: Row, before: Mapping[str, str], organs: Mapping[str, Organ]) -> Cells:
    """The row as the sheet would show it afterwards; a heading the file lacks stays as it is."""
    wanted = {heading: row.cells.get(heading, before.get(heading, "")) for heading in OFFICERS.headings}
    wanted[columns.NAME] = _organ(wanted[columns.NAME], organs).name
    serves = before.get(columns.SERVING, columns.YES) == columns.YES
    serving = flag(wanted[columns.SERVING], columns.SERVING, default=serves)
    wanted[columns.SERVING] = yes_or_no(serving)
    return wanted


def _shown(officer: Officer) -> Cells:
    return {
        columns.USERNAME: officer.account.username,
        columns.PERSON: officer.name,
        columns.NAME: officer.organ.name,
        columns.POST: officer.post.name if officer.post else "",
        columns.SERVING: yes_or_no(officer.is_active),
    }


def _absent_officer(officer: Officer, run: Run) -> None:
    username = officer.account.username
    if not run.removals:
        run.changes.append(Change(OFFICERS.code, "missing", username))
        return
    with run.row(OFFICERS.title, None, username):
        services.end_service(officer_id=officer.pk, ground=run.ground, by=run.by, at=run.at)
        run.changes.append(Change(OFFICERS.code, "removed", username))


def _absent_alias(alias: OrganAlias, run: Run) -> None:
    if not run.removals:
        run.changes.append(Change(ALIASES.code, "missing", alias.name))
        return
    with run.row(ALIASES.title, None, alias.name):
        services.remove_alias(organ_id=alias.organ_id, name=alias.name, by=run.by, at=run.at)
        run.changes.append(Change(ALIASES.code, "removed", alias.name))


def _organ(written: str, organs: Mapping[str, Organ]) -> Organ:
    organ = organs.get(fold(written))
    if organ is None:
        raise BadInputError("", gettext_noop("找不到在用的单位“{name}”"), name=written)
    return organ


def _organs_by_key() -> dict[str, Organ]:
    """Organs in being by their names, and by former ones that nobody bears today."""
    former = FormerName.objects.filter(organ__is_active=True).select_related("organ")
    by_former = {fold(borne.name): borne.organ for borne in former}
    return by_former | {organ.key: organ for organ in Organ.objects.filter(is_active=True)}


def _officers() -> list[Officer]:
    return list(Officer.objects.select_related("account", "organ", "post"))


def _aliases() -> list[OrganAlias]:
    return list(OrganAlias.objects.filter(organ__is_active=True).select_related("organ"))
