"""The page of one assignment: what it shows, every step by form, refusals with what was filled in, foreign eyes."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.ledger import LINK, Town, put_into
from factories.offices import AT, ON, make_officer
from liaoliang.base.evidence import events_of
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Report
from liaoliang.ledger.states import State
from liaoliang.organisations.models import Officer, SignInPolicy
from liaoliang.organisations.roles import Role
from liaoliang.workbench.assignment_page import stages, verdict
from liaoliang.workbench.steps import STANDS

SOON = "2099-01-05"


def address(row: Assignment, step: str = "") -> str:
    return f"/desk/ledger/assignments/{row.pk}/" + (f"do/{step}/" if step else "")


def press(client, row: Assignment, step: str, **data):
    """Press a step's button; gives the answer and the row as it is afterwards."""
    answer = client.post(address(row, step), data)
    row.refresh_from_db()
    return answer, row


def text_of(answer) -> str:
    return answer.content.decode()


def test_shows_facts_clock_people_and_trail(town: Town, enter):
    page = text_of(enter(town.clerk).get(address(town.assignment())))
    for words in (
        "按时公开。",
        "甲政办发〔2021〕5号",
        "市财政局",
        "12月31日前",
        "为什么是这一天",
        "不顺延",
        "任务下达给 市财政局",
        "链条完整",
        "接受任务",
    ):
        assert words in page


@pytest.mark.parametrize("step", ["", "accept", "report"])
def test_a_foreign_officer_does_not_find_it(town: Town, enter, step: str):
    row = town.assignment()
    client = enter(town.teacher)
    answer = client.post(address(row, step)) if step else client.get(address(row))
    row.refresh_from_db()
    assert answer.status_code == 404
    assert "按时公开" not in text_of(answer)
    assert row.state == State.ASSIGNED


def test_administrators_are_kept_out(town: Town, enter):
    SignInPolicy.objects.create(pk=1, second_factor=SignInPolicy.SecondFactor.NOBODY)
    admin = make_officer(town.office, duty="auditor")
    answer = enter(admin).get(address(town.assignment()))
    assert answer.status_code == 403
    assert "按时公开" not in text_of(answer)


def test_accepts_and_says_so(town: Town, enter):
    answer, row = press(enter(town.clerk), town.assignment(), "accept")
    assert (answer.status_code, answer["Location"]) == (303, address(row))
    assert row.state == State.ACCEPTED


def test_a_step_taken_twice_is_a_sentence_and_no_second_event(town: Town, enter):
    client = enter(town.clerk)
    row = town.accepted()
    answer, row = press(client, row, "accept")
    assert answer.status_code == 409
    assert "不能接受任务" in text_of(answer)


def test_starts_work(town: Town, enter):
    _answer, row = press(enter(town.clerk), town.accepted(), "start")
    assert row.state == State.IN_PROGRESS


def test_reports_with_a_link_and_shows_it(town: Town, enter):
    client = enter(town.clerk)
    answer, row = press(client, town.accepted(), "report", text="已公开3次。", links=LINK)
    assert answer.status_code == 303
    assert row.state == State.REPORTED
    assert LINK in text_of(client.get(address(row)))


def test_an_empty_report_names_everything_that_is_missing_at_once(town: Town, enter):
    answer, row = press(enter(town.clerk), town.accepted(), "report")
    page = text_of(answer)
    assert answer.status_code == 422
    assert "请写明落实情况" in page
    assert "请至少附一份佐证材料" in page
    assert row.state == State.ACCEPTED


def test_the_page_lists_what_a_report_needs_before_anything_is_sent(town: Town, enter):
    page = text_of(enter(town.clerk).get(address(town.accepted())))
    assert "报送前要解决" in page
    assert "请至少附一份佐证材料" in page


def test_a_refused_report_keeps_what_was_typed(town: Town, enter):
    answer, _row = press(
        enter(town.clerk), town.accepted(), "report", text="写了很久的话", links="ftp://intranet/x"
    )
    page = text_of(answer)
    assert answer.status_code == 422
    assert "写了很久的话" in page
    assert "ftp://intranet/x" in page
    assert "不是可公开访问的网址" in page


def test_a_file_that_passed_stays_when_something_else_is_wrong(town: Town, enter):
    client, row = enter(town.clerk), town.accepted()
    upload = SimpleUploadedFile("清单.txt", "公开清单\n".encode())
    answer, row = press(client, row, "report", text="", uploads=upload)
    token = answer.context["blocks"][0]["kept"][0][0]
    assert "清单.txt" in text_of(answer)
    answer, row = press(client, row, "report", text="已公开。", kept=[token])
    assert answer.status_code == 303
    assert Report.objects.get().evidence.get().name == "清单.txt"


