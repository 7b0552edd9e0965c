"""进度总览: order, filters, pages, weight, and who may look."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from factories.ledger import Town, put_into
from factories.offices import AT, make_officer, make_organ
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.states import State
from liaoliang.organisations.roles import Role
from liaoliang.workbench.board_page import page_size

BOARD = "/desk/ledger/board/"


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def two_bureaus(town: Town) -> Town:
    """Finance is late with the second task, education has reported the first."""
    town.running(
        {"task": "任务甲", "units": ["市财政局", "市教育局"]},
        {"task": "任务乙", "requirement": "按季公开。", "deadline_to": "2020-03-31"},
    )
    put_into(Assignment.objects.filter(organ=town.education).get(), State.IN_PROGRESS)
    return town


def test_late_organs_and_late_tasks_come_first(two_bureaus: Town, enter):
    matrix = enter(two_bureaus.coordinator).get(BOARD).context["matrix"]
    assert [row.text for row in matrix.rows] == ["市财政局", "市教育局"]
    assert [column.text for column in matrix.columns] == ["任务乙", "任务甲"]
    assert matrix.columns[0].late


def test_cells_say_the_state_in_words_and_lead_to_their_records(two_bureaus: Town, enter):
    client = enter(two_bureaus.coordinator)
    page = client.get(BOARD)
    assert "逾期" in text_of(page)
    assert "不涉及" in text_of(page)
    cell = page.context["matrix"].rows[0].cells[0]
    assert "按季公开。" in text_of(client.get(cell.href))


def test_keeps_the_troubled_alone(two_bureaus: Town, enter):
    matrix = enter(two_bureaus.coordinator).get(f"{BOARD}?organs=trouble").context["matrix"]
    assert [row.text for row in matrix.rows] == ["市财政局"]


def test_reads_as_a_list(two_bureaus: Town, enter):
    page = text_of(enter(two_bureaus.coordinator).get(f"{BOARD}?view=list"))
    assert "matrix-list" in page
    assert "以表格形式看" in page


def test_shows_a_page_of_organs_and_goes_on(two_bureaus: Town, enter, monkeypatch):
    monkeypatch.setattr("liaoliang.workbench.board_page.rows_on_a_page", lambda columns: 1)
    client = enter(two_bureaus.coordinator)
    first = client.get(BOARD).context["matrix"]
    second = client.get(first.pager.next).context["matrix"]
    assert [row.text for row in (*first.rows, *second.rows)] == ["市财政局", "市教育局"]
    assert "第 1—1 个单位，共 2 个" in first.pager.words


@pytest.mark.parametrize("query", ["page=x", "page=0", "page=99999999", "organs=nonsense", "view=x"])
def test_nonsense_in_the_address_does_no_harm(two_bureaus: Town, enter, query: str):
    assert enter(two_bureaus.coordinator).get(f"{BOARD}?{query}").status_code == 200


def test_a_foreign_notice_is_not_found(two_bureaus: Town, enter):
    notice_id = Assignment.objects.first().requirement.task.category.notice_id
    village = make_organ("丁县人民政府")
    stranger = make_officer(village, Role.COORDINATOR)
    answer = enter(stranger).get(f"{BOARD}?notice={notice_id}")
    assert answer.status_code == 404
    assert "任务甲" not in text_of(answer)


def test_officers_of_one_organ_are_kept_out(two_bureaus: Town, enter):
    answer = enter(two_bureaus.clerk).get(BOARD)
    assert answer.status_code == 403
    assert "市教育局" not in text_of(answer)


def test_a_county_coordinator_sees_the_own_county_alone(two_bureaus: Town, enter):
    two_bureaus.running({"task": "任务丙", "units": ["乙县人民政府", "市财政局"]})
    officer = make_officer(two_bureaus.county, Role.COORDINATOR)
    matrix = enter(officer).get(BOARD).context["matrix"]
    assert [row.text for row in matrix.rows] == ["乙县人民政府"]


def test_without_a_notice_it_says_how_one_comes(town: Town, enter):
    assert "还没有执行中的通知" in text_of(enter(town.coordinator).get(BOARD))
    assert enter(town.coordinator).get(f"{BOARD}export/").status_code == 200


def test_exports_the_matrix(two_bureaus: Town, enter):
    answer = enter(two_bureaus.coordinator).get(f"{BOARD}export/?organs=trouble")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["单位", "逾期", "任务2 任务乙", "任务1 任务甲"]
    assert rows[1][:2] == ["市财政局", "1"]
    assert len(rows) == 2


def test_what_comes_next_is_counted_from_what_is_in_hand(two_bureaus: Town, enter):
    Assignment.objects.filter(organ=two_bureaus.education).update(due_on="2021-11-03")
    assert "下一批到期：11月3日，1 项还没报送" in text_of(enter(two_bureaus.coordinator).get(BOARD))


def test_the_first_screen_stays_light_and_takes_few_queries(town: Town, enter, django_assert_max_num_queries):
    organs = [make_organ(f"第{n}局", parent=town.government) for n in range(60)]
    names = [organ.name for organ in organs]
    town.running(*({"task": f"围绕重点领域推进政务公开之{n}", "units": names} for n in range(40)))
    client = enter(town.coordinator)
    with django_assert_max_num_queries(25):
        page = client.get(BOARD)
    assert len(page.content) < 300_000
    assert len(page.context["matrix"].rows) == 20


def test_templates_need_no_unsafe_policy(two_bureaus: Town, enter):
    page = text_of(enter(two_bureaus.coordinator).get(BOARD))
    assert " style=" not in page
    assert "onclick" not in page


REMIND = "/desk/ledger/board/remind/"


def reminded() -> set[str]:
    """Organs whose assignments were reminded."""
    rows = Assignment.objects.filter(reminders__step__startswith="by-hand")
    return set(rows.values_list("organ__name", flat=True))


@pytest.fixture
def two_late(town: Town) -> Town:
    """Finance is late with both tasks, education with the first."""
    late = {"deadline_to": "2020-03-31"}
    town.running({"task": "任务甲", "units": ["市财政局", "市教育局"], **late}, {"task": "任务乙", **late})
    return town


def test_reminds_the_late_ones_of_an_organ(two_late: Town, enter):
    answer = enter(two_late.coordinator).post(REMIND, {"organs": [two_late.finance.pk]}, follow=True)
    assert "已催办 2 项" in text_of(answer)
    assert reminded() == {"市财政局"}


def test_reminds_the_late_ones_of_a_task(two_late: Town, enter):
    task = Assignment.objects.get(organ=two_late.education).requirement.task_id
    answer = enter(two_late.coordinator).post(REMIND, {"tasks": [task]}, follow=True)
    assert "已催办 2 项" in text_of(answer)
    assert reminded() == {"市财政局", "市教育局"}


def test_reminds_everybody_who_is_late_and_stays_on_the_same_board(two_late: Town, enter):
    answer = enter(two_late.coordinator).post(f"{REMIND}?organs=trouble", {"everything": "on"})
    assert answer["Location"] == f"{BOARD}?organs=trouble"
    assert Assignment.objects.filter(reminders__isnull=False).count() == 3


def test_who_is_not_late_is_not_reminded_from_the_board(two_bureaus: Town, enter):
    answer = enter(two_bureaus.coordinator).post(REMIND, {"organs": [two_bureaus.education.pk]})
    assert answer.status_code == 422
    assert "所选的单位现在没有逾期的任务" in text_of(answer)
    assert reminded() == set()


def test_reminding_of_nothing_says_so(two_late: Town, enter):
    answer = enter(two_late.coordinator).post(REMIND, {})
    assert answer.status_code == 422
    assert "请选择要催办的单位或任务" in text_of(answer)


def test_what_was_handed_down_is_reminded_where_it_went(town: Town, enter):
    row = town.of(town.running({"units": ["乙县人民政府"], "deadline_to": "2020-03-31"}), town.county)
    put_into(row, State.HANDED_DOWN)
    below = {"parent": row, "organ": town.township, "requirement": row.requirement, "due_on": row.due_on}
    Assignment.objects.create(**below)
    enter(town.coordinator).post(REMIND, {"organs": [town.county.pk]})
    assert reminded() == {"丙镇人民政府"}


def test_an_assessor_looks_and_does_not_remind(two_late: Town, enter):
    assessor = make_officer(two_late.office)
    assessor.grants.create(role=Role.ASSESSOR, organ=two_late.government)
    client = enter(assessor)
    assert client.get(BOARD).context["remind_form"] is None
    assert client.post(REMIND, {"everything": "on"}).status_code == 403
    assert reminded() == set()


def test_bars_are_empty_where_nothing_was_reported_and_the_legend_says_what_they_measure(town: Town, enter):
    notice = town.running({"units": ["市财政局", "市教育局", "乙县人民政府"]})
    for organ, state in ((town.county, State.ACCEPTED), (town.education, State.IN_PROGRESS)):
        put_into(town.of(notice, organ), state)
    row = town.of(notice)
    services.accept_assignment(assignment_id=row.pk, by=town.clerk, at=AT)
    town.report(row)
    answer = enter(town.coordinator).get(BOARD)
    rows = answer.context["matrix"].rows
    expected = {"市财政局": 100, "市教育局": 0, "乙县人民政府": 0}
    assert {row.text: row.cells[0].numerator for row in rows} == expected
    assert "横条：已报送的要求占几成" in text_of(answer)


@pytest.mark.parametrize(("rows", "columns", "size"), [(48, 20, 40), (43, 20, 43), (200, 100, 8), (0, 20, 1)])
def test_a_few_rows_are_not_left_for_another_page(rows: int, columns: int, size: int):
    assert page_size(rows, columns) == size
