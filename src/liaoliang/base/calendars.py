"""The rulebook in force here: the shipped files plus what two persons of this office have entered.

A year's calendar or a local parameter is prepared by one officer and confirmed by another. Each confirmation
is a `RulebookChange`; what runs is then computed again in batches, and the change keeps what moved.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_noop

from liaoliang.base import evidence, leases, outbox
from liaoliang.base.calendar_checks import year_issues
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import machine_now
from liaoliang.base.evidence import Actor
from liaoliang.base.models import CalendarYear, Confirmed, Event, ParameterOverride, RulebookChange
from liaoliang.base.registries import Registry
from liaoliang.errors import BadInputError, NotAllowedError, NotReadyError, WrongStateError
from liaoliang.law.calendar_years import YearCalendar
from liaoliang.law.parameters import Value
from liaoliang.law.provisions import Provision
from liaoliang.law.rulebook import Override, Rulebook

logger = logging.getLogger(__name__)

RECOMPUTE_LEASE = timedelta(minutes=30)
NO_NOTICE = gettext_noop("请填写国务院办公厅放假通知的文号")
NO_PERSON = gettext_noop("须由本单位人员办理")
SAME_PERSON = gettext_noop("录入与确认须由两人分别办理")
CONFIRMED_ALREADY = gettext_noop("该项已经确认")
SUPERSEDED = gettext_noop("{year} 年已有更新的第 {version} 版，这一版不能再确认")
WITHDRAWN = gettext_noop("这一版已经撤回，不能再办")
YEAR_WAITS = "base.calendar_year_waits"


@dataclass(frozen=True, slots=True)
class Moved:
    """One running thing whose date a change of the rules has moved; None stands for "no date yet"."""

    subject_type: str
    subject_id: int
    title: str
    before: date | None
    after: date | None


Row = TypeVar("Row", CalendarYear, ParameterOverride)
Recompute = Callable[[Rulebook], list[Moved]]

_recomputations: Registry[Recompute] = Registry("re-computation")
_cached: tuple[uuid.UUID | None, Rulebook] | None = None


def current_rulebook() -> Rulebook:
    """The rulebook in force now: one small query, built anew only after a change."""
    global _cached
    token = RulebookChange.objects.order_by("-pk").values_list("token", flat=True).first()
    if _cached is None or _cached[0] != token:
        _cached = (token, _built())
    return _cached[1]


def register_recompute(name: str, function: Recompute) -> None:
    """Have `function(rules)` compute a module's running dates again; it works in batches and is idempotent."""
    _recomputations.register(name, function)


def confirmed_years() -> list[CalendarYear]:
    """The confirmed row that governs each year that was loaded here, by year."""
    newest = CalendarYear.objects.filter(confirmed_at__isnull=False).order_by("year", "version")
    return list({row.year: row for row in newest}.values())


def pending_years() -> list[CalendarYear]:
    """What was prepared and waits for a second person, oldest first; of each year the last version alone."""
    rows = CalendarYear.objects.filter(confirmed_at__isnull=True, withdrawn_at__isnull=True).order_by("pk")
    newest = {
        row.year: row for row in CalendarYear.objects.filter(withdrawn_at__isnull=True).order_by("version")
    }
    return [row for row in rows if newest[row.year] == row]


def newer_version(row: CalendarYear) -> CalendarYear | None:
    """The version of the same year that has overtaken this one, if there is one."""
    return CalendarYear.objects.filter(
        year=row.year, version__gt=row.version, withdrawn_at__isnull=True
    ).last()


