"""Unknown names become aliases, open ones are chosen, organs find their own areas."""

from __future__ import annotations

from datetime import date

import pytest

from factories.ledger import Town
from factories.offices import AT, make_officer
from liaoliang.base.evidence import events_of
from liaoliang.errors import NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Notice, Origin, UnitQuestion
from liaoliang.ledger.selectors import organs_without_own_area, unit_questions
from liaoliang.ledger.states import State
from liaoliang.organisations.models import Organ, OrganAlias
from liaoliang.organisations.selectors import resolve_unit
from liaoliang.worklist.selectors import waiting_for


def answer(town: Town, question: UnitQuestion, *organs: Organ) -> list[Assignment]:
    return services.answer_unit_question(
        question_id=question.pk, organ_ids=[organ.pk for organ in organs], by=town.coordinator, at=AT
    )


def test_an_unknown_name_becomes_an_alias_everywhere_in_the_notice(town: Town) -> None:
    town.running(
        {"requirement": "甲。", "units": ["市教体委"]}, {"requirement": "乙。", "units": ["市教体委"]}
    )
    rows = answer(town, UnitQuestion.objects.first(), town.education)
    assert {row.organ for row in rows} == {town.education} and len(rows) == 2
    assert resolve_unit("市教体委").organs == [town.education]
    assert not UnitQuestion.objects.filter(state="open").exists()


def test_an_answer_need_not_become_an_alias(town: Town) -> None:
    town.running({"units": ["相关责任处室"]})
    question = UnitQuestion.objects.get()
    services.answer_unit_question(
        question_id=question.pk, organ_ids=[town.finance.pk], by=town.coordinator, at=AT, as_alias=False
    )
    assert OrganAlias.objects.count() == 0


def test_what_a_notice_leaves_open_is_chosen_place_by_place(town: Town) -> None:
    notice = town.running(
        {"requirement": "甲。", "units": ["市政府相关部门"]},
        {"requirement": "乙。", "units": ["市政府相关部门"]},
    )
    first = unit_questions(notice)[0]
    assert set(first.candidates) == {town.office.pk, town.finance.pk, town.education.pk}
    assert len(answer(town, first, town.finance, town.education)) == 2
    assert unit_questions(notice).count() == 1
    assert OrganAlias.objects.count() == 0


def test_et_cetera_is_asked_about_while_the_named_organ_has_its_task(town: Town) -> None:
    notice = town.running({"units": ["市财政局等"]})
    assert town.of(notice).unit_text == "市财政局等"
    assert unit_questions(notice).get().kind == UnitQuestion.Kind.OPEN


def test_an_answer_leaves_evidence(town: Town) -> None:
    notice = town.running({"units": ["市教体委"]})
    answer(town, UnitQuestion.objects.get(), town.education)
    event = events_of(notice).last()
    assert (event.action, event.detail["organs"]) == ("ledger.unit_answered", "市教育局")


def test_a_name_that_means_nobody_is_dismissed_with_a_ground(town: Town) -> None:
    town.running({"units": ["按职责"]})
    question = UnitQuestion.objects.get()
    with pytest.raises(NotReadyError):
        services.dismiss_unit_question(question_id=question.pk, ground="", by=town.coordinator, at=AT)
    services.dismiss_unit_question(question_id=question.pk, ground="不是单位", by=town.coordinator, at=AT)
    with pytest.raises(WrongStateError):
        answer(town, question, town.finance)


def test_only_the_coordinator_answers(town: Town) -> None:
    town.running({"units": ["市教体委"]})
    question = UnitQuestion.objects.get()
    for stranger in (town.clerk, make_officer(town.county)):
        with pytest.raises(NotFoundError):
            services.answer_unit_question(
                question_id=question.pk, organ_ids=[town.finance.pk], by=stranger, at=AT
            )


def test_an_answer_names_organs_in_being(town: Town) -> None:
    town.running({"units": ["市教体委"]})
    with pytest.raises(NotReadyError):
        answer(town, UnitQuestion.objects.get())


def test_adds_organs_that_only_the_body_names(town: Town) -> None:
    row = town.assignment()
    added = services.add_organs(
        requirement_id=row.requirement_id,
        organ_ids=[town.education.pk, town.finance.pk],
        ground="正文写明",
        by=town.coordinator,
        at=AT,
    )
    assert [item.organ for item in added] == [town.education]
    assert events_of(row.requirement).get().ground == "正文写明"


@pytest.fixture
def notice(town: Town) -> Notice:
    """Names the finance bureau, and all departments at once."""
    return town.running({"requirement": "甲。"}, {"requirement": "乙。", "units": ["市政府各部门"]})


def add_area(town: Town, notice: Notice, organ: Organ, by: object = None) -> Assignment:
    return services.add_own_area(
        notice_id=notice.pk, organ_id=organ.pk, text="公开校外培训治理情况。", by=by or town.teacher, at=AT
    )


def test_an_organ_that_is_not_named_adds_its_own_area(town: Town, notice: Notice) -> None:
    assert town.education in organs_without_own_area(notice)
    row = add_area(town, notice, town.education)
    assert (row.state, row.requirement.origin) == (State.ACCEPTED, Origin.OWN_AREA)
    assert row.requirement.task.number == 2
    assert set(organs_without_own_area(notice)) == {town.office}


@pytest.mark.parametrize("text", ["联系 13800138000。", "长" * 5001])
def test_an_own_area_is_public_at_once_and_so_holds_no_personal_number(
    town: Town, notice: Notice, text: str
) -> None:
    with pytest.raises(NotReadyError):
        services.add_own_area(
            notice_id=notice.pk, organ_id=town.education.pk, text=text, by=town.teacher, at=AT
        )


def test_own_areas_share_one_task(town: Town, notice: Notice) -> None:
    first, second = (add_area(town, notice, town.education) for _ in range(2))
    assert first.requirement.task_id == second.requirement.task_id


def test_an_organ_named_in_the_first_part_has_its_areas(town: Town, notice: Notice) -> None:
    with pytest.raises(WrongStateError):
        add_area(town, notice, town.finance, by=town.clerk)


def test_nobody_adds_an_area_for_another_organ(town: Town, notice: Notice) -> None:
    with pytest.raises(NotFoundError):
        add_area(town, notice, town.education, by=town.clerk)


def test_an_organ_outside_the_notice_finds_nothing(town: Town, notice: Notice) -> None:
    with pytest.raises(NotFoundError):
        add_area(town, notice, town.county, by=make_officer(town.county))


def test_questions_wait_for_the_coordinator_until_the_last_is_answered(town: Town) -> None:
    town.running({"requirement": "甲。", "units": ["市教体委"]}, {"requirement": "乙。", "units": ["按职责"]})
    assert [item.verb for item in waiting_for(town.coordinator)] == ["指定责任单位"]
    first, second = UnitQuestion.objects.order_by("pk")
    answer(town, first, town.education)
    assert waiting_for(town.coordinator)
    services.dismiss_unit_question(question_id=second.pk, ground="不是单位", by=town.coordinator, at=AT)
    assert not waiting_for(town.coordinator)


def test_an_own_area_is_not_due_before_it_is_made(town: Town, notice: Notice) -> None:
    with pytest.raises(NotReadyError, match="不能早于今天"):
        services.add_own_area(
            notice_id=notice.pk,
            organ_id=town.education.pk,
            text="公开校车线路。",
            by=town.teacher,
            at=AT,
            due_on=date(2021, 10, 11),
        )
