"""What the worklist hears from the floors below, which cannot call it: their work is put on the list from here.

A message may come twice or late, so a listener looks at how things stand now and puts the list right.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from liaoliang.base import calendars, outbox
from liaoliang.base.models import CalendarYear, OutboxMessage
from liaoliang.organisations.models import Officer
from liaoliang.organisations.resets import (
    PASSWORD_RESET,
    RESET_CHECKED,
    SECOND_FACTOR_RESET,
    unchecked_resets,
)
from liaoliang.organisations.roles import Role
from liaoliang.organisations.selectors import rule_keepers
from liaoliang.worklist.items import Assignee, NewItem
from liaoliang.worklist.services import close_items, open_item, open_items

ASK_THE_PERSON: Final = "核实重置"
CONFIRM_YEAR: Final = "核对确认"
ACCOUNTS: Final = "accounts"
RULES: Final = "rules"


@outbox.consumer(PASSWORD_RESET, "worklist.audit")
@outbox.consumer(SECOND_FACTOR_RESET, "worklist.audit")
@outbox.consumer(RESET_CHECKED, "worklist.audit")
def follow_resets(message: OutboxMessage) -> None:
    """One item of the auditors for each officer with a reset that nobody has looked at; it leads to the oldest."""
    at = datetime.fromisoformat(message.payload["at"])
    officer = Officer.objects.select_related("organ").get(pk=message.payload["officer"])
    waiting = unchecked_resets(officer.pk)
    if not waiting:
        close_items(subject=officer, verb=ASK_THE_PERSON, at=at)
        return
    item = NewItem(
        subject=officer,
        assignee=Assignee.organ(officer.organ, Role.AUDITOR),
        verb=ASK_THE_PERSON,
        title=f"{officer.name}（{officer.organ.label}）的登录被他人重置 {len(waiting)} 次，请向本人核实",
        link=f"/desk/audit/events/{waiting[0].pk}/",
        category=ACCOUNTS,
    )
    open_item(item, at=at)


@outbox.consumer(calendars.YEAR_WAITS, "worklist.rules")
def follow_years(message: OutboxMessage) -> None:
    """A prepared year waits for everybody who may confirm it, until it is confirmed, withdrawn or overtaken."""
    row, at = (
        CalendarYear.objects.get(pk=message.payload["row"]),
        datetime.fromisoformat(message.payload["at"]),
    )
    if row not in calendars.pending_years():
        close_items(subject=row, at=at)
        return
    open_items(
        [_to_confirm(row, officer) for officer in rule_keepers() if officer.pk != row.prepared_by_id], at=at
    )


def _to_confirm(row: CalendarYear, officer: Officer) -> NewItem:
    return NewItem(
        subject=row,
        assignee=Assignee.officer(officer),
        verb=CONFIRM_YEAR,
        title=f"{row.year} 年放假安排第 {row.version} 版（{row.notice}），{row.prepared_by_name}录入，请对着通知原文核对",
        link=f"/desk/calendars/prepared/{row.pk}/",
        category=RULES,
    )
