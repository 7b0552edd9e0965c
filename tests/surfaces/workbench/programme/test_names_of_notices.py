"""Unit names that wait for their organs, and places where annex and body differ."""

from __future__ import annotations

import pytest

from factories.ledger import Town, make_row
from liaoliang.ledger.models import Assignment, Governing, Notice, TaskDisagreement, UnitQuestion
from liaoliang.organisations.models import OrganAlias
from liaoliang.workbench.programme.notices.disagreements import compared
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter


@pytest.fixture
def question(town: Town) -> UnitQuestion:
    town.running({"units": ["市财金办"]})
    return UnitQuestion.objects.get()


def notice_id(question: UnitQuestion) -> int:
    return Notice.objects.get(categories__tasks__requirements__questions=question).pk


def test_an_unknown_name_becomes_an_alias(enter: Enter, town: Town, question: UnitQuestion) -> None:
    desk = enter(town.coordinator)
    pk = notice_id(question)
    assert "市财金办" in desk.get(way("units", pk)).text
    sent = {"organs": [town.finance.pk], "as_alias": "on"}
    assert desk.post(way("unit", pk, question.pk), sent).status_code == 303
    assert OrganAlias.objects.get().name == "市财金办"
    assert town.of(Notice.objects.get(pk=pk)).organ == town.finance
    assert "没有要指定的单位" in desk.get(way("units", pk)).text


def test_nothing_chosen_is_said(enter: Enter, town: Town, question: UnitQuestion) -> None:
    page = enter(town.coordinator).post(way("unit", notice_id(question), question.pk), {})
    assert page.status_code == 422
    assert "请选择指哪些单位" in page.text


def test_the_likeliest_organ_stands_first(enter: Enter, town: Town, question: UnitQuestion) -> None:
    page = enter(town.coordinator).get(way("unit", notice_id(question), question.pk)).text
    assert page.index("市财政局") < page.index("市教育局")


def test_all_or_one_kind_is_ticked_without_a_script(enter: Enter, town: Town) -> None:
    notice = town.running({"units": ["市政府相关部门"]})
    question = UnitQuestion.objects.get()
    desk = enter(town.coordinator)
    address = way("unit", notice.pk, question.pk)
    assert desk.get(address, {"pick": "all"}).text.count(" checked") == 3
    assert desk.get(address, {"pick": "none"}).text.count(" checked") == 0
    wider = desk.get(address, {"pick": "county_government", "all": "1"}).text
    assert wider.count(" checked") == 1


def test_an_open_name_goes_to_whom_was_chosen(enter: Enter, town: Town) -> None:
    notice = town.running({"units": ["市政府相关部门"]})
    question = UnitQuestion.objects.get()
    sent = {"organs": [town.finance.pk, town.education.pk]}
    enter(town.coordinator).post(way("unit", notice.pk, question.pk), sent)
    assert Assignment.objects.count() == 2


def test_a_name_that_is_nobody_is_dismissed_with_a_ground(
    enter: Enter, town: Town, question: UnitQuestion
) -> None:
    desk = enter(town.coordinator)
    address = way("unit_dismiss", notice_id(question), question.pk)
    assert desk.post(address, {"ground": ""}).status_code == 422
    assert desk.post(address, {"ground": "笔误"}).status_code == 303
    question.refresh_from_db()
    assert question.state == UnitQuestion.State.DISMISSED
    assert "笔误" in desk.get(way("unit", notice_id(question), question.pk)).text


def test_an_answered_name_is_answered(enter: Enter, town: Town, question: UnitQuestion) -> None:
    desk = enter(town.coordinator)
    address = way("unit", notice_id(question), question.pk)
    desk.post(address, {"organs": [town.finance.pk]})
    page = desk.post(address, {"organs": [town.education.pk]})
    assert page.status_code == 409
    assert "已经指定" in page.text