def test_a_kept_file_can_be_taken_away_and_the_text_stays(town: Town, enter):
    client, row = enter(town.clerk), town.accepted()
    upload = SimpleUploadedFile("清单.txt", "公开清单\n".encode())
    answer, row = press(client, row, "report", text="", uploads=upload)
    token = answer.context["blocks"][0]["kept"][0][0]
    answer, row = press(client, row, "report", text="已公开。", kept=[token], remove=token)
    assert "清单.txt" not in text_of(answer)
    assert "已公开。" in text_of(answer)
    assert row.state == State.ACCEPTED


def test_a_refused_file_has_its_reason_and_leaves_the_others(town: Town, enter):
    files = [
        SimpleUploadedFile("清单.txt", "公开清单\n".encode()),
        SimpleUploadedFile("图.png", b"not a picture"),
    ]
    answer, row = press(enter(town.clerk), town.accepted(), "report", text="已公开。", uploads=files)
    page = text_of(answer)
    assert answer.status_code == 422
    assert "图.png" in page
    assert "清单.txt" in page
    assert row.state == State.ACCEPTED


def test_somebody_elses_file_cannot_be_claimed_by_its_token(town: Town, enter):
    client, row = enter(town.clerk), town.accepted()
    upload = SimpleUploadedFile("清单.txt", "公开清单\n".encode())
    answer, row = press(client, row, "report", text="", uploads=upload)
    token = answer.context["blocks"][0]["kept"][0][0]
    other = enter(make_officer(town.finance, Role.DRAFTER))
    answer, row = press(other, row, "report", text="已公开。", kept=[token])
    assert answer.status_code == 422
    assert row.state == State.ACCEPTED


def test_a_forged_token_gets_a_sentence(town: Town, enter):
    answer, _row = press(enter(town.clerk), town.accepted(), "report", text="已公开。", kept=["1:2:3"])
    assert answer.status_code == 422
    assert "标识已失效" in text_of(answer)


def test_the_verifier_reads_the_report_and_verifies_it(town: Town, enter):
    report = town.reported()
    client = enter(town.coordinator)
    page = text_of(client.get(address(report.assignment)))
    assert "已公开3次。" in page
    assert "内容与摘要一致" in page
    answer, row = press(client, report.assignment, "verify", content_hash=report.content_hash)
    assert answer.status_code == 303
    assert row.state == State.VERIFIED


def test_a_verification_of_other_content_is_refused(town: Town, enter):
    report = town.reported()
    answer, row = press(enter(town.coordinator), report.assignment, "verify", content_hash="0" * 64)
    assert answer.status_code == 409
    assert row.state == State.REPORTED


def test_who_reported_sees_the_button_disabled_with_the_reason(town: Town, enter):
    report = town.reported()
    page = text_of(enter(town.clerk).get(address(report.assignment)))
    assert "谁报送的，谁不能核实" in page
    answer, row = press(enter(town.clerk), report.assignment, "verify", content_hash=report.content_hash)
    assert answer.status_code == 403
    assert row.state == State.REPORTED


def test_returns_with_reason_and_day_and_the_organ_rectifies(town: Town, enter):
    report = town.reported()
    data = {"content_hash": report.content_hash, "reason": "缺少链接", "redo_by": SOON}
    answer, row = press(enter(town.coordinator), report.assignment, "return", **data)
    assert answer.status_code == 303
    assert (row.state, row.rectify_on) == (State.RETURNED, datetime.date(2099, 1, 5))
    page = text_of(enter(town.clerk).get(address(row)))
    assert "缺少链接" in page
    assert "开始整改" in page
    _answer, row = press(enter(town.clerk), row, "rectify")
    assert row.state == State.RECTIFICATION


def test_a_return_without_a_reason_is_refused_beside_the_field(town: Town, enter):
    report = town.reported()
    answer, row = press(
        enter(town.coordinator), report.assignment, "return", content_hash=report.content_hash
    )
    assert answer.status_code == 422
    assert 'href="#id_reason"' in text_of(answer)
    assert row.state == State.REPORTED