@transaction.atomic
def load_year(
    *,
    year: int,
    rest_days: Mapping[date, str],
    make_up_days: Mapping[date, str],
    notice: str,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> CalendarYear:
    """Prepare a year (day -> holiday's name) from the State Council's notice; another person confirms it.

    What was prepared for that year before and waits gives way. `reason` says why a year in force is replaced,
    or why holidays are missing. Raises BadInputError with every problem of the days, NotReadyError with what
    keeps this from being the notice of that year.
    """
    if not notice.strip():
        raise BadInputError("notice", NO_NOTICE)
    checked = YearCalendar.checked(year, rest=rest_days, make_up=make_up_days, notice=notice)
    _refuse_implausible(checked, reason)
    _give_way(year, by, at)
    version = CalendarYear.objects.filter(year=year).aggregate(last=Max("version"))["last"] or 0
    row = CalendarYear.objects.create(
        year=year,
        version=version + 1,
        rest_days=_as_json(checked.rest),
        make_up_days=_as_json(checked.make_up),
        notice=checked.notice,
        reason=reason.strip(),
        **_preparation(by, at),
    )
    return _prepared(row, "base.calendar_year_prepared", by, at)


@transaction.atomic
def withdraw_year(*, calendar_year_id: int, ground: str, by: Actor, at: datetime) -> CalendarYear:
    """Take a prepared year back, by whoever may keep the rules. Raises WrongStateError once it is settled."""
    row = evidence.lock(CalendarYear, calendar_year_id)
    _refuse_settled(row)
    _withdraw(row, "base.calendar_year_withdrawn", ground, by, at)
    return row


@transaction.atomic
def confirm_year(*, calendar_year_id: int, by: Actor, at: datetime) -> RulebookChange:
    """Put a prepared year in force. Afterwards call `recompute(change)`, outside of any transaction.

    Raises NotAllowedError for the person who prepared it, WrongStateError when it is settled already.
    """
    row = evidence.lock(CalendarYear, calendar_year_id)
    _refuse_settled(row)
    newer = newer_version(row)
    if newer:
        raise WrongStateError(SUPERSEDED, year=row.year, version=newer.version)
    _confirm(row, by, at)
    _record(row, "base.calendar_year_confirmed", by, at)
    return RulebookChange.objects.create(token=uuid.uuid4(), changed_at=at, calendar_year=row)


@transaction.atomic
def set_override(
    *, key: str, value: Value, from_on: date, source: Provision, by: Actor, at: datetime
) -> ParameterOverride:
    """Prepare a local value with its source; another person confirms it.

    Raises BadInputError for an unknown or confirmed parameter, or a value that does not fit its unit.
    """
    current_rulebook().with_overrides([Override(key, value, source, by.name, from_on)])
    row = ParameterOverride.objects.create(
        key=key,
        value=value,
        from_on=from_on,
        source_act=source.act,
        source_article=source.article,
        **_preparation(by, at),
    )
    return _prepared(row, "base.parameter_override_prepared", by, at)


@transaction.atomic
def confirm_override(*, override_id: int, by: Actor, at: datetime) -> RulebookChange:
    """Put a prepared local value in force; see `confirm_year`."""
    row = evidence.lock(ParameterOverride, override_id)
    _confirm(row, by, at)
    _record(row, "base.parameter_override_confirmed", by, at)
    return RulebookChange.objects.create(token=uuid.uuid4(), changed_at=at, parameter_override=row)


def recompute(change: RulebookChange) -> list[Moved]:
    """Compute everything that runs again after `change`, and keep what moved with it.

    Every module commits its own batches. Interrupted, it is taken up again by `recompute_pending()`; while
    another process does it, nothing is done and nothing is returned.
    """
    lease, holder = f"recompute:{change.pk}", f"{leases.process_name()}:{uuid.uuid4().hex}"
    if not leases.acquire(lease, holder, RECOMPUTE_LEASE):
        return []
    try:
        rules = current_rulebook()
        moved = [item for computed_again in _recomputations for item in computed_again(rules)]
        _keep(change, rules, moved)
    finally:
        leases.release(lease, holder)
    return moved


def recompute_pending() -> int:
    """Take up every change whose re-computation has not finished; returns how many there were."""
    waiting = list(RulebookChange.objects.filter(recomputed_at__isnull=True).order_by("pk"))
    for change in waiting:
        recompute(change)
    return len(waiting)


def _keep(change: RulebookChange, rules: Rulebook, moved: Iterable[Moved]) -> None:
    change.version = rules.version
    change.moved = [
        {**asdict(item), "before": _iso(item.before), "after": _iso(item.after)} for item in moved
    ]
    change.recomputed_at = machine_now()
    change.save(update_fields=["version", "moved", "recomputed_at"])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as_json(days: Mapping[date, str]) -> dict[str, str]:
    return {day.isoformat(): name for day, name in days.items()}


def _as_days(stored: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in stored.items()}


def _built() -> Rulebook:
    rules = Rulebook.shipped()
    for row in confirmed_years():
        rules = rules.with_year(_year_of(row))
    for override in _confirmed_overrides():
        rules = _with_override(rules, override)
    return rules


def _year_of(row: CalendarYear) -> YearCalendar:
    return YearCalendar.checked(
        row.year, rest=_as_days(row.rest_days), make_up=_as_days(row.make_up_days), notice=row.notice
    )


def _confirmed_overrides() -> list[Override]:
    """The last confirmed value for each parameter and first day."""
    rows = ParameterOverride.objects.filter(confirmed_at__isnull=False).order_by("confirmed_at", "pk")
    newest = {(row.key, row.from_on): row for row in rows}
    return [
        Override(
            row.key,
            row.value,
            Provision(row.source_act, row.source_article),
            row.prepared_by_name,
            row.from_on,
        )
        for row in newest.values()
    ]


def _with_override(rules: Rulebook, override: Override) -> Rulebook:
    """The override added, unless the shipped files now hold a confirmed value, which then governs."""
    try:
        return rules.with_overrides([override])
    except BadInputError as refusal:
        logger.warning("local value of %s is out of force: %s", override.key, refusal)
        return rules


def _refuse_implausible(year: YearCalendar, reason: str) -> None:
    is_known = current_rulebook().calendar.is_loaded(year.year)
    days = {**year.rest, **year.make_up}
    issues = year_issues(year.year, days, year.rest, year.notice, reason, is_known=is_known)
    if issues:
        raise NotReadyError(issues)


def _give_way(year: int, by: Actor, at: datetime) -> None:
    """What waits for that year is overtaken by the version that is prepared now."""
    waiting = CalendarYear.objects.filter(year=year, confirmed_at__isnull=True, withdrawn_at__isnull=True)
    for row in evidence.lock_many(waiting):
        _withdraw(row, "base.calendar_year_overtaken", "", by, at)


def _withdraw(row: CalendarYear, action: str, ground: str, by: Actor, at: datetime) -> None:
    if by.officer_id is None:
        raise NotAllowedError(NO_PERSON)
    row.withdrawn_by_id, row.withdrawn_by_name, row.withdrawn_at = by.officer_id, by.name, at
    row.save(update_fields=["withdrawn_by_id", "withdrawn_by_name", "withdrawn_at"])
    detail: dict[str, JSON] = {"year": row.year, "version": row.version}
    event = evidence.record(row, action, by=by, at=at, ground=ground, detail=detail)
    _tell(row, event)


def _refuse_settled(row: CalendarYear) -> None:
    if row.confirmed_at is not None:
        raise WrongStateError(CONFIRMED_ALREADY)
    if row.withdrawn_at is not None:
        raise WrongStateError(WITHDRAWN)


def _tell(row: CalendarYear | ParameterOverride, event: Event) -> None:
    """Have those hear of it who put a prepared year on people's lists and take it off again."""
    if isinstance(row, CalendarYear):
        outbox.emit(YEAR_WAITS, {"row": row.pk, "at": event.at.isoformat()}, key=event.number)


def _preparation(by: Actor, at: datetime) -> dict[str, Any]:
    if by.officer_id is None:
        raise NotAllowedError(NO_PERSON)
    return {"prepared_by_id": by.officer_id, "prepared_by_name": by.name, "prepared_at": at}


def _prepared(row: Row, action: str, by: Actor, at: datetime) -> Row:
    evidence.created(row)
    _record(row, action, by, at)
    return row


def _confirm(row: Confirmed, by: Actor, at: datetime) -> None:
    if row.confirmed_at is not None:
        raise WrongStateError(CONFIRMED_ALREADY)
    if by.officer_id is None:
        raise NotAllowedError(NO_PERSON)
    if by.officer_id == row.prepared_by_id:
        raise NotAllowedError(SAME_PERSON)
    row.confirmed_by_id, row.confirmed_by_name, row.confirmed_at = by.officer_id, by.name, at
    row.save(update_fields=["confirmed_by_id", "confirmed_by_name", "confirmed_at"])


def _record(row: CalendarYear | ParameterOverride, action: str, by: Actor, at: datetime) -> None:
    _tell(row, evidence.record(row, action, by=by, at=at, ground=_ground(row), detail=_detail(row)))


def _ground(row: CalendarYear | ParameterOverride) -> str:
    return row.notice if isinstance(row, CalendarYear) else f"{row.source_act} {row.source_article}".strip()


def _detail(row: CalendarYear | ParameterOverride) -> dict[str, JSON]:
    if isinstance(row, CalendarYear):
        days: dict[str, JSON] = {"rest_days": row.rest_days, "make_up_days": row.make_up_days}
        return {"year": row.year, "version": row.version, "reason": row.reason, **days}
    return {"key": row.key, "value": row.value, "from_on": row.from_on.isoformat()}
