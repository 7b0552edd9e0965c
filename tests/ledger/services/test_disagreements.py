"""Which words hold where annex and body differ."""

from __future__ import annotations

from datetime import date

import pytest

from factories.ledger import Town, make_row
from factories.offices import AT
from liaoliang.base.evidence import events_of
from liaoliang.errors import BadInputError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Category, Governing, Notice, Requirement, Task, TaskDisagreement
from liaoliang.ledger.rewording import outcomes_of

TASK = "办好政府开放日活动"
TEXT = "将9月确定为全市政务公开月。组织开放活动。"


@pytest.fixture
def notice(town: Town) -> Notice:
    """A draft whose annex and body differ in a title and in a wording."""
    notice = town.draft()
    make_row(notice, TEXT, category="公众参与", task=TASK)
    _differ(notice, 1, "wording", "全市政务公开月", "全市“公开聊亮”活动月")
    _differ(notice, 2, "task_title", TASK, "办好政府开放活动")
    _differ(notice, 3, "category_title", "公众参与", "决策公开和公众参与", task="")
    return notice


def _differ(
    notice: Notice, ordinal: int, kind: str, annex: str, body: str, task: str = TASK
) -> TaskDisagreement:
    return TaskDisagreement.objects.create(
        notice=notice, ordinal=ordinal, kind=kind, task_title=task, sentence="不同", annex=annex, body=body
    )


def decide(
    town: Town, notice: Notice, ordinal: int, governs: Governing = Governing.BODY, ground: str = "以正文为准"
) -> TaskDisagreement:
    row = notice.disagreements.get(ordinal=ordinal)
    return services.decide_disagreement(
        disagreement_id=row.pk, governs=governs, ground=ground, by=town.coordinator, at=AT
    )


def test_decided_before_adoption_holds_afterwards(town: Town, notice: Notice) -> None:
    decide(town, notice, 1)
    town.adopt(notice)
    requirement = Requirement.objects.get()
    assert requirement.governing_text == "将9月确定为全市“公开聊亮”活动月。组织开放活动。"
    assert requirement.text == TEXT
    assert Task.objects.get().governing == Governing.UNDECIDED


def test_decided_afterwards_holds_at_once_and_can_be_decided_anew(town: Town, notice: Notice) -> None:
    town.adopt(notice)
    decide(town, notice, 1)
    assert "活动月" in Requirement.objects.get().governing_text
    decide(town, notice, 1, Governing.ANNEX)
    assert Requirement.objects.get().governing_text == TEXT


def test_titles_follow_the_decision(town: Town, notice: Notice) -> None:
    town.adopt(notice)
    decide(town, notice, 2)
    decide(town, notice, 3)
    assert Task.objects.get().title == "办好政府开放活动"
    assert Category.objects.get().title == "决策公开和公众参与"
    decide(town, notice, 2, Governing.ANNEX)
    assert Task.objects.get().title == TASK


@pytest.mark.parametrize(
    ("first", "second", "overall"),
    [("body", "body", "body"), ("annex", "annex", "annex"), ("annex", "body", "mixed")],
)
def test_a_task_says_what_holds_as_a_whole(
    town: Town, notice: Notice, first: str, second: str, overall: str
) -> None:
    town.adopt(notice)
    decide(town, notice, 1, Governing(first))
    decide(town, notice, 2, Governing(second))
    assert Task.objects.get().governing == overall
    assert set(Task.objects.get().disagreements.values_list("ordinal", flat=True)) == {1, 2}


def test_a_decision_leaves_its_ground(town: Town, notice: Notice) -> None:
    decide(town, notice, 1)
    event = events_of(notice).last()
    assert (event.ground, event.detail["decision"]) == ("以正文为准", "以正文为准")


def test_a_decision_needs_a_ground_and_a_side(town: Town, notice: Notice) -> None:
    with pytest.raises(NotReadyError):
        decide(town, notice, 1, ground="")
    with pytest.raises(BadInputError):
        decide(town, notice, 1, Governing.MIXED)