def test_a_day_that_is_none_is_refused_beside_the_field(town: Town, enter):
    report = town.reported()
    data = {"content_hash": report.content_hash, "reason": "缺少链接", "redo_by": "昨天"}
    answer, row = press(enter(town.coordinator), report.assignment, "return", **data)
    assert answer.status_code == 422
    assert "缺少链接" in text_of(answer)
    assert row.state == State.REPORTED


def test_asks_to_be_let_off_and_the_coordinator_consents(town: Town, enter):
    answer, row = press(enter(town.clerk), town.assignment(), "decline", ground="没有这项职能")
    assert answer.status_code == 303
    assert "没有这项职能" in text_of(enter(town.coordinator).get(address(row)))
    _answer, row = press(enter(town.coordinator), row, "consent")
    assert row.state == State.NOT_APPLICABLE


def test_the_coordinator_does_not_let_off_and_says_why(town: Town, enter):
    row = services.decline_assignment(
        assignment_id=town.assignment().pk, ground="没有这项职能", by=town.clerk, at=AT
    )
    _answer, row = press(enter(town.coordinator), row, "refuse", ground="职责清单里有")
    assert row.state == State.ASSIGNED


def test_the_wish_to_be_let_off_stands_open_for_its_form(town: Town, enter):
    page = text_of(enter(town.clerk).get(address(town.assignment()) + "?do=decline"))
    assert "/do/decline/" in page
    assert "理由" in page


def test_records_that_the_condition_is_met(town: Town, enter):
    row = town.assignment(condition="上级印发办法后", due_workdays=10, deadline_to=None)
    assert row.state == State.WAITING
    data = {"met_on": "2021-09-24", "evidence": "省里第3号文"}
    answer, row = press(enter(town.coordinator), row, "meet", **data)
    assert answer.status_code == 303
    assert row.state == State.ASSIGNED
    page = text_of(enter(town.clerk).get(address(row)))
    assert "逐日计算" in page
    assert "省里第3号文" in page


def test_hands_down_to_organs_beneath(town: Town, enter):
    notice = town.running({"units": ["乙县人民政府"]})
    row = town.of(notice, town.county)
    head = make_officer(town.county, Role.HEAD, Role.DRAFTER)
    client = enter(head)
    press(client, row, "accept")
    answer, row = press(client, row, "hand-down", organs=[town.township.pk])
    assert answer.status_code == 303
    assert row.state == State.HANDED_DOWN
    assert "丙镇人民政府" in text_of(client.get(address(row)))


def handed_down(town: Town) -> tuple[Officer, Assignment, Assignment]:
    """The county's head, the county's assignment, and what the township was given."""
    head = make_officer(town.county, Role.HEAD)
    row = town.of(town.running({"units": ["乙县人民政府"]}), town.county)
    services.accept_assignment(assignment_id=row.pk, by=head, at=AT)
    given = {"assignment_id": row.pk, "organ_ids": [town.township.pk], "by": head, "at": AT}
    (child,) = services.hand_down(**given)
    return head, row, child


def test_takes_back_what_was_handed_down(town: Town, enter):
    head, row, child = handed_down(town)
    client = enter(head)
    assert "从下级单位收回" in text_of(client.get(address(row)))
    answer, row = press(client, row, "take-back", organs=[town.township.pk], ground="改由县里办理")
    assert answer.status_code == 303
    assert row.state == State.IN_PROGRESS
    assert "分解下达的单位已经收回" in text_of(client.get(address(child)))


def test_what_is_reported_is_not_taken_back_and_the_reason_stands_there(town: Town, enter):
    head, row, child = handed_down(town)
    put_into(child, State.REPORTED, reported_by=make_officer(town.township), reported_on=ON)
    answer, row = press(enter(head), row, "take-back", organs=[town.township.pk], ground="改由县里办理")
    assert answer.status_code == 422
    assert "已经报送过，不能收回" in text_of(answer)
    assert row.state == State.HANDED_DOWN


def test_nothing_is_handed_down_to_a_strange_organ(town: Town, enter):
    notice = town.running({"units": ["乙县人民政府"]})
    row = town.of(notice, town.county)
    client = enter(make_officer(town.county, Role.HEAD, Role.DRAFTER))
    press(client, row, "accept")
    answer, row = press(client, row, "hand-down", organs=[town.finance.pk])
    assert answer.status_code == 422
    assert row.state == State.ACCEPTED


def test_the_coordinator_moves_the_due_day_with_a_ground(town: Town, enter):
    answer, row = press(enter(town.coordinator), town.assignment(), "due", due_on=SOON, ground="上级延期")
    assert answer.status_code == 303
    assert row.due_on == datetime.date(2099, 1, 5)
    assert "协调员调整过：上级延期" in text_of(enter(town.clerk).get(address(row)))


