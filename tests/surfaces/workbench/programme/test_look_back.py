"""The look-back on the desk: last year's notice in, each task checked by one and confirmed by another."""

from __future__ import annotations

import pytest

from factories.ledger import Town, make_row
from liaoliang.ledger.models import Finding, LookBackItem, Notice, Origin, Requirement
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter

TEXT = """2020年政务公开工作要点

一、深化重点工作公开
(一)公开部门预算。(责任单位:市财政局)
"""


@pytest.fixture
def notice(town: Town) -> Notice:
    return town.running()


@pytest.fixture
def items(enter: Enter, town: Town, notice: Notice) -> list[LookBackItem]:
    """Two of last year's tasks, to be checked."""
    former = town.draft(year=2020, title="2020年工作要点")
    for words in ("公开预算。", "公开招生。"):
        make_row(former, words)
    desk = enter(town.coordinator)
    assert desk.post(way("look_back_link", notice.pk), {"predecessor": former.pk}).status_code == 303
    assert desk.post(way("look_back_begin", notice.pk)).status_code == 303
    return list(LookBackItem.objects.order_by("ordinal"))


def test_last_year_s_notice_is_read_from_text(enter: Enter, town: Town, notice: Notice) -> None:
    desk = enter(town.coordinator)
    assert desk.post(way("look_back_import", notice.pk), {"text": TEXT}).status_code == 303
    assert "去核对" in desk.get(way("look_back", notice.pk)).text
    notice.refresh_from_db()
    assert notice.predecessor is not None
    assert notice.predecessor.year == 2020


def test_garbage_as_last_year_s_notice_is_said(enter: Enter, town: Town, notice: Notice) -> None:
    page = enter(town.coordinator).post(way("look_back_import", notice.pk), {})
    assert page.status_code == 422
    assert "二选一" in page.text


def test_a_later_notice_is_no_predecessor(enter: Enter, town: Town, notice: Notice) -> None:
    later = town.draft(year=2022)
    page = enter(town.coordinator).post(way("look_back_link", notice.pk), {"predecessor": later.pk})
    assert page.status_code == 422


def test_a_finding_needs_words(enter: Enter, town: Town, items: list[LookBackItem]) -> None:
    address = way("look_back_item", items[0].notice_id, items[0].pk)
    page = enter(town.coordinator).post(address, {"finding": "done"})
    assert page.status_code == 422
    assert "请填写凭什么这么说" in page.text


def test_done_counts_once_a_second_person_confirms(
    enter: Enter, town: Town, items: list[LookBackItem]
) -> None:
    first, second = enter(town.coordinator), enter(town.other_coordinator)
    place = (items[0].notice_id, items[0].pk)
    first.post(way("look_back_item", *place), {"finding": "done", "remark": "看了网站"})
    assert "是您核查的" in first.get(way("look_back_item", *place)).text
    assert first.post(way("look_back_confirm", *place)).status_code == 403
    assert second.post(way("look_back_confirm", *place)).status_code == 303
    items[0].refresh_from_db()
    assert items[0].is_settled


def test_what_is_unfinished_is_carried_over(enter: Enter, town: Town, items: list[LookBackItem]) -> None:
    desk, pk = enter(town.coordinator), items[0].notice_id
    address = way("look_back_item", pk, items[1].pk)
    desk.post(address, {"finding": "not_done", "remark": "网站上没有"})
    assert desk.post(way("look_back_carry", pk), {"chosen": [items[1].pk]}).status_code == 303
    assert Requirement.objects.get(origin=Origin.CARRIED_OVER).text == "公开招生。"
    page = desk.get(way("look_back", pk), {"finding": Finding.NOT_DONE}).text
    assert "未完成，已结转" in page
    assert "不能再改" in desk.get(address).text


def test_what_is_unchecked_cannot_be_carried_over(
    enter: Enter, town: Town, items: list[LookBackItem]
) -> None:
    desk, address = enter(town.coordinator), way("look_back_carry", items[0].notice_id)
    assert desk.post(address, {"chosen": [items[0].pk]}).status_code == 409
    assert desk.post(address, {}).status_code == 400


def test_an_item_of_another_notice_is_not_found(enter: Enter, town: Town, items: list[LookBackItem]) -> None:
    other, desk = town.running(), enter(town.coordinator)
    assert desk.get(way("look_back_item", other.pk, items[0].pk)).status_code == 404
    assert desk.post(way("look_back_carry", other.pk), {"chosen": [items[0].pk]}).status_code == 404


def test_the_column_of_units_does_not_repeat_its_head(
    enter: Enter, town: Town, items: list[LookBackItem]
) -> None:
    LookBackItem.objects.filter(pk=items[0].pk).update(units_text="责任单位：市民政局")
    page = enter(town.coordinator).get(way("look_back", items[0].notice_id))
    assert "市民政局" in page.text
    assert "责任单位：市民政局" not in page.text
