"""The end of the year."""

from __future__ import annotations

import pytest

from factories.ledger import Town
from factories.offices import AT, ON
from liaoliang.base.evidence import events_of
from liaoliang.errors import NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Notice
from liaoliang.ledger.permissions import notice_of
from liaoliang.ledger.states import NoticeState
from liaoliang.worklist.selectors import open_items_of


def close(town: Town, notice: Notice) -> Notice:
    return services.close_notice(notice_id=notice.pk, by=town.coordinator, at=AT)


def test_the_year_is_closed_and_nothing_waits_any_more(town: Town) -> None:
    notice = town.running()
    assert open_items_of(town.of(notice)).exists()
    notice = close(town, notice)
    assert (notice.state, notice.closed_on) == (NoticeState.CLOSED, ON)
    assert events_of(notice).last().action == "ledger.notice_closed"
    assert not open_items_of(town.of(notice)).exists()


def test_not_while_a_report_waits(town: Town) -> None:
    with pytest.raises(NotReadyError, match="等待核实"):
        close(town, notice_of(town.reported().assignment))


def test_not_while_a_name_waits(town: Town) -> None:
    with pytest.raises(NotReadyError, match="没有指定"):
        close(town, town.running({"units": ["市教体委"]}))


def test_is_closed_once_and_by_the_coordinator(town: Town) -> None:
    notice = town.running()
    with pytest.raises(NotFoundError):
        services.close_notice(notice_id=notice.pk, by=town.clerk, at=AT)
    close(town, notice)
    with pytest.raises(WrongStateError):
        close(town, notice)