def test_an_organ_does_not_move_its_own_due_day(town: Town, enter):
    before = town.assignment()
    answer, row = press(enter(town.clerk), before, "due", due_on=SOON, ground="来不及")
    assert answer.status_code == 403
    assert row.due_on == datetime.date(2021, 12, 31)


def test_reminds_one_organ(town: Town, enter):
    answer, _row = press(enter(town.coordinator), town.assignment(), "remind")
    assert answer.status_code == 303
    assert "催办" in text_of(enter(town.clerk).get("/desk/messages/"))


def test_an_unknown_step_is_not_found(town: Town, enter):
    answer, row = press(enter(town.clerk), town.assignment(), "publish")
    assert answer.status_code == 404
    assert row.state == State.ASSIGNED


def test_steps_are_not_carried_out_by_get(town: Town, enter):
    row = town.assignment()
    answer = enter(town.clerk).get(address(row, "accept"))
    row.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, address(row))
    assert row.state == State.ASSIGNED


def test_steps_need_the_token_of_the_form(town: Town, enter):
    row = town.assignment()
    client = Client(enforce_csrf_checks=True)
    client.force_login(town.clerk.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(address(row, "accept")).status_code == 403
    row.refresh_from_db()
    assert row.state == State.ASSIGNED


def test_a_proofs_file_is_a_download_for_those_who_see_the_assignment(town: Town, enter, tmp_path, settings):
    client, row = enter(town.clerk), town.accepted()
    upload = SimpleUploadedFile("清单.txt", "公开清单\n".encode())
    press(client, row, "report", text="已公开。", uploads=upload)
    proof = Report.objects.get().evidence.get()
    answer = enter(town.coordinator).get(f"{address(row)}files/{proof.pk}/")
    assert b"".join(answer.streaming_content) == "公开清单\n".encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert enter(town.teacher).get(f"{address(row)}files/{proof.pk}/").status_code == 404


def test_a_proof_is_not_found_under_another_assignment(town: Town, enter):
    report = town.reported()
    services.return_assignment(
        assignment_id=report.assignment_id,
        content_hash=report.content_hash,
        reason="缺",
        by=town.coordinator,
        at=AT,
    )
    proof = report.evidence.get()
    assert enter(town.clerk).get(f"{address(report.assignment)}files/{proof.pk}/").status_code == 404


def test_each_event_has_its_receipt(town: Town, enter):
    row = town.accepted()
    page = text_of(enter(town.clerk).get(f"{address(row)}events/2/"))
    assert "接受了任务" in page
    assert f"ledger.assignment/{row.pk}/2" in page
    assert enter(town.clerk).get(f"{address(row)}events/99/").status_code == 404
    assert enter(town.teacher).get(f"{address(row)}events/2/").status_code == 404


def test_hostile_words_stay_words(town: Town, enter):
    row = town.assignment(requirement="<script>alert(1)</script>")
    page = text_of(enter(town.clerk).get(address(row)))
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    "state", [state for state in State if state not in {State.VERIFIED, State.NOT_APPLICABLE}]
)
def test_every_state_has_a_page_for_both_sides(town: Town, enter, state: State):
    report = town.reported()
    row = put_into(report.assignment, state)
    for officer in (town.clerk, town.coordinator):
        assert enter(officer).get(address(row)).status_code == 200


def test_a_closed_year_shows_every_button_disabled_with_the_reason(town: Town, enter):
    row = town.assignment()
    services.close_notice(notice_id=row.requirement.task.category.notice_id, by=town.coordinator, at=AT)
    page = text_of(enter(town.clerk).get(address(row)))
    assert "台账不再变动" in page
    answer, row = press(enter(town.clerk), row, "accept")
    assert answer.status_code == 409


def test_a_broken_trail_is_said_aloud(town: Town, enter):
    row = town.accepted()
    events = list(events_of(row))
    events[1].ground = "something else"
    assert "链条断开" in str(verdict(events))
    assert "链条完整" in str(verdict(list(events_of(row))))


def test_measures_of_the_platform_can_be_attached(town: Town, enter):
    answer, _row = press(
        enter(town.clerk), town.accepted(), "report", text="已公开。", figures=["ledger.accepted_share"]
    )
    assert answer.status_code == 303
    assert Report.objects.get().evidence.get().measure["key"] == "ledger.accepted_share"


