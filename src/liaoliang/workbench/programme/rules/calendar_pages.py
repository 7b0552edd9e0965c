"""What the pages about years show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from liaoliang.base import calendars
from liaoliang.base.models import CalendarYear, RulebookChange
from liaoliang.errors import Issue
from liaoliang.law.calendar import SATURDAY
from liaoliang.law.calendar_years import YearCalendar
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import can_keep_rules, coordinates_city
from liaoliang.ui.component import Component
from liaoliang.ui.components import (
    Button,
    Column,
    EmptyState,
    IssueList,
    Link,
    Notice,
    Row,
    StateChip,
    Tab,
    Table,
    Tabs,
)
from liaoliang.ui.states import State
from liaoliang.workbench.programme.pages import link, moment, way
from liaoliang.workbench.programme.rules.arrangement import spans_of
from liaoliang.workbench.programme.rules.forms import calendar_of
from liaoliang.workbench.programme.rules.permissions import MAY_NOT

# From this month on the next year's notice is usually out, and due dates begin to need it.
ASK_FROM_MONTH = 10


def rule_tabs(current: str) -> Tabs:
    """Years, parameters, what changed."""
    offered = (("calendars", _("工作日历")), ("parameters", _("法律参数")), ("rule_changes", _("变更与影响")))
    return Tabs(
        tabs=tuple(Tab(text=text, href=way(name), current=name == current) for name, text in offered),
        label=_("规则"),
    )


def missing_years(today: date) -> list[int]:
    """Years that deadlines need now or soon and that are not loaded."""
    wanted = [today.year, today.year + 1] if today.month >= ASK_FROM_MONTH else [today.year]
    return [year for year in wanted if not calendars.current_rulebook().calendar.is_loaded(year)]


def years_context(officer: Officer, today: date) -> dict[str, Any]:
    """Every year with its state, what waits for a second person, what is missing."""
    return {
        "tabs": rule_tabs("calendars"),
        "above": tuple(_asks(today)),
        "actions": [load_button(officer)],
        "table": _years_table(today),
    }


def load_button(officer: Officer) -> Button:
    """The way to load a year, or why it is closed."""
    if can_keep_rules(officer):
        return Button(text=_("载入一年"), href=way("calendar_load"), small=True)
    return Button(text=_("载入一年"), refused=_(MAY_NOT), small=True)


def _asks(today: date) -> list[Component]:
    asks: list[Component] = []
    for row in calendars.pending_years():
        text = _("{year} 年第 {n} 版（{notice}）由 {name} 于 {at} 录入，等另一个人确认。").format(
            year=row.year,
            n=row.version,
            notice=row.notice,
            name=row.prepared_by_name,
            at=moment(row.prepared_at),
        )
        asks.append(Notice(kind="info", text=text, action=link(_("去核对"), "calendar_pending", row.pk)))
    for year in missing_years(today):
        text = _("{year} 年的放假安排还没有载入，落到那一年的期限现在只能算到“不早于”。").format(year=year)
        asks.append(Notice(kind="warn", text=text, action=link(_("去载入"), "calendar_load")))
    return asks


def _years_table(today: date) -> Table:
    loaded = calendars.current_rulebook().calendar.years
    here = {row.year: row for row in calendars.confirmed_years()}
    years = sorted({*loaded, *missing_years(today)}, reverse=True)
    heads = (_("年份"), _("从哪来"), _("通知文号或核对方式"), _("放假天数"), _("补班天数"), _("全年工作日"))
    return Table(
        caption=_("年度工作日历"),
        columns=tuple(Column(text=text, numeric=at > 2) for at, text in enumerate(heads)),
        rows=tuple(_year_row(year, loaded, here.get(year)) for year in years),
        panel=True,
        empty=EmptyState(title=_("一年也没有载入")),
    )


def _year_row(year: int, loaded: Mapping[int, YearCalendar], row: CalendarYear | None) -> Row:
    if year not in loaded:
        return Row(
            cells=(str(year), StateChip(state=State.MISSING, word=_("还没有载入")), "—", "—", "—", "—")
        )
    shown = loaded[year]
    came = _("本单位载入，第 {n} 版").format(n=row.version) if row else _("随平台提供")
    state = State.VERIFIED if shown.notice else State.WARNING
    cells = (
        Link(text=str(year), href=way("calendar_year", year)),
        StateChip(state=state, word=came, plain=True),
        how_checked(shown),
        str(len(shown.rest)),
        str(len(shown.make_up)),
        str(workdays_of(shown)),
    )
    return Row(cells=cells, href=way("calendar_year", year))


def how_checked(year: YearCalendar) -> str:
    """The notice that a year was compared with; without one, what it was compared with instead."""
    if year.notice:
        return year.notice
    if year.confidence == "confirmed":
        return _("据两种独立资料逐日核对，未载明通知文号")
    return _("据一种资料录入，未对照通知原文，使用前请核对")


def workdays_of(year: YearCalendar) -> int:
    """How many working days the year has."""
    return sum(
        day in year.make_up or (day.weekday() < SATURDAY and day not in year.rest) for day in year.days()
    )


def holidays_table(year: YearCalendar) -> Table:
    """One line for each holiday: rest days, how many, make-up days."""
    names = dict.fromkeys([*year.rest.values(), *year.make_up.values()])
    heads = (_("节日"), _("放假"), _("天数"), _("补班"))
    return Table(
        caption=_("放假安排"),
        columns=tuple(Column(text=text, numeric=at == 2) for at, text in enumerate(heads)),
        rows=tuple(_holiday_row(name, year) for name in names),
        panel=True,
        empty=EmptyState(title=_("没有放假日")),
    )


def _holiday_row(name: str, year: YearCalendar) -> Row:
    rest = [day for day, holiday in year.rest.items() if holiday == name]
    shifted = [day for day, holiday in year.make_up.items() if holiday == name]
    return Row(cells=(name, spans_of(rest) or "—", str(len(rest)), spans_of(shifted) or "—"))


def pending_context(row: CalendarYear, officer: Officer) -> dict[str, Any]:
    """A prepared year before it is put in force: its days, what looks odd, what it changes."""
    year = calendar_of(row)
    return {
        "row": row,
        "year": year,
        "workdays": workdays_of(year),
        "table": holidays_table(year),
        "issues": IssueList.of(year.warnings, title=_("核对时请留意")),
        "above": tuple(_what_it_is(row, year)),
        "confirm": _confirm_button(row, officer),
        "withdraw": _withdraw_button(row, officer),
        "prepared_at": moment(row.prepared_at),
    }


def _what_it_is(row: CalendarYear, year: YearCalendar) -> Iterator[Component]:
    """Where this version stands, and in plain words what it would replace."""
    if row.withdrawn_at:
        text = _("这一版已由 {name} 于 {at} 撤回或换成新版，不再生效。")
        yield Notice(kind="info", text=text.format(name=row.withdrawn_by_name, at=moment(row.withdrawn_at)))
        return
    newer = calendars.newer_version(row)
    if newer and not row.confirmed_at:
        text = _("这一版已被第 {n} 版取代，不能再确认。").format(n=newer.version)
        yield Notice(kind="warn", text=text, action=link(_("看新版"), "calendar_pending", newer.pk))
    elif not row.confirmed_at:
        yield from _replaces(row, year)


def _replaces(row: CalendarYear, year: YearCalendar) -> Iterator[Component]:
    known = calendars.current_rulebook().calendar
    if known.is_loaded(year.year):
        now = how_checked(known.year(year.year))
        text = _("{year} 年已有在用的安排（{now}）。确认后它将被换掉，录入人写的原因：{reason}")
        yield Notice(
            kind="warn", text=text.format(year=year.year, now=now, reason=row.reason or _("没有写明"))
        )
        changes = differences(year)
        if changes:
            yield IssueList.of(changes, title=_("确认后这些日子会变"))
        else:
            yield Notice(kind="info", text=_("放假和补班的日子与在用的安排完全一样。"))
    elif row.reason:
        yield Notice(kind="warn", text=_("录入人的说明：{reason}").format(reason=row.reason))


def differences(year: YearCalendar) -> list[Issue]:
    """What would be otherwise than in the calendar in force, as things to look at."""
    known = calendars.current_rulebook().calendar
    if not known.is_loaded(year.year):
        return []
    old = known.year(year.year)
    words = (
        (_("新增放假：{days}"), [day for day in year.rest if day not in old.rest]),
        (_("不再放假：{days}"), [day for day in old.rest if day not in year.rest]),
        (_("新增补班：{days}"), [day for day in year.make_up if day not in old.make_up]),
        (_("不再补班：{days}"), [day for day in old.make_up if day not in year.make_up]),
    )
    return [
        Issue("calendar.differs", text, severity="warn", values={"days": spans_of(days)})
        for text, days in words
        if days
    ]


def waits(row: CalendarYear) -> bool:
    """Whether this version can still be confirmed or withdrawn."""
    return not row.confirmed_at and not row.withdrawn_at


def _confirm_button(row: CalendarYear, officer: Officer) -> Button | None:
    """The step of the second person, or why it is closed; none for a version that is settled or overtaken."""
    text = _("确认并重新计算期限")
    if row.confirmed_at:
        return Button(text=text, refused=_("{name} 已确认").format(name=row.confirmed_by_name))
    if not waits(row) or calendars.newer_version(row):
        return None
    if not can_keep_rules(officer):
        return Button(text=text, refused=_(MAY_NOT))
    if row.prepared_by_id == officer.pk:
        return Button(text=text, refused=_("是您录入的，要另一个人核对后确认"))
    return Button(text=text)


def _withdraw_button(row: CalendarYear, officer: Officer) -> Button | None:
    if not waits(row) or not can_keep_rules(officer):
        return None
    return Button(text=_("撤回这一版"), kind="danger", href=way("calendar_withdraw", row.pk))


def change_context(change: RulebookChange, officer: Officer) -> dict[str, Any]:
    """What a change of the rules moved; the things themselves are shown to who coordinates the city."""
    moved = list(change.moved)
    sees = coordinates_city(officer)
    return {
        "tabs": rule_tabs("rule_changes"),
        "change": change,
        "count": len(moved),
        "table": _moved_table(moved) if sees else None,
    }


def _moved_table(moved: list[dict[str, Any]]) -> Table:
    nothing = _("还没有日期")
    heads = (_("事项"), _("原来"), _("现在"))
    return Table(
        caption=_("期限变了的事项"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(
            Row(cells=(item["title"], item["before"] or nothing, item["after"] or nothing)) for item in moved
        ),
        panel=True,
        empty=EmptyState(title=_("没有期限因此变动"), text=_("正在办理的事项，期限都和原来一样。")),
    )