@pytest.mark.parametrize(
    "name", ["units", "disagreements", "requirements", "conditions", "due_dates", "look_back"]
)
def test_a_concerned_officer_does_not_see_the_coordinator_s_pages(
    enter: Enter, town: Town, name: str
) -> None:
    notice = town.running()
    desk = enter(town.clerk)
    assert desk.get(way("notice", notice.pk)).status_code == 200
    assert desk.get(way(name, notice.pk)).status_code == 404
    assert enter(town.teacher).get(way("notice", notice.pk)).status_code == 404


@pytest.fixture
def difference(town: Town) -> TaskDisagreement:
    notice = town.draft()
    make_row(notice, task="围绕重点")
    return TaskDisagreement.objects.create(
        notice=notice,
        ordinal=1,
        kind="wording",
        task_title="围绕重点",
        sentence="措辞不同",
        annex="按时公开。",
        body="及时公开。",
        annex_span=[12, 0, 4],
    )


def test_both_texts_stand_side_by_side(enter: Enter, town: Town, difference: TaskDisagreement) -> None:
    page = enter(town.coordinator).get(way("disagreements", difference.notice_id)).text
    assert '<mark><span class="vh">不同处：</span>按</mark>时公开' in page
    assert '<mark><span class="vh">不同处：</span>及</mark>时公开' in page
    assert "第 12 行" in page


def test_the_coordinator_decides_with_a_ground(
    enter: Enter, town: Town, difference: TaskDisagreement
) -> None:
    desk = enter(town.coordinator)
    address = way("disagreement", difference.notice_id, difference.pk)
    assert desk.post(address, {"governs": "body"}).status_code == 422
    answer = desk.post(address, {"governs": "body", "ground": "正文是正式文本"})
    assert answer.headers["Location"].endswith(f"#difference-{difference.pk}")
    difference.refresh_from_db()
    assert difference.decision == Governing.BODY
    only_open = desk.get(way("disagreements", difference.notice_id), {"open": "1"}).text
    assert "没有不一致的地方" in only_open


def test_undecided_is_no_decision(enter: Enter, town: Town, difference: TaskDisagreement) -> None:
    address = way("disagreement", difference.notice_id, difference.pk)
    page = enter(town.coordinator).post(address, {"governs": "undecided", "ground": "x"})
    assert page.status_code == 422


@pytest.mark.parametrize(
    ("annex", "body", "marked"),
    [
        ("甲乙丙", "甲丁丙", (["乙"], ["丁"])),
        ("", "新增", ([], ["新增"])),
        ("同", "同", ([], [])),
    ],
)
def test_marks_only_what_differs(annex: str, body: str, marked: tuple[list[str], list[str]]) -> None:
    sides = compared(annex, body)
    assert tuple("".join(piece.text for piece in side) for side in sides) == (annex, body)
    assert tuple([piece.text for piece in side if piece.differs] for side in sides) == marked


def test_a_draft_names_what_will_be_asked_instead_of_nothing(enter: Enter, town: Town) -> None:
    notice = town.draft()
    make_row(notice, units=["月球局", "市财政局"])
    page = enter(town.coordinator).get(way("units", notice.pk)).text
    assert "列入台账后在这里指定" in page
    assert "月球局" in page
    assert "没有要指定的单位" not in page


def test_organs_are_found_by_a_part_of_their_name_without_a_script(
    enter: Enter, town: Town, question: UnitQuestion
) -> None:
    page = enter(town.coordinator).get(way("unit", notice_id(question), question.pk), {"q": "教育"}).text
    boxes = page.split('name="organs"', 1)[1].split("</form>")[0]
    assert "市教育局" in boxes
    assert "乙县" not in boxes


def test_no_alias_is_made_unless_asked_for(enter: Enter, town: Town, question: UnitQuestion) -> None:
    desk = enter(town.coordinator)
    address = way("unit", notice_id(question), question.pk)
    assert " checked" not in desk.get(address).text
    answer = desk.post(address, {"organs": [town.finance.pk]}, follow=True)
    assert not OrganAlias.objects.exists()
    assert "市财政局收到第 1 条" in answer.text