def test_a_linked_measure_shows_figure_target_and_records(town: Town, enter):
    row = town.accepted()
    facts = {"requirement_id": row.requirement_id, "at": AT}
    services.set_measure(
        measure_key="ledger.accepted_share", target=Decimal(100), by=town.coordinator, **facts
    )
    client = enter(town.clerk)
    page = text_of(client.get(address(row)))
    assert "台账建立率" in page
    assert "还要另一人确认" in page
    services.confirm_measure(by=town.other_coordinator, **facts)
    page = text_of(client.get(address(row)))
    assert "100%" in page
    assert "是哪 1 件？" in page


def panel_of(page: str, heading: str) -> str:
    """The panel under a heading's id."""
    return page.split(f'aria-labelledby="{heading}"', 1)[1].split("</section>", 1)[0]


def test_the_box_is_headed_by_the_thing_to_do(town: Town, enter):
    box = panel_of(text_of(enter(town.clerk).get(address(town.accepted()))), "now-title")
    assert "现在要做的一件事" in box
    assert "报送落实情况</h2>" in box


def test_who_has_reported_reads_who_verifies_and_since_when_and_no_locked_buttons(town: Town, enter):
    row = town.reported().assignment
    box = panel_of(text_of(enter(town.clerk).get(address(row))), "now-title")
    assert "等市政府办公室核实" in box
    assert "从2021-10-12" in box
    assert "核实通过" not in box


def test_what_another_person_decides_stands_below_with_its_reason(town: Town, enter):
    row = town.reported().assignment
    others = panel_of(text_of(enter(town.clerk).get(address(row))), "other-title")
    assert "核实通过" in others
    assert "谁报送的，谁不能核实" in others


def test_the_verifiers_box_is_headed_by_the_decision(town: Town, enter):
    row = town.reported().assignment
    box = panel_of(text_of(enter(town.coordinator).get(address(row))), "now-title")
    assert "核实这次报送</h2>" in box


def test_reasons_of_locked_steps_are_those_of_the_state(town: Town, enter):
    row = town.accepted()
    services.decline_assignment(assignment_id=row.pk, ground="没有这项业务", by=town.clerk, at=AT)
    others = panel_of(text_of(enter(town.clerk).get(address(row))), "other-title")
    assert "已经申请不涉及，正在等决定。" in others
    assert "先接受任务" not in others


def test_every_state_says_where_the_thing_stands():
    assert set(STANDS) == set(State)


def test_asking_to_be_let_off_does_not_turn_the_stages_back(town: Town):
    row = town.accepted()
    row = services.decline_assignment(assignment_id=row.pk, ground="没有这项业务", by=town.clerk, at=AT)
    bar = stages(row, list(events_of(row)))
    assert [stage.state for stage in bar.stages] == ["done", "done", "current", "next", "next"]


def test_the_day_stands_beneath_the_title_for_narrow_screens(town: Town, enter):
    page = text_of(enter(town.clerk).get(address(town.accepted())))
    heading = page.split("<h1", 1)[1].split("desk-aside", 1)[0]
    assert "2021年12月31日" in heading


def test_after_a_decision_the_verifier_is_led_to_the_next_report(town: Town, enter):
    report, other = town.reported(), town.reported()
    client = enter(town.coordinator)
    sent = {"content_hash": report.content_hash}
    page = text_of(client.post(address(report.assignment, "verify"), sent, follow=True))
    assert "已核实：任务 1，市财政局" in page
    assert f'<a href="{address(other.assignment)}">下一件</a>' in page
    assert "回到清单（还有 1 件）" in page


def test_after_the_last_decision_nothing_else_waits(town: Town, enter):
    report = town.reported()
    sent = {"content_hash": report.content_hash}
    answer = enter(town.coordinator).post(address(report.assignment, "verify"), sent, follow=True)
    assert "没有别的等您核实。" in text_of(answer)


def test_a_case_of_another_organ_does_not_stand_under_my_tasks(town: Town, enter):
    row = town.assignment()
    own, other = (
        enter(one).get(address(row)).context["breadcrumb"] for one in (town.clerk, town.coordinator)
    )
    assert [way.links[0].text for way in (own, other)] == ["我的任务", "全部任务"]


def test_the_list_for_reminding_says_what_it_is_for(town: Town, enter):
    page = text_of(enter(town.coordinator).get("/desk/ledger/tasks/?scope=all&state=overdue&for=remind"))
    assert "批量催办</h1>" in page
    assert "勾选要催的任务" in page
