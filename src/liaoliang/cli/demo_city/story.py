"""The year 2021 in the demonstration city, played by its officers through the real services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml

from liaoliang.base.calendars import current_rulebook
from liaoliang.cli import demo_city
from liaoliang.cli.demo_city import moments
from liaoliang.cli.demo_city.people import Cast
from liaoliang.cli.demo_city.scenes import Plan, Rows, Scene, Stage, scenes_of
from liaoliang.ledger import services
from liaoliang.ledger.models import (
    Assignment,
    Finding,
    Governing,
    LookBackItem,
    Notice,
    Requirement,
    TaskDisagreement,
    UnitQuestion,
)
from liaoliang.ledger.rows import RowFacts
from liaoliang.ledger.states import State
from liaoliang.organisations.selectors import resolve_unit

STORY: Final = Path(__file__).parent / "story.yaml"
# The notice says 市政府相关部门 once and leaves it to the coordinator who that is.
PLANNING: Final = ("市发展改革委", "市自然资源和规划局", "市生态环境局", "市交通运输局", "市水利局")
# Kind and task of a difference between annex and body, which of them holds, and why; the others wait.
DECIDED: Final = (
    ("category_title", "", Governing.ANNEX, "台账按附件编列。"),
    ("task_title", "办好开放日", Governing.ANNEX, "附件与考核表一致，标题以附件为准。"),
    ("dropped", "公开五年规划及其落实情况", Governing.ANNEX, "投资额已经写在项目名单里，不必另列。"),
    ("dropped", "明确机构和人员", Governing.BODY, "领导小组研究的次数要考核，按正文办理。"),
)
# What the compiler leaves to a person: when the rows without a day of their own are due.
DATED: Final = {
    21: {"deadline": "持续推进"},
    34: {"deadline": "收到通知后15个工作日内"},
}
LOOKED_BACK: Final = (
    (1, Finding.DONE, "名单公示照片和村居清单均在案。"),
    (2, Finding.DONE, "收费清单已公布，抽查三项均一致。"),
    (3, Finding.PARTLY, "还有四个栏目没有更新，市大数据局年底前完成合并。"),
    (4, Finding.DONE, "目录共126个，可以下载。"),
)
CONFIRMED: Final = (1, 2)
ATTACHMENT: Final = (
    "公开目录.csv",
    "序号,标题,公布日期\n1,公开事项清单,2021-09-01\n2,办理情况说明,2021-09-15\n",
)
NOTHING: Final[Mapping[int, Any]] = MappingProxyType({})
Tell = Callable[[str], None]


def bring_in(content: bytes, name: str, cast: Cast, *, dated: Mapping[int, Any] = NOTHING) -> Notice:
    """Import a notice, correct some dates, make it the ledger: our own notice or any other.

    Raises NotReadyError when a person must look at it first; the draft is kept.
    """
    notice = services.import_notice(
        content=content,
        name=name,
        issuing_organ_id=cast.office.pk,
        by=cast.coordinator,
        at=moments.at(6, 7, 9, 30),
    )
    for row in notice.rows.filter(ordinal__in=dated):
        facts = replace(RowFacts.of(row), **dated[row.ordinal])
        services.correct_draft_row(
            row_id=row.pk, facts=facts, by=cast.coordinator, at=moments.at(6, 7, 16, row.ordinal)
        )
    return services.adopt_notice(notice_id=notice.pk, by=cast.coordinator, at=moments.at(6, 8, 10))


def accept_all(notice: Notice, cast: Cast) -> None:
    """Every organ accepts what it was given, one organ after another through June."""
    rows: dict[int, list[int]] = defaultdict(list)
    given = _assigned(notice).filter(organ__in=cast.of_organ)
    for pk, organ_id in given.order_by("organ__sort_order", "pk").values_list("pk", "organ_id"):
        rows[organ_id].append(pk)
    calendar = current_rulebook().calendar
    for number, (organ_id, ids) in enumerate(rows.items()):
        day = moments.following(calendar, date(2021, 6, 8), 1 + number % 5)
        services.accept_assignments(
            assignment_ids=ids, by=cast.of_organ[organ_id], at=moments.within(day, organ_id)
        )


def play(cast: Cast, tell: Tell) -> Notice:
    """The whole story of the demonstration's own notice, up to the morning of 12 October 2021."""
    notice = bring_in(demo_city.NOTICE.read_bytes(), demo_city.NOTICE.name, cast, dated=DATED)
    tell("2021年6月：通知已导入并确认为台账")
    _settle_open_places(notice, cast)
    accept_all(notice, cast)
    tell("2021年6月：各单位已接受任务")
    scenes = sorted([*_work(notice, cast), *_office(notice, cast)], key=lambda scene: scene.at)
    for scene in scenes:
        scene.act(scene.at)
    tell(f"2021年6月至10月：{len(scenes)} 件办理已由两人分别报送、核实")
    return notice


