"""我的任务: scope, filters, search, bulk steps and the Excel file."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from factories.ledger import Town
from factories.offices import make_officer
from liaoliang.base.evidence import events_of
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.states import State
from liaoliang.organisations.roles import Role

TASKS = "/desk/ledger/tasks/"
BULK = "/desk/ledger/tasks/bulk/"


def text_of(answer) -> str:
    return answer.content.decode()


def rows_in(answer) -> list[list[str]]:
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_an_officer_sees_the_own_organs_tasks_and_no_others(town: Town, enter):
    town.running({}, {"requirement": "教育的事。", "units": ["市教育局"]})
    page = text_of(enter(town.clerk).get(TASKS))
    assert "按时公开。" in page
    assert "教育的事。" not in page


def test_everything_within_scope_adds_nothing_foreign(town: Town, enter):
    town.running({}, {"requirement": "教育的事。", "units": ["市教育局"]})
    page = text_of(enter(town.clerk).get(f"{TASKS}?scope=all"))
    assert "教育的事。" not in page


def test_the_coordinator_sees_all_organs(town: Town, enter):
    town.running({}, {"requirement": "教育的事。", "units": ["市教育局"]})
    page = text_of(enter(town.coordinator).get(f"{TASKS}?scope=all"))
    assert "按时公开。" in page
    assert "教育的事。" in page


def test_filters_by_state_with_counts(town: Town, enter):
    town.running({}, {"requirement": "按季公开。"})
    first = Assignment.objects.order_by("pk").first()
    client = enter(town.clerk)
    client.post(BULK, {"do": "accept", "chosen": [first.pk]})
    client.post(f"/desk/ledger/assignments/{first.pk}/do/start/")
    page = text_of(client.get(f"{TASKS}?state=in_progress"))
    assert "按时公开。" in page
    assert "按季公开。" not in page


def test_finds_by_words(town: Town, enter):
    town.running({}, {"requirement": "按季公开。"})
    page = text_of(enter(town.clerk).get(f"{TASKS}?q=按季"))
    assert "按季公开。" in page
    assert "按时公开。" not in page


def test_an_empty_filter_says_what_to_do(town: Town, enter):
    town.assignment()
    assert "这个筛选下没有任务" in text_of(enter(town.clerk).get(f"{TASKS}?state=verified"))


@pytest.mark.parametrize("query", ["notice=x", "task=-1", "organ=1e9", "cursor=x"])
def test_nonsense_in_the_address_gets_a_sentence(town: Town, enter, query: str):
    assert enter(town.clerk).get(f"{TASKS}?{query}").status_code == 400


def test_an_unknown_state_keeps_everything(town: Town, enter):
    town.assignment()
    assert "按时公开。" in text_of(enter(town.clerk).get(f"{TASKS}?state=nonsense"))


def test_accepts_in_bulk(town: Town, enter):
    town.running({}, {"requirement": "按季公开。"})
    ids = list(Assignment.objects.values_list("pk", flat=True))
    answer = enter(town.clerk).post(f"{BULK}?state=pending", {"do": "accept", "chosen": ids})
    assert (answer.status_code, answer["Location"]) == (303, f"{TASKS}?state=pending")
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.ACCEPTED}


def test_one_that_cannot_be_accepted_stops_all_and_they_stay_chosen(town: Town, enter):
    town.running({}, {"requirement": "按季公开。"})
    ids = list(Assignment.objects.values_list("pk", flat=True))
    client = enter(town.clerk)
    client.post(BULK, {"do": "accept", "chosen": ids[:1]})
    answer = client.post(BULK, {"do": "accept", "chosen": ids})
    assert answer.status_code == 409
    assert text_of(answer).count("data-pick checked") == 2
    assert Assignment.objects.filter(state=State.ASSIGNED).count() == 1


def test_the_coordinator_reminds_in_bulk(town: Town, enter):
    row = town.assignment()
    answer = enter(town.coordinator).post(BULK, {"do": "remind", "chosen": [row.pk]}, follow=True)
    assert "已催办 1 项" in text_of(answer)
    assert "ledger.reminded" in {event.action for event in events_of(row)}


def test_an_officer_does_not_remind(town: Town, enter):
    row = town.assignment()
    answer = enter(town.clerk).post(BULK, {"do": "remind", "chosen": [row.pk]})
    assert answer.status_code == 403
    assert "ledger.reminded" not in {event.action for event in events_of(row)}


def test_foreign_tasks_are_not_found_in_bulk(town: Town, enter):
    row = town.assignment()
    answer = enter(town.teacher).post(BULK, {"do": "accept", "chosen": [row.pk]})
    row.refresh_from_db()
    assert answer.status_code == 404
    assert row.state == State.ASSIGNED


@pytest.mark.parametrize(
    "data", [{"do": "accept"}, {"do": "publish", "chosen": [1]}, {"do": "accept", "chosen": ["x"]}]
)
def test_a_bulk_step_that_says_nothing_gets_a_sentence(town: Town, enter, data: dict):
    assert enter(town.clerk).post(BULK, data).status_code == 400


def test_exports_what_the_filter_shows(town: Town, enter):
    town.running({}, {"requirement": "按季公开。"})
    answer = enter(town.clerk).get(f"{TASKS}export/?q=按季")
    rows = rows_in(answer)
    assert answer["Content-Disposition"].startswith("attachment")
    assert [row[3] for row in rows[1:]] == ["具体要求", "按季公开。"]


def test_nothing_in_the_file_is_a_formula(town: Town, enter):
    town.assignment(requirement="=HYPERLINK(1)")
    answer = enter(town.clerk).get(f"{TASKS}export/")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert book.active["D3"].data_type == "s"
    assert book.active["D3"].value == "=HYPERLINK(1)"


def test_the_filled_in_file_goes_back_to_its_notice(town: Town, enter):
    row = town.assignment()
    notice_id = row.requirement.task.category.notice_id
    page = text_of(enter(town.clerk).get(TASKS))
    assert f'href="/desk/ledger/notices/{notice_id}/excel/"' in page


def test_a_stranger_exports_only_the_headings(town: Town, enter):
    town.assignment()
    assert len(rows_in(enter(town.teacher).get(f"{TASKS}export/?scope=all"))) == 2


def test_goes_on_behind_the_first_page(town: Town, enter):
    town.running(*({"requirement": f"要求之{n:02d}。"} for n in range(55)))
    client = enter(town.clerk)
    first = client.get(TASKS)
    further = first.context["table"].pager.next
    assert "要求之54" not in text_of(first)
    assert "要求之54" in text_of(client.get(further))


def test_queries_do_not_grow_with_the_list(town: Town, enter, django_assert_max_num_queries):
    town.running(*({"requirement": f"要求{n}。"} for n in range(40)))
    client = enter(town.clerk)
    client.get(TASKS)
    with django_assert_max_num_queries(22):
        client.get(TASKS)


def test_an_organ_above_sees_what_it_handed_down(town: Town, enter):
    notice = town.running({"units": ["乙县人民政府"]})
    row = town.of(notice, town.county)
    head = make_officer(town.county, Role.HEAD, Role.DRAFTER)
    client = enter(head)
    client.post(f"/desk/ledger/assignments/{row.pk}/do/accept/")
    client.post(f"/desk/ledger/assignments/{row.pk}/do/hand-down/", {"organs": [town.township.pk]})
    assert "丙镇人民政府" in text_of(client.get(f"{TASKS}?scope=all"))
