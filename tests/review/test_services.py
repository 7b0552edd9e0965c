"""Asking for review and deciding: who, in which order, on which content."""

from __future__ import annotations

import pytest

from factories.offices import AT, make_officer, make_organ
from liaoliang.base.actions import describe
from liaoliang.base.evidence import events_of
from liaoliang.errors import NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.messaging.models import Message
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.review import permissions
from liaoliang.review.models import Approval, Decision, RequestState, ReviewRequest, Step
from liaoliang.review.selectors import approved_steps
from liaoliang.review.services import Reviewers, approve, request_review, withdraw_review
from liaoliang.worklist.models import WorkItem
from liaoliang.worklist.selectors import waiting_for

from .conftest import HASH, OTHER_HASH, Desk


def actions_of(request: ReviewRequest) -> list[str]:
    return [event.action for event in events_of(request)]


def waits_for(officer: Officer) -> list[str]:
    return [f"{item.verb}:{item.title}" for item in waiting_for(officer)]


def test_a_request_waits_for_the_reviewer_of_that_step_alone(desk: Desk) -> None:
    request = desk.ask()
    assert waits_for(desk.first) == ["一审:关于某事的通知"]
    assert waits_for(desk.author) == waits_for(desk.second) == []
    assert actions_of(request) == ["review.requested"]


def test_an_approval_closes_the_request_tells_the_author_and_leaves_evidence(desk: Desk) -> None:
    request = desk.ask()
    approval = desk.approve(request)
    request.refresh_from_db()
    assert (request.state, request.closed_at) == (RequestState.APPROVED, AT)
    assert approved_steps(desk.subject, HASH) == {Step.FIRST: approval}
    assert waits_for(desk.first) == []
    assert actions_of(request) == ["review.requested", "review.approved"]
    assert Message.objects.get(recipient=desk.author).subject == "一审通过：关于某事的通知"


def test_evidence_names_the_step_the_content_and_the_thing(desk: Desk) -> None:
    event = events_of(desk.ask()).get()
    assert event.detail == {"step": "first", "subject": "tests.text/17", "content_hash": HASH}


def test_the_author_cannot_review_the_own_text(desk: Desk) -> None:
    desk.author = desk.first
    request = desk.ask(author=desk.first)
    with pytest.raises(NotAllowedError, match="起草人不得审查"):
        desk.approve(request)
    with pytest.raises(NotAllowedError, match="起草人不得审查"):
        desk.send_back(request)


@pytest.mark.parametrize("role", [None, Role.DRAFTER, Role.REVIEWER_SECOND, Role.HEAD])
def test_only_the_role_of_the_step_decides(desk: Desk, role: Role | None) -> None:
    request = desk.ask()
    with pytest.raises(NotAllowedError, match="没有一审的职责"):
        desk.approve(request, make_officer(desk.organ, *[role] if role else []))


def test_the_reviewer_of_another_organ_does_not_decide(desk: Desk) -> None:
    with pytest.raises(NotAllowedError):
        desk.approve(desk.ask(), make_officer(make_organ(), Role.REVIEWER_FIRST))


def test_three_persons_take_three_steps_of_the_same_content(desk: Desk) -> None:
    desk.approve(desk.ask())
    desk.approve(desk.ask(Step.SECOND), desk.second)
    desk.approve(desk.ask(Step.SECRECY), make_officer(desk.organ, Role.SECRECY_REVIEWER))
    assert set(approved_steps(desk.subject, HASH)) == {Step.FIRST, Step.SECOND, Step.SECRECY}


def test_who_approved_one_step_is_refused_at_the_next(desk: Desk) -> None:
    both = make_officer(desk.organ, Role.REVIEWER_FIRST, Role.REVIEWER_SECOND)
    desk.approve(desk.ask(), both)
    with pytest.raises(NotAllowedError, match="须由不同人员办理"):
        desk.approve(desk.ask(Step.SECOND), both)


