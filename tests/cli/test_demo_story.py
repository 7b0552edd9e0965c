"""The demonstration's year, as the pictures show it, and honest: two persons, office hours, a whole trail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import F
from pytest_django import DjangoDbBlocker

from liaoliang.base import demo, evidence, seals
from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import SHANGHAI, office_now
from liaoliang.base.models import Event, Seal
from liaoliang.cli import demo as command
from liaoliang.cli import demo_city, main
from liaoliang.cli.demo_city import moments, people, story
from liaoliang.errors import NotAllowedError, WrongStateError
from liaoliang.ledger import selectors
from liaoliang.ledger.models import Assignment, LookBackItem, Notice
from liaoliang.ledger.states import Shown, State
from liaoliang.organisations import seed
from liaoliang.organisations.models import Account, Organ

TODAY = date(2021, 10, 12)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """The whole story, played once for this file and then taken back. Yields what was told."""
    lines: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        demo.set_mark(office_start=moments.at(6, 1))
        seed.load_city(at=moments.at(6, 1))
        people.gather(moments.at(6, 1, 10))
        story.play(people.cast(), lines.append)
        yield lines
        transaction.set_rollback(True)


@pytest.fixture
def notice(told: list[str]) -> Notice:
    return Notice.objects.get(year=2021)


def test_shows_what_the_pictures_show(notice: Notice) -> None:
    calendar = current_rulebook().calendar
    tally = selectors.board(None, notice, on=TODAY, calendar=calendar).requirements
    assert {state: count for state, count in tally.items() if count} == {
        Shown.VERIFIED: 15,
        Shown.REPORTED: 3,
        Shown.IN_PROGRESS: 14,
        Shown.RECTIFICATION: 1,
        Shown.OVERDUE: 2,
    }


def test_speaks_to_48_organs(notice: Notice) -> None:
    rows = Assignment.objects.filter(requirement__task__category__notice=notice, parent__isnull=True)
    assert rows.values("organ").distinct().count() == 48


def test_three_organs_are_late_and_were_reminded(notice: Notice) -> None:
    late = Assignment.objects.filter(due_on__lt=TODAY, state=State.IN_PROGRESS).select_related("organ")
    assert Counter(row.organ.label for row in late) == {"市城市管理局": 1, "市教育体育局": 1, "市财政局": 1}
    assert all(evidence.events_of(row).filter(action="ledger.reminded").exists() for row in late)


def test_nobody_verified_his_own_report(told: list[str]) -> None:
    by_hand = Assignment.objects.filter(state=State.VERIFIED, verified_by__isnull=False)
    assert by_hand.count() > 200
    assert not by_hand.filter(verified_by=F("reported_by")).exists()


def test_one_requirement_was_verified_by_a_measure_alone(notice: Notice) -> None:
    read = Assignment.objects.filter(verified_reading__isnull=False)
    assert set(read.values_list("requirement__ordinal", flat=True)) == {34}


def test_a_county_handed_its_work_down(told: list[str]) -> None:
    child = Assignment.objects.get(parent__isnull=False)
    assert (child.organ.name, child.state, child.verified_by.organ.name) == (  # type: ignore[union-attr]
        "冠县教育和体育局",
        State.VERIFIED,
        "冠县人民政府",
    )


def test_last_years_tasks_are_looked_back_on_and_one_is_left(notice: Notice) -> None:
    found = Counter(LookBackItem.objects.filter(notice=notice).values_list("finding", flat=True))
    assert found == {"done": 3, "partly": 1, "unchecked": 1}


def test_everything_happens_in_office_hours_of_working_days(told: list[str]) -> None:
    calendar = current_rulebook().calendar
    for at in Event.objects.filter(action__startswith="ledger.").values_list("at", flat=True):
        local = at.astimezone(SHANGHAI)
        assert calendar.is_workday(local.date()), local
        assert time(8, 0) <= local.time() <= time(18, 0), local
        assert local < moments.END


def test_events_of_each_thing_follow_the_calendar(told: list[str]) -> None:
    rows = Event.objects.order_by("subject_type", "subject_id", "seq")
    chains: dict[tuple[str, int], list[object]] = {}
    for kind, number, at in rows.values_list("subject_type", "subject_id", "at"):
        chains.setdefault((kind, number), []).append(at)
    assert [key for key, moments_ in chains.items() if moments_ != sorted(moments_)] == []  # type: ignore[type-var]


def test_only_the_demonstrations_own_people_can_sign_in(told: list[str]) -> None:
    able = {account.username for account in Account.objects.all() if account.has_usable_password()}
    assert able == set(seed.demo_people())


def test_a_second_start_keeps_everything(
    told: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: object
) -> None:
    settings.SEAL_ROOT = tmp_path  # type: ignore[attr-defined]
    monkeypatch.setattr("liaoliang.cli.migrate.migrate", lambda **_: None)
    seals.seal_day(again=True)
    before = Event.objects.count(), Seal.objects.count()
    command.lay_ground(told.append)
    command.tell_story(None, None, told.append)
    assert (Event.objects.count(), Seal.objects.count()) == before
    assert office_now().date() == TODAY


@pytest.mark.django_db
def test_real_work_is_never_made_a_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liaoliang.cli.migrate.migrate", lambda **_: None)
    seed.load_city(at=moments.at(6, 1))
    with pytest.raises(NotAllowedError, match="真实"):
        command.lay_ground(print)
    assert not demo.is_demo()


@pytest.mark.django_db
def test_a_story_that_was_left_in_the_middle_is_not_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liaoliang.cli.migrate.migrate", lambda **_: None)
    demo.set_mark(office_start=moments.at(6, 1))
    seed.load_city(at=moments.at(6, 1))
    people.gather(moments.at(6, 1, 10))
    story.bring_in(demo_city.LAST_YEAR.read_bytes(), "last_year.txt", people.cast())
    with pytest.raises(WrongStateError, match="重新开始"):
        command.lay_ground(print)


def test_says_that_a_notice_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--notice", "nowhere.txt", "--no-serve"]) == 2
    assert "nowhere.txt" in capsys.readouterr().err


@pytest.mark.notice
@pytest.mark.django_db
def test_plays_with_the_real_notice(notice_path: Path) -> None:
    demo.set_mark(office_start=moments.at(6, 1))
    seed.load_city(at=moments.at(6, 1))
    people.gather(moments.at(6, 1, 10))
    cast = people.cast()
    notice = story.bring_in(notice_path.read_bytes(), notice_path.name, cast)
    story.accept_all(notice, cast)
    waiting = Assignment.objects.filter(requirement__task__category__notice=notice, state=State.ASSIGNED)
    assert (notice.document_number, waiting.count()) == ("聊政办发〔2021〕5号", 0)


@pytest.mark.parametrize(
    ("last", "before", "day"),
    [
        (date(2021, 10, 8), 0, date(2021, 10, 8)),
        (date(2021, 10, 8), 1, date(2021, 9, 30)),
        (date(2021, 9, 27), 1, date(2021, 9, 26)),
        (date(2021, 10, 3), 0, date(2021, 9, 30)),
    ],
)
@pytest.mark.django_db
def test_counts_working_days_backwards(last: date, before: int, day: date) -> None:
    assert moments.workday(current_rulebook().calendar, last, before) == day


def test_the_organs_of_the_story_are_those_of_the_city(told: list[str]) -> None:
    assert {organ.label for organ in Organ.objects.all()} >= set(story.PLANNING)
