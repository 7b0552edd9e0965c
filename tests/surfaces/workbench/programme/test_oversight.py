"""Operations for the system administrator, the trail for the auditor, and neither for the other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection, transaction

from factories.offices import AT
from liaoliang import ui
from liaoliang.base import dbguard, outbox, replay, rhythm, seals
from liaoliang.base.chain import hash_of
from liaoliang.base.models import Delivery, Event, OutboxMessage, PeriodicJob
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.services import add_alias
from liaoliang.workbench.programme.oversight import operations
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter


@pytest.fixture
def dead(db: None) -> Delivery:
    message = OutboxMessage.objects.create(topic="test.topic", key="k1", created_at=AT)
    return Delivery.objects.create(
        message=message, consumer="c", state="dead", attempts=10, due_at=AT, last_error="ValueError: 坏了"
    )


@pytest.fixture
def events(coordinator: Officer, bureau: Organ) -> list[Event]:
    for name in ("市财金办", "市财金局"):
        add_alias(organ_id=bureau.pk, name=name, by=coordinator, at=AT)
    return list(Event.objects.order_by("pk"))


@pytest.mark.parametrize("name", ["audit", "audit_verify", "audit_seals", "audit_export"])
def test_only_the_auditor_reads_the_trail(
    enter: Enter, auditor: Officer, system_admin: Officer, coordinator: Officer, name: str
) -> None:
    assert enter(auditor).get(way(name)).status_code == 200
    assert enter(system_admin).get(way(name)).status_code == 403
    assert enter(coordinator).get(way(name)).status_code == 403


def test_only_the_system_administrator_sees_operations(
    enter: Enter, auditor: Officer, system_admin: Officer
) -> None:
    assert enter(system_admin).get(way("operations")).status_code == 200
    assert enter(auditor).get(way("operations")).status_code == 403


def test_a_dead_letter_goes_back_into_the_queue(enter: Enter, system_admin: Officer, dead: Delivery) -> None:
    desk = enter(system_admin)
    assert "ValueError: 坏了" in desk.get(way("operations")).text
    assert desk.post(way("operations_retry"), {"chosen": [dead.pk]}).status_code == 303
    dead.refresh_from_db()
    assert (dead.state, dead.attempts) == ("waiting", 0)
    assert desk.post(way("operations_retry"), {"chosen": [dead.pk]}).status_code == 409


def test_retrying_nothing_says_what_to_do(enter: Enter, system_admin: Officer) -> None:
    page = enter(system_admin).post(way("operations_retry"))
    assert page.status_code == 400
    assert "请先选中" in page.text


def test_says_how_many_messages_wait(enter: Enter, system_admin: Officer) -> None:
    with transaction.atomic():
        outbox.emit("nobody.hears", {}, key="1")
    assert "没有等待投递的消息" in enter(system_admin).get(way("operations")).text


def test_missing_guards_are_called_out(enter: Enter, system_admin: Officer) -> None:
    desk = enter(system_admin)
    assert "防改规则都在" in desk.get(way("operations")).text
    connection.check_constraints()  # what is deferred would keep PostgreSQL from changing its tables
    dbguard.uninstall()
    assert "数据库缺少防改规则" in desk.get(way("operations")).text


def test_finds_events_by_subject_day_and_person(
    enter: Enter, auditor: Officer, events: list[Event], coordinator: Officer
) -> None:
    desk = enter(auditor)
    subject = f"organisations.organ/{events[0].subject_id}"
    hits = desk.get(way("audit"), {"subject": subject, "first": "2021-10-12", "last": "2021-10-12"})
    assert hits.text.count("登记别名") == 2
    assert "没有符合的记录" in desk.get(way("audit"), {"last": "2021-10-11"}).text
    assert "没有符合的记录" in desk.get(way("audit"), {"who": "没有这个人"}).text
    assert coordinator.name in desk.get(way("audit"), {"who": coordinator.name}).text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"subject": "ledger.assignment/x"}, "编号应是数字"),
        ({"first": "2021-10-12", "last": "2021-10-01"}, "不能早于开始的那天"),
        ({"cursor": "abc"}, "翻页位置不对"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_in_words(
    enter: Enter, auditor: Officer, query: dict[str, str], sentence: str
) -> None:
    page = enter(auditor).get(way("audit"), query)
    assert page.status_code in {400, 422}
    assert sentence in page.text


def test_pages_through_many_events(enter: Enter, auditor: Officer, events: list[Event]) -> None:
    older = enter(auditor).get(way("audit"), {"cursor": str(events[1].pk)}).text
    assert "市财金办" in older
    assert "市财金局" not in older


def test_one_event_shows_what_its_hash_covers(enter: Enter, auditor: Officer, events: list[Event]) -> None:
    desk = enter(auditor)
    page = desk.get(way("audit_event", events[1].pk)).text
    assert events[1].hash[:32] in page
    assert events[0].hash[:32] in page
    assert desk.get(way("audit_event", 10**9)).status_code == 404


def test_an_export_can_be_checked_by_anybody(enter: Enter, auditor: Officer, events: list[Event]) -> None:
    answer = enter(auditor).get(way("audit_export"), {"subject": "organisations.organ"})
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert [line["hash"] for line in lines] == [hash_of(event) for event in events]
    assert lines[0]["detail"] == {"alias": "市财金办"}


def test_a_whole_chain_is_called_whole(enter: Enter, auditor: Officer, events: list[Event]) -> None:
    seals.seal_day()
    desk = enter(auditor)
    assert desk.post(way("audit_verify")).status_code == 303
    assert "链条完整：2 条记录" in desk.get(way("audit_verify")).text


def test_rows_that_follow_from_the_trail_are_said_to(
    enter: Enter, auditor: Officer, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "differences", list)
    desk = enter(auditor)
    desk.post(way("audit_verify"))
    assert "数据与留痕一致" in desk.get(way("audit_verify")).text


def test_a_row_written_past_the_trail_is_named(
    enter: Enter, auditor: Officer, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [replay.Difference("ledger.assignment/7", "state", "not_applicable", "assigned")]
    monkeypatch.setattr(replay, "differences", lambda: found)
    desk = enter(auditor)
    desk.post(way("audit_verify"))
    page = desk.get(way("audit_verify")).text
    assert "ledger.assignment/7 的 state 现为“not_applicable”" in page
    assert "数据与留痕一致" not in page


def test_a_forged_event_is_named(enter: Enter, auditor: Officer, events: list[Event]) -> None:
    forged = events[1]
    forged.pk, forged.seq, forged.prev_hash = None, 3, events[1].hash
    forged.save(force_insert=True)
    desk = enter(auditor)
    desk.post(way("audit_verify"))
    assert f"{forged.number} 的内容被改动" in desk.get(way("audit_verify")).text


def test_seals_are_listed_shown_and_taken_away(enter: Enter, auditor: Officer, events: list[Event]) -> None:
    seal = seals.seal_day()
    desk = enter(auditor)
    assert seal.root[:12] in desk.get(way("audit_seals")).text
    assert seal.signature[:32] in desk.get(way("audit_seal", seal.pk)).text
    kept = json.loads(desk.get(way("audit_seal_file", seal.pk)).content)
    assert kept == seals.file_of(seal)
    assert "摘要路径可达封存根" in desk.get(way("audit_event", events[0].pk)).text


def test_everything_that_runs_has_a_name_in_words() -> None:
    """Tests of other modules register jobs and topics of their own, which begin otherwise."""
    ours = ("base.", "ledger.", "organisations.")
    topics = {topic: heard for topic, heard in outbox._consumers.items() if topic.startswith(ours)}
    assert topics.keys() <= operations.TOPICS.keys()
    assert {name for heard in topics.values() for name in heard} <= operations.CONSUMERS.keys()
    assert {job.name for job in rhythm.periodic_jobs() if job.name.startswith(ours)} <= operations.JOBS.keys()


def test_a_job_is_shown_by_its_name_in_words(enter: Enter, system_admin: Officer) -> None:
    PeriodicJob.objects.create(name="base.recompute_pending", due_at=AT)
    assert "规则变更后重新计算期限" in enter(system_admin).get(way("operations")).text


def test_an_event_on_paper_has_no_links_and_no_heartbeat(
    enter: Enter, auditor: Officer, events: list[Event]
) -> None:
    page = enter(auditor).get(way("audit_event", events[0].pk)).text
    assert f'<p class="no-print"><a href="{way("audit")}?subject=' in page
    printed = (Path(ui.__file__).parent / "static/ui/css/print.css").read_text(encoding="utf-8")
    assert ".no-print, .heartbeat { display: none !important; }" in printed
