"""What the search key finds, and the inbox of messages: one's own and nobody else's."""

from __future__ import annotations

import pytest

from factories.ledger import Town
from factories.offices import AT, make_officer
from liaoliang.messaging.models import Message
from liaoliang.messaging.services import notify
from liaoliang.organisations.models import SignInPolicy

SEARCH = "/desk/search/"
MESSAGES = "/desk/messages/"
READ = "/desk/messages/read/"


def text_of(answer) -> str:
    return answer.content.decode()


def told(town: Town, subject: str = "请尽快报送", link: str = "/desk/") -> Message:
    return notify(to=town.clerk, kind="test", subject=subject, link=link, by=town.coordinator, at=AT)[0]


def test_finds_tasks_notices_and_organs(town: Town, enter):
    town.assignment()
    client = enter(town.coordinator)
    assert "按时公开。" in text_of(client.get(SEARCH, {"q": "按时"}))
    assert "2021年政务公开工作要点" in text_of(client.get(SEARCH, {"q": "甲政办发"}))
    assert "市教育局" in text_of(client.get(SEARCH, {"q": "教育"}))


def test_finds_a_task_by_its_number(town: Town, enter):
    town.assignment()
    assert "按时公开。" in text_of(enter(town.clerk).get(SEARCH, {"q": "1"}))


def test_finds_nothing_foreign(town: Town, enter):
    town.assignment()
    page = text_of(enter(town.teacher).get(SEARCH, {"q": "按时"}))
    assert "按时公开。" not in page
    assert "没有找到“按时”" in page


def test_administrators_find_organs_alone(town: Town, enter):
    SignInPolicy.objects.create(pk=1, second_factor=SignInPolicy.SecondFactor.NOBODY)
    town.assignment()
    client = enter(make_officer(town.office, duty="system_admin"))
    assert "按时公开。" not in text_of(client.get(SEARCH, {"q": "按时"}))
    assert "市财政局" in text_of(client.get(SEARCH, {"q": "财政"}))


def test_without_words_it_says_what_can_be_found(town: Town, enter):
    assert "可以找任务的内容和编号" in text_of(enter(town.clerk).get(SEARCH))


def test_hostile_words_stay_words(town: Town, enter):
    page = text_of(enter(town.clerk).get(SEARCH, {"q": "<b>x</b>"}))
    assert "<b>x</b>" not in page


def test_messages_are_ones_own(town: Town, enter):
    told(town)
    assert "请尽快报送" in text_of(enter(town.clerk).get(MESSAGES))
    assert "请尽快报送" not in text_of(enter(town.teacher).get(MESSAGES))


def test_opening_a_message_reads_it_and_leads_on(town: Town, enter):
    message = told(town)
    answer = enter(town.clerk).post(READ, {"open": message.pk})
    message.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (303, "/desk/")
    assert message.read_at is not None


def test_a_foreign_message_is_neither_opened_nor_read(town: Town, enter):
    message = told(town)
    client = enter(town.teacher)
    assert client.post(READ, {"open": message.pk}).status_code == 404
    client.post(READ, {"do": "chosen", "chosen": [message.pk]})
    message.refresh_from_db()
    assert message.read_at is None


def test_marks_the_chosen_or_all_as_read(town: Town, enter):
    first, _second, _third = told(town), told(town, "第二条"), told(town, "第三条")
    client = enter(town.clerk)
    client.post(READ, {"do": "chosen", "chosen": [first.pk]})
    assert Message.objects.filter(read_at__isnull=True).count() == 2
    assert "2 条标为已读" in text_of(client.post(READ, {"do": "all"}, follow=True))


def test_unread_messages_alone(town: Town, enter):
    first = told(town)
    told(town, "第二条")
    client = enter(town.clerk)
    client.post(READ, {"do": "chosen", "chosen": [first.pk]})
    page = text_of(client.get(f"{MESSAGES}?show=unread"))
    assert "第二条" in page
    assert "请尽快报送" not in page


def test_an_empty_inbox_says_what_would_come(town: Town, enter):
    assert "还没有消息" in text_of(enter(town.clerk).get(MESSAGES))


@pytest.mark.parametrize("value", ["x", "-1", "9" * 40])
def test_a_cursor_that_is_no_number_gets_a_sentence(town: Town, enter, value: str):
    assert enter(town.clerk).get(f"{MESSAGES}?before={value}").status_code == 400


def test_goes_on_behind_the_first_page(town: Town, enter):
    for number in range(52):
        told(town, f"消息{number:02d}号")
    client = enter(town.clerk)
    first = client.get(MESSAGES)
    assert "消息00号" not in text_of(first)
    assert "消息00号" in text_of(client.get(first.context["table"].pager.next))