def test_a_race_that_no_check_sees_is_decided_by_the_constraint(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = make_officer(desk.organ, Role.REVIEWER_FIRST, Role.REVIEWER_SECOND)
    desk.approve(desk.ask(), both)
    second = desk.ask(Step.SECOND)
    monkeypatch.setattr(permissions, "approved_another_step", lambda *_: False)
    with pytest.raises(WrongStateError, match="刚刚办理"):
        desk.approve(second, both)


def test_the_second_step_needs_the_first(desk: Desk) -> None:
    with pytest.raises(NotReadyError, match="尚未通过一审，不能送二审"):
        desk.ask(Step.SECOND)


def test_the_first_step_of_other_content_does_not_open_the_second(desk: Desk) -> None:
    desk.approve(desk.ask(content_hash=OTHER_HASH))
    with pytest.raises(NotReadyError, match="尚未通过一审"):
        desk.ask(Step.SECOND)


def test_naming_another_author_at_a_later_step_is_refused(desk: Desk) -> None:
    desk.approve(desk.ask())
    with pytest.raises(NotReadyError, match="另一起草人"):
        desk.ask(Step.SECOND, author=make_officer(desk.organ))


def test_what_the_reviewer_read_must_be_what_was_laid_before(desk: Desk) -> None:
    with pytest.raises(WrongStateError, match="内容有改动"):
        desk.approve(desk.ask(), seen=OTHER_HASH)
    assert not Approval.objects.exists()


def test_changed_content_has_no_approval_and_the_old_one_stays_on_record(desk: Desk) -> None:
    desk.approve(desk.ask())
    assert approved_steps(desk.subject, OTHER_HASH) == {}
    desk.approve(desk.ask(content_hash=OTHER_HASH))
    assert Approval.objects.count() == 2


def test_new_content_closes_what_waits_about_the_old(desk: Desk) -> None:
    old = desk.ask()
    desk.ask(content_hash=OTHER_HASH)
    old.refresh_from_db()
    assert old.state == RequestState.SUPERSEDED
    assert actions_of(old) == ["review.requested", "review.superseded"]
    assert WorkItem.objects.filter(state="open").count() == 1
    with pytest.raises(WrongStateError):
        desk.approve(old)


def test_the_same_content_is_not_asked_about_twice(desk: Desk) -> None:
    request = desk.ask()
    with pytest.raises(WrongStateError, match="正在等待审查"):
        desk.ask()
    desk.approve(request)
    with pytest.raises(WrongStateError, match="已经通过一审"):
        desk.ask()


def test_sending_back_keeps_the_reason_out_of_the_message(desk: Desk) -> None:
    request = desk.ask()
    decision = desk.send_back(request, " 缺少依据 ")
    assert (decision.decision, decision.reason) == (Decision.SENT_BACK, "缺少依据")
    assert describe(events_of(request).last()) == f"{desk.organ} 退回：缺少依据"
    assert approved_steps(desk.subject, HASH) == {}
    message = Message.objects.get(recipient=desk.author)
    assert message.subject == "一审退回：关于某事的通知"
    assert "缺少依据" not in message.subject + message.body


@pytest.mark.parametrize("reason", ["", "  ", "请联系13800000000"])
def test_sending_back_needs_a_reason_without_personal_numbers(desk: Desk, reason: str) -> None:
    request = desk.ask()
    with pytest.raises(NotReadyError):
        desk.send_back(request, reason)
    request.refresh_from_db()
    assert request.state == RequestState.OPEN


def test_what_was_sent_back_may_be_laid_before_again_and_pass(desk: Desk) -> None:
    desk.send_back(desk.ask())
    approval = desk.approve(desk.ask())
    assert approved_steps(desk.subject, HASH) == {Step.FIRST: approval}


def test_a_decided_request_is_not_decided_again(desk: Desk) -> None:
    request = desk.ask()
    desk.approve(request)
    with pytest.raises(WrongStateError, match="已经办结"):
        desk.send_back(request, by=make_officer(desk.organ, Role.REVIEWER_FIRST))


def test_the_own_organ_takes_a_request_back_and_others_do_not(desk: Desk) -> None:
    request = desk.ask()
    with pytest.raises(NotAllowedError):
        withdraw_review(request_id=request.pk, by=make_officer(), at=AT)
    assert withdraw_review(request_id=request.pk, by=desk.author, at=AT).state == RequestState.WITHDRAWN
    assert waits_for(desk.first) == []
    assert actions_of(request) == ["review.requested", "review.withdrawn"]


def test_nobody_lays_the_text_of_another_organ_before_reviewers(desk: Desk) -> None:
    with pytest.raises(NotAllowedError):
        desk.ask(by=make_officer(make_organ(), Role.DRAFTER))


def test_a_coordinator_above_verifies_what_an_organ_reports(desk: Desk) -> None:
    city = make_organ()
    desk.organ.parent = city
    desk.organ.save()
    coordinator = make_officer(city, Role.COORDINATOR)
    request = desk.ask(Step.VERIFY)
    assert waits_for(coordinator) == ["核验:关于某事的通知"]
    assert desk.approve(request, coordinator).step == Step.VERIFY


def test_a_module_may_name_another_role_for_a_step(desk: Desk) -> None:
    head = make_officer(desk.organ, Role.HEAD)
    reviewers = Reviewers(desk.organ, Role.HEAD)
    request = request_review(desk.text, step=Step.VERIFY, reviewers=reviewers, by=desk.author, at=AT)
    assert desk.approve(request, head).approver == head


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content_hash": "A" * 64}, "review.no_hash"),
        ({"content_hash": ""}, "review.no_hash"),
        ({"title": " "}, "review.no_title"),
        ({"title": "关于13800000000的答复"}, "review.personal_data"),
    ],
)
def test_an_unfit_submission_is_refused_with_its_issue(
    desk: Desk, changes: dict[str, str], code: str
) -> None:
    with pytest.raises(NotReadyError) as refusal:
        desk.ask(**changes)
    assert [issue.code for issue in refusal.value.issues] == [code]


def test_an_unknown_request_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        approve(request_id=999, content_hash=HASH, by=desk.first, at=AT)
