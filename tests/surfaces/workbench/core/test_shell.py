"""The frame around every page: bar, counts, heartbeat, demonstration, refusals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from factories.ledger import Town
from factories.offices import AT, make_officer
from liaoliang.base import demo
from liaoliang.base.clock import machine_now
from liaoliang.base.models import Heartbeat
from liaoliang.organisations.models import SignInPolicy
from liaoliang.workbench.posting import page_above


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_bar_counts_what_waits(town: Town, enter):
    town.assignment()
    nav = enter(town.clerk).get("/desk/messages/").context["nav"]
    assert {item.text: item.count for item in nav}["等我办"] == 1


def test_the_board_is_in_the_bar_of_those_who_oversee(town: Town, enter):
    assert "进度总览" in text_of(enter(town.coordinator).get("/desk/"))
    assert "进度总览" not in text_of(enter(town.clerk).get("/desk/"))


def test_administrators_have_no_room_with_case_data(town: Town, enter):
    SignInPolicy.objects.create(pk=1, second_factor=SignInPolicy.SecondFactor.NOBODY)
    client = enter(make_officer(town.office, duty="auditor"))
    assert "我的任务" not in text_of(client.get("/desk/"))
    assert client.get("/desk/ledger/tasks/").status_code == 403


def test_says_whether_the_scheduler_lives(town: Town, enter):
    client = enter(town.clerk)
    assert "调度还没有运行过" in text_of(client.get("/desk/"))
    now = machine_now()
    beat = Heartbeat.objects.create(name="scheduler", process="a", started_at=now, seen_at=now)
    assert "调度正常" in text_of(client.get("/desk/"))
    Heartbeat.objects.filter(pk=beat.pk).update(seen_at=now - timedelta(hours=1))
    assert "调度已停" in text_of(client.get("/desk/"))


def test_a_demonstration_says_its_day_on_every_page(town: Town, enter):
    demo.set_mark(office_start=AT)
    client = enter(town.clerk)
    for path in ("/desk/", "/desk/ledger/tasks/", "/desk/messages/", "/desk/account/", "/desk/search/"):
        assert "演示日期：2021年10月12日" in text_of(client.get(path))


def test_care_mode_comes_from_its_cookie(town: Town, enter):
    client = enter(town.clerk)
    assert 'class="care"' not in text_of(client.get("/desk/"))
    client.cookies["liaoliang_care"] = "1"
    assert 'class="care"' in text_of(client.get("/desk/"))


def test_a_refusal_keeps_the_frame_and_the_way_back(town: Town, enter):
    answer = enter(town.clerk).get("/desk/ledger/assignments/999999/")
    assert answer.status_code == 404
    assert "回到等我办" in text_of(answer)
    assert "工作台栏目" in text_of(answer)


def _desk_paths(resolver: URLResolver, before: str = "") -> list[str]:
    found: list[str] = []
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found.append("/" + path)
        else:
            found += _desk_paths(entry, path)
    return found


PLAIN = [path for path in _desk_paths(get_resolver()) if path.startswith("/desk/") and "<" not in path]


@pytest.mark.parametrize("path", PLAIN)
def test_no_address_of_the_desk_answers_a_stranger(client, db, path: str):
    answer = client.get(path, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/desk/ledger/notices/3/adopt/", "/desk/ledger/notices/3/"),
        ("/desk/ledger/assignments/5/do/report/", "/desk/ledger/assignments/5/"),
        ("/desk/ledger/board/remind/", "/desk/ledger/board/"),
    ],
)
def test_an_address_that_only_takes_what_is_sent_leads_to_the_page_that_sends_it(path: str, page: str):
    assert page_above(path) == page
