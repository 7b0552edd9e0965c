"""Last year's tasks: brought in, checked one by one, carried over where unfinished."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from factories.ledger import Town, make_row
from factories.offices import AT, make_officer
from liaoliang.base.evidence import events_of
from liaoliang.errors import BadInputError, NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Finding, LookBackItem, Notice, Origin, Requirement
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Officer
from liaoliang.worklist.selectors import open_items_of

FORMER = """甲市人民政府办公室关于印发2020年政务公开工作要点的通知
一、推进公开
(一)公开预算。12月底前公开部门预算。(责任单位:市财政局)
(二)加强培训。每年组织培训。(责任单位:市教育局)
""".encode()


def check(
    town: Town, item: LookBackItem, finding: Finding = Finding.NOT_DONE, by: Officer | None = None
) -> LookBackItem:
    return services.check_look_back(
        item_id=item.pk, finding=finding, remark="查看了公开网站", by=by or town.coordinator, at=AT
    )


def begin(town: Town, notice: Notice) -> list[LookBackItem]:
    return services.begin_look_back(notice_id=notice.pk, by=town.coordinator, at=AT)


@pytest.fixture
def notice(town: Town) -> Notice:
    """This year's running notice with last year's draft as its predecessor."""
    notice = town.running()
    former = town.draft(year=2020, title="2020年政务公开工作要点")
    make_row(former, "公开部门预算。", task="公开预算")
    make_row(former, "组织培训。", task="加强培训", units=["市教育局"], deadline="", deadline_to=None)
    make_row(former, "多余的一行。", is_excluded=True)
    services.link_predecessor(notice_id=notice.pk, predecessor_id=former.pk, by=town.coordinator, at=AT)
    return notice


@pytest.fixture
def items(town: Town, notice: Notice) -> list[LookBackItem]:
    return begin(town, notice)


def test_a_file_of_last_year_is_imported(town: Town, settings: Settings, tmp_path: Path) -> None:
    settings.BLOB_ROOT = tmp_path
    notice = town.running()
    former = services.import_predecessor(
        notice_id=notice.pk, content=FORMER, name="2020.txt", by=town.coordinator, at=AT
    )
    assert (former.year, former.state, former.rows.count()) == (2020, NoticeState.DRAFT, 2)
    with pytest.raises(WrongStateError):
        town.adopt(former)
    assert len(begin(town, notice)) == 2


def test_the_predecessor_is_of_an_earlier_year(town: Town) -> None:
    notice, same = town.running(), town.draft()
    with pytest.raises(BadInputError):
        services.link_predecessor(notice_id=notice.pk, predecessor_id=same.pk, by=town.coordinator, at=AT)


def test_every_row_is_looked_at_and_the_file_is_archived(town: Town, items: list[LookBackItem]) -> None:
    assert [(item.task, item.is_key) for item in items] == [("公开预算", True), ("加强培训", False)]
    assert items[0].notice.predecessor.state == NoticeState.ARCHIVED


def test_begins_once_and_with_a_predecessor(town: Town, items: list[LookBackItem]) -> None:
    with pytest.raises(WrongStateError):
        begin(town, items[0].notice)
    with pytest.raises(WrongStateError):
        begin(town, town.running())


def test_a_check_leaves_finding_and_evidence(town: Town, items: list[LookBackItem]) -> None:
    item = check(town, items[0])
    assert item.is_settled
    assert events_of(item).get().detail == {"finding": "未完成", "code": "not_done"}


def test_a_check_says_by_what_one_sees_it(town: Town, items: list[LookBackItem]) -> None:
    with pytest.raises(NotReadyError):
        services.check_look_back(
            item_id=items[0].pk, finding=Finding.DONE, remark="", by=town.coordinator, at=AT
        )
    with pytest.raises(BadInputError):
        check(town, items[0], Finding.UNCHECKED)


def test_finished_counts_once_another_person_has_confirmed(town: Town, items: list[LookBackItem]) -> None:
    item = check(town, items[0], Finding.DONE)
    assert not item.is_settled
    with pytest.raises(NotAllowedError):
        services.confirm_look_back(item_id=item.pk, by=town.coordinator, at=AT)
    assert services.confirm_look_back(item_id=item.pk, by=town.other_coordinator, at=AT).is_settled
    with pytest.raises(WrongStateError):
        check(town, item)


def test_the_database_refuses_confirmation_by_the_checker(town: Town, items: list[LookBackItem]) -> None:
    item = check(town, items[0], Finding.DONE)
    statement = (
        "UPDATE ledger_lookbackitem SET confirmed_by_id = checked_by_id, confirmed_on = checked_on"
        " WHERE id = %s"
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [item.pk])


def test_unfinished_is_carried_over_with_its_origin(town: Town, items: list[LookBackItem]) -> None:
    for item in items:
        check(town, item)
    carried = services.carry_over(item_ids=[item.pk for item in items], by=town.coordinator, at=AT)
    assert {row.origin for row in carried} == {Origin.CARRIED_OVER}
    assert [row.carried_from for row in carried] == items
    organs = Assignment.objects.filter(requirement__in=carried).values_list("organ__name", flat=True)
    assert set(organs) == {"市财政局", "市教育局"}
    assert carried[0].task.category.title == "上年度结转任务"
    assert events_of(items[0]).last().action == "ledger.carried_over"


@pytest.mark.parametrize("finding", [None, Finding.DONE, Finding.LAPSED])
def test_only_what_is_unfinished_is_carried_over(
    town: Town, items: list[LookBackItem], finding: Finding | None
) -> None:
    if finding:
        check(town, items[0], finding)
    with pytest.raises(WrongStateError):
        services.carry_over(item_ids=[items[0].pk], by=town.coordinator, at=AT)


def test_is_carried_over_once(town: Town, items: list[LookBackItem]) -> None:
    check(town, items[0])
    services.carry_over(item_ids=[items[0].pk], by=town.coordinator, at=AT)
    with pytest.raises(WrongStateError):
        services.carry_over(item_ids=[items[0].pk], by=town.coordinator, at=AT)
    with pytest.raises(WrongStateError):
        check(town, items[0], Finding.DONE)


def test_a_ledger_kept_here_is_carried_over_to_who_had_not_finished(town: Town) -> None:
    former = town.draft(year=2020)
    make_row(former, units=["市财政局", "市教育局"])
    town.adopt(former)
    row = town.of(former)
    services.accept_assignment(assignment_id=row.pk, by=town.clerk, at=AT)
    town.verify(town.report(row))
    services.close_notice(notice_id=former.pk, by=town.coordinator, at=AT)
    notice = town.running()
    services.link_predecessor(notice_id=notice.pk, predecessor_id=former.pk, by=town.coordinator, at=AT)
    (item,) = begin(town, notice)
    check(town, item, Finding.PARTLY)
    (carried,) = services.carry_over(item_ids=[item.pk], by=town.coordinator, at=AT)
    assert [row.organ for row in carried.assignments.all()] == [town.education]


def test_strangers_look_back_on_nothing(town: Town, items: list[LookBackItem]) -> None:
    for person in (town.clerk, make_officer(town.county)):
        with pytest.raises(NotFoundError):
            check(town, items[0], by=person)
        with pytest.raises(NotFoundError):
            services.carry_over(item_ids=[items[0].pk], by=person, at=AT)
    assert Requirement.objects.count() == 1


def test_the_look_back_waits_until_every_item_counts(town: Town, items: list[LookBackItem]) -> None:
    notice = items[0].notice
    assert [item.verb for item in open_items_of(notice)] == ["逐项核查"]
    check(town, items[0])
    check(town, items[1], Finding.DONE)
    assert open_items_of(notice)
    services.confirm_look_back(item_id=items[1].pk, by=town.other_coordinator, at=AT)
    assert not open_items_of(notice)