def test_nothing_is_decided_in_a_discarded_draft(town: Town, notice: Notice) -> None:
    services.discard_draft(notice_id=notice.pk, ground="传错", by=town.coordinator, at=AT)
    with pytest.raises(WrongStateError):
        decide(town, notice, 1)


def test_strangers_decide_nothing(town: Town, notice: Notice) -> None:
    row = notice.disagreements.get(ordinal=1)
    for pk, person in ((row.pk, town.clerk), (row.pk + 100, town.coordinator)):
        with pytest.raises(NotFoundError):
            services.decide_disagreement(
                disagreement_id=pk, governs=Governing.BODY, ground="理由", by=person, at=AT
            )


MONTHLY = "每月更新1次，收费标准11月10日前"


@pytest.fixture
def one_character(town: Town) -> Notice:
    """A draft whose body has another month in a requirement that dates itself."""
    notice = town.draft()
    dates = {"deadline": "11月10日前", "deadline_to": date(2021, 11, 10)}
    make_row(notice, MONTHLY, task=TASK, **dates)
    row = _differ(notice, 1, "wording", "1", "2")
    row.annex_sentence, row.annex_at = MONTHLY, 12
    row.body_sentence, row.body_at = "每月更新1次，收费标准12月10日前", 12
    row.save()
    return notice


def test_the_bodys_month_moves_the_deadline_and_the_trail_says_so(town: Town, one_character: Notice) -> None:
    town.adopt(one_character)
    decide(town, one_character, 1)
    requirement = Requirement.objects.get()
    assert requirement.governing_text == "每月更新1次，收费标准12月10日前"
    assert (requirement.deadline, requirement.due_on) == ("12月10日前", date(2021, 12, 10))
    assert town.of(one_character).due_on == date(2021, 12, 10)
    detail = events_of(requirement).get(action="ledger.requirement_reworded").detail
    assert (detail["before"], detail["due_after"]) == (MONTHLY, "2021-12-10")


def test_deciding_anew_brings_the_annexs_deadline_back(town: Town, one_character: Notice) -> None:
    decide(town, one_character, 1)
    town.adopt(one_character)
    assert town.of(one_character).due_on == date(2021, 12, 10)
    decide(town, one_character, 1, Governing.ANNEX)
    assert Requirement.objects.get().deadline == "11月10日前"
    assert town.of(one_character).due_on == date(2021, 11, 10)


def test_a_day_that_stands_elsewhere_is_confirmed_by_the_coordinator(
    town: Town, one_character: Notice
) -> None:
    one_character.rows.update(deadline="11月底前", deadline_to=date(2021, 11, 30))
    with pytest.raises(NotReadyError):
        decide(town, one_character, 1)
    row = one_character.disagreements.get()
    day = date(2021, 12, 10)
    services.decide_disagreement(
        disagreement_id=row.pk, governs=Governing.BODY, ground="正文", by=town.coordinator, at=AT, due_on=day
    )
    town.adopt(one_character)
    assert town.of(one_character).due_on == day


def test_what_a_decision_would_make_of_it_is_known_before(town: Town, one_character: Notice) -> None:
    town.adopt(one_character)
    found = outcomes_of(one_character.disagreements.get())
    assert found.annex and found.annex.text == MONTHLY
    assert found.body and found.body.deadline.ends == date(2021, 12, 10)


def test_targets_are_read_anew_from_the_words_that_hold(town: Town) -> None:
    notice = town.draft()
    make_row(
        notice, "不得少于3次。", task=TASK, targets=[{"text": "不得少于3次", "kind": "count", "number": 3}]
    )
    row = _differ(notice, 1, "wording", "3", "5")
    row.annex_sentence, row.annex_at = "不得少于3次。", 4
    row.save()
    decide(town, notice, 1)
    town.adopt(notice)
    assert Requirement.objects.get().targets[0]["number"] == 5
