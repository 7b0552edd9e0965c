"""本单位总览: its figures, its people, reminding, and to whom it opens."""

from __future__ import annotations

import pytest

from factories.ledger import Town
from factories.offices import AT, make_officer
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment
from liaoliang.messaging.models import Message
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role

PAGE, BULK = "/desk/ledger/organ/", "/desk/ledger/organ/bulk/"


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def head(town: Town) -> Officer:
    """Of the finance bureau, which is late with one task and has accepted the other."""
    town.running({"requirement": "甲要求。", "deadline_to": "2021-03-31"}, {"requirement": "乙要求。"})
    second = Assignment.objects.order_by("-pk")[0]
    services.accept_assignment(assignment_id=second.pk, by=town.clerk, at=AT)
    return make_officer(town.finance, Role.HEAD)


def late() -> Assignment:
    return Assignment.objects.order_by("pk")[0]


def test_the_head_sees_late_ones_first_and_who_has_what(head: Officer, town: Town, enter):
    page = text_of(enter(head).get(PAGE))
    assert page.index("甲要求。") < page.index("乙要求。")
    assert "还没有人接手" in page
    assert town.clerk.name in page


def test_the_menu_leads_there_and_so_does_the_board(head: Officer, enter):
    client = enter(head)
    assert f'href="{PAGE}"' in text_of(client.get("/desk/"))
    assert client.get("/desk/ledger/board/")["Location"] == PAGE


def test_narrows_to_a_state_and_to_a_person(head: Officer, town: Town, enter):
    client = enter(head)
    assert "乙要求。" not in text_of(client.get(f"{PAGE}?state=overdue"))
    theirs = text_of(client.get(f"{PAGE}?handler={town.clerk.pk}"))
    assert "甲要求。" not in theirs
    assert "乙要求。" in theirs


def test_reminds_the_chosen(head: Officer, town: Town, enter):
    answer = enter(head).post(f"{BULK}?state=overdue", {"chosen": late().pk, "do": "remind"}, follow=True)
    assert "已催办 1 项" in text_of(answer)
    assert answer.redirect_chain[0][0] == f"{PAGE}?state=overdue"
    assert Message.objects.filter(recipient=town.clerk, kind="ledger.reminder").exists()


def test_reminds_of_nothing_says_so(head: Officer, enter):
    answer = enter(head).post(BULK, {})
    assert answer.status_code == 400
    assert "还没有选中任何任务" in text_of(answer)


def test_anothers_organ_is_not_found(head: Officer, town: Town, enter):
    assert enter(head).get(f"{PAGE}?organ={town.education.pk}").status_code == 404


def test_does_not_open_to_who_answers_for_nothing(head: Officer, town: Town, enter):
    assert enter(town.clerk).get(PAGE).status_code == 403


def test_the_coordinator_keeps_the_board(head: Officer, town: Town, enter):
    assert enter(town.coordinator).get("/desk/ledger/board/").status_code == 200


def test_a_page_of_many_leads_on(town: Town, enter):
    town.running(*({"requirement": f"第{number}条。"} for number in range(101)))
    page = enter(make_officer(town.finance, Role.HEAD)).get(PAGE)
    assert "第 1—100 项，共 101 项" in text_of(page)
    assert "第 101—101 项，共 101 项" in text_of(enter(Officer.objects.latest("pk")).get(f"{PAGE}?page=2"))
