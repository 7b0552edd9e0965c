"""The office's clock and the machine's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from liaoliang.base import clock, demo
from liaoliang.base.models import DemoMark


def test_the_office_day_begins_at_midnight_in_shanghai() -> None:
    assert clock.office_day(datetime(2021, 9, 30, 15, 59, tzinfo=UTC)).isoformat() == "2021-09-30"
    assert clock.office_day(datetime(2021, 9, 30, 16, 0, tzinfo=UTC)).isoformat() == "2021-10-01"


def test_a_naive_moment_has_no_office_day() -> None:
    with pytest.raises(ValueError, match="aware"):
        clock.office_day(datetime(2021, 9, 30))  # noqa: DTZ001 - that is the point


@pytest.mark.django_db
def test_without_a_demonstration_both_clocks_agree(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(clock, "machine_now", lambda: at)
    assert clock.office_now() == at
    assert not demo.is_demo()


@pytest.mark.django_db
def test_a_demonstration_shifts_the_office_clock_alone(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    machine = at + timedelta(days=1885, seconds=7)
    for module in (clock, demo):
        monkeypatch.setattr(module, "machine_now", lambda: machine)
    demo.set_mark(office_start=at)
    assert demo.is_demo()
    assert clock.office_now() == at
    assert clock.office_day() == at.date()
    assert clock.machine_now() == machine


@pytest.mark.django_db
def test_there_is_one_mark_at_most(at: datetime) -> None:
    demo.set_mark(office_start=at)
    with pytest.raises(IntegrityError):
        DemoMark.objects.create(pk=2)


@pytest.mark.django_db
def test_only_a_demonstration_may_shift_the_clock() -> None:
    with pytest.raises(IntegrityError):
        DemoMark.objects.create(is_demo=False, office_offset_seconds=60)