def _assigned(notice: Notice) -> Any:
    return Assignment.objects.filter(
        requirement__task__category__notice=notice, state=State.ASSIGNED, parent__isnull=True
    )


def _settle_open_places(notice: Notice, cast: Cast) -> None:
    """What only a person can decide: who 市政府相关部门 are, and which text holds."""
    for question in UnitQuestion.objects.filter(requirement__task__category__notice=notice):
        chosen = [organ.pk for name in PLANNING for organ in resolve_unit(name).organs]
        services.answer_unit_question(
            question_id=question.pk, organ_ids=chosen, by=cast.coordinator, at=moments.at(6, 8, 14, 10)
        )
    for number, (kind, task, governs, ground) in enumerate(DECIDED):
        place = TaskDisagreement.objects.get(notice=notice, kind=kind, task_title=task)
        services.decide_disagreement(
            disagreement_id=place.pk,
            governs=governs,
            ground=ground,
            by=cast.coordinator,
            at=moments.at(6, 8, 15, number * 7),
        )


def _work(notice: Notice, cast: Cast) -> Iterator[Scene]:
    """The scenes of all requirements."""
    name, text = ATTACHMENT
    stage = Stage(cast, current_rulebook().calendar, (name, text.encode("utf-8-sig")))
    rows = _rows_by_requirement(notice)
    plans: list[Plan] = yaml.safe_load(STORY.read_text(encoding="utf-8"))
    by_ordinal = {
        requirement.ordinal: requirement
        for requirement in Requirement.objects.filter(task__category__notice=notice)
    }
    for plan in plans:
        requirement = by_ordinal[plan["row"]]
        yield from scenes_of(stage, requirement, rows[requirement.pk], plan)


def _rows_by_requirement(notice: Notice) -> dict[int, Rows]:
    found: dict[int, list[Assignment]] = defaultdict(list)
    rows = Assignment.objects.filter(requirement__task__category__notice=notice, parent__isnull=True)
    for row in rows.select_related("organ", "requirement").order_by("organ__sort_order", "pk"):
        found[row.requirement_id].append(row)
    return dict(found)


def _office(notice: Notice, cast: Cast) -> Iterator[Scene]:
    """What the disclosure office does beside verifying: looks back on last year, and reminds who is late."""
    yield Scene(moments.at(7, 12, 9, 15), lambda at: _begin_look_back(notice, cast, at))
    yield Scene(moments.at(7, 14, 10), lambda at: _look_back(notice, cast, at))
    yield Scene(moments.at(7, 15, 10), lambda at: _confirm_look_back(notice, cast, at))
    yield Scene(moments.at(10, 8, 9, 5), lambda at: _remind_late(notice, cast, at))


def _begin_look_back(notice: Notice, cast: Cast, at: datetime) -> None:
    services.import_predecessor(
        notice_id=notice.pk,
        content=demo_city.LAST_YEAR.read_bytes(),
        name=demo_city.LAST_YEAR.name,
        by=cast.coordinator,
        at=at,
    )
    services.begin_look_back(notice_id=notice.pk, by=cast.coordinator, at=at)


def _look_back(notice: Notice, cast: Cast, at: datetime) -> None:
    """One item is left unchecked, so that a visitor finds something to do."""
    for ordinal, finding, remark in LOOKED_BACK:
        item = LookBackItem.objects.get(notice=notice, ordinal=ordinal)
        services.check_look_back(item_id=item.pk, finding=finding, remark=remark, by=cast.coordinator, at=at)


def _confirm_look_back(notice: Notice, cast: Cast, at: datetime) -> None:
    for item in LookBackItem.objects.filter(notice=notice, ordinal__in=CONFIRMED):
        services.confirm_look_back(item_id=item.pk, by=cast.second, at=at)


def _remind_late(notice: Notice, cast: Cast, at: datetime) -> None:
    late = Assignment.objects.filter(
        requirement__task__category__notice=notice, state=State.IN_PROGRESS, due_on__lt=at.date()
    )
    services.remind(assignment_ids=list(late.values_list("pk", flat=True)), by=cast.coordinator, at=at)
