"""等我办: what stands there, in which order, and what bulk work does."""

from __future__ import annotations

import pytest

from factories.ledger import Town
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.states import State
from liaoliang.worklist.models import WorkItem

BULK = "/desk/bulk/"


def test_nobody_signed_in_is_led_to_the_sign_in_page_and_back(client, db):
    answer = client.get("/desk/?category=ledger")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=/desk/%3Fcategory%3Dledger"


def test_lists_what_waits_with_what_to_do_and_where_the_date_comes_from(town: Town, enter):
    town.assignment()
    page = enter(town.clerk).get("/desk/").content.decode()
    for words in ("接受任务", "按时公开。", "2021年12月31日", "甲政办发〔2021〕5号，12月31日前"):
        assert words in page


def test_a_stranger_sees_nothing_of_it(town: Town, enter):
    town.assignment()
    page = enter(town.teacher).get("/desk/").content.decode()
    assert "按时公开" not in page
    assert "没有等您办的事" in page


def test_the_page_is_not_kept_by_anybody(town: Town, enter):
    assert "no-store" in enter(town.clerk).get("/desk/")["Cache-Control"]


def test_accepts_the_chosen_in_one_go(town: Town, enter):
    town.running({}, {"requirement": "按季公开。"})
    chosen = list(WorkItem.objects.values_list("pk", flat=True))
    answer = enter(town.clerk).post(BULK, {"do": "accept", "chosen": chosen}, follow=True)
    assert answer.redirect_chain == [("/desk/", 303)]
    assert "已接受 2 项任务" in answer.content.decode()
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.ACCEPTED}


def test_nothing_chosen_is_said(town: Town, enter):
    answer = enter(town.clerk).post(BULK, {"do": "accept"})
    assert answer.status_code == 400
    assert "还没有选中任何事项" in answer.content.decode()


def test_what_is_not_to_be_accepted_is_refused_and_stays_chosen(town: Town, enter):
    town.accepted()
    item = WorkItem.objects.get(state="open")
    answer = enter(town.clerk).post(BULK, {"do": "accept", "chosen": [item.pk]})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "所选的事项里有 1 件不是等待接受的任务" in page
    assert f'value="{item.pk}" data-pick checked' in page


def test_a_foreign_item_is_refused_and_nothing_changes(town: Town, enter):
    row = town.assignment()
    item = WorkItem.objects.get()
    answer = enter(town.teacher).post(BULK, {"do": "accept", "chosen": [item.pk]})
    row.refresh_from_db()
    assert answer.status_code == 404
    assert row.state == State.ASSIGNED


@pytest.mark.parametrize("value", ["x", "-1", "1e3", "9" * 30, "²"])
def test_a_number_that_is_none_gets_a_sentence(town: Town, enter, value: str):
    answer = enter(town.clerk).post(BULK, {"do": "accept", "chosen": [value]})
    assert answer.status_code == 400
    assert "不是有效的编号" in answer.content.decode()


def test_an_unknown_bulk_step_gets_a_sentence(town: Town, enter):
    answer = enter(town.clerk).post(BULK, {"do": "publish", "chosen": [1]})
    assert answer.status_code == 400
    assert "不认识的批量办理方式" in answer.content.decode()


def test_verifying_in_bulk_is_shown_and_refused_with_its_reason(town: Town, enter):
    town.assignment()
    assert "每份报送都要对着佐证材料逐件看" in enter(town.clerk).get("/desk/").content.decode()


def test_the_coordinator_finds_the_way_to_reminding_in_bulk(town: Town, enter):
    report = town.reported()
    page = enter(town.coordinator).get("/desk/").content.decode()
    assert "去批量催办" in page
    assert "去批量催办" not in enter(town.clerk).get("/desk/").content.decode()
    assert report.assignment.organ.label in page


def test_filters_by_category_and_keeps_the_way_back(town: Town, enter):
    town.assignment()
    client = enter(town.clerk)
    assert "按时公开" not in client.get("/desk/?category=review").content.decode()
    assert "按时公开" in client.get("/desk/?category=ledger").content.decode()


def test_late_things_are_counted_and_can_be_kept_alone(town: Town, enter, settings):
    town.assignment()
    WorkItem.objects.update(due_on="2020-01-01")
    page = enter(town.clerk).get("/desk/?due=late").content.decode()
    assert "逾期 1 件" in page
    assert "按时公开" in page


def test_a_cursor_that_we_did_not_give_gets_a_sentence(town: Town, enter):
    answer = enter(town.clerk).get("/desk/?cursor=nonsense")
    assert answer.status_code == 400
    assert "翻页标识无效" in answer.content.decode()


def test_get_does_not_carry_out_bulk_steps(town: Town, enter):
    assert enter(town.clerk).get(BULK)["Location"] == "/desk/"


def test_queries_do_not_grow_with_the_list(town: Town, enter, django_assert_max_num_queries):
    client = enter(town.clerk)
    town.running(*({"requirement": f"要求{n}。"} for n in range(30)))
    client.get("/desk/")
    with django_assert_max_num_queries(20):
        client.get("/desk/")
