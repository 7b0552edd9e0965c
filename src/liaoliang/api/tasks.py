"""Tasks, requirements and where the organs stand with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema

from liaoliang.api.cursors import PAGE, After, Limit, Listing
from liaoliang.api.envelopes import Answer, Listed, answers
from liaoliang.api.fields import asked, place, said
from liaoliang.api.notices import ADDRESS, NoticeId
from liaoliang.base.clock import office_day, office_now
from liaoliang.errors import NotFoundError
from liaoliang.ledger.models import Notice, Origin, Requirement, Verification
from liaoliang.ledger.selectors import (
    CategoryLine,
    Holder,
    Ledger,
    OrganLine,
    RequirementLine,
    TaskLine,
    holders_of,
    ledger_by_organ,
    ledger_by_task,
    public_notice,
    public_notices,
    requirements_of,
)
from liaoliang.ledger.states import Shown
from liaoliang.organisations.models import OrganKind
from liaoliang.organisations.selectors import organ_by_id

router = Router(tags=["要点和任务 notices and tasks"])
BY_TASK = Listing("tasks", ("number", "pk"))
IN_ORDER = Listing("requirements", ("ordinal",))
STATES = "overdue 逾期、rectification 退回整改、reported 待核实、in_progress 进行中、pending 未开始、waiting 待条件、verified 已核实、not_applicable 不涉及"


class TargetOut(Schema):
    """A quantified target inside a requirement."""

    text: str = said("原文", "as written", "不得少于3次")
    kind: str = said("类型", "kind", "at_least")
    number: str | None = said("数值(十进制字符串)", "number, decimal as text", "3")
    unit: str | None = said("计量单位", "unit", "次")


class RequirementOut(Schema):
    """One requirement, and what it shows today."""

    id: int = said("要求编号", "requirement id", 41)
    task_id: int = said("任务编号", "task id", 7)
    ordinal: int = said("在通知中的序号,从 1 起", "its number in the notice, from 1", 12)
    text: str = said("具体要求(现行表述)", "what exactly, in the wording that holds", "公开部门预算和决算。")
    units_text: str = said("责任单位原文", "responsible units as written", "各县(市、区)人民政府,市财政局")
    deadline: str = said("完成时限原文", "deadline as written; may be blank", "9月30日前")
    due_on: date | None = said("截止日", "last day; null where the notice sets none", "2021-09-30")
    optional: bool = said("是否为鼓励性要求(不计逾期)", "optional: never late", False)
    condition: str = said("尚未成就的前提条件", "condition that is not met yet; may be blank", "")
    origin: Origin = said(
        "来源:notice 通知、own_area 自选领域、carried_over 上年结转", "where it comes from", "notice"
    )
    verification: Verification = said("核实方式:report 报送、measure 指标", "how it is verified", "report")
    measure_key: str = said("自动核实所用指标", "measure that verifies it; may be blank", "")
    measure_operator: str = said(
        "目标方向:at_least 不低于、at_most 不超过", "side of the target; may be blank", ""
    )
    measure_target: str | None = said("目标值(十进制字符串)", "target, decimal as text", None)
    shown: Shown = said(f"状态:{STATES}", "what its organs show together", "overdue")
    organs: int = said("涉及单位数(个)", "how many organs it concerns", 13)
    verified: int = said("已核实单位数(个)", "how many of them are verified", 9)
    late_organs: list[str] = said("逾期单位", "organs that are late", ["莘县人民政府"])


class TaskOut(Schema):
    """One task with its requirements."""

    id: int = said("任务编号", "task id", 7)
    notice_id: int = said("通知编号", "notice id", 3)
    number: int = said("任务序号", "its number in the notice", 4)
    category: str = said("类别", "part of the notice; may be blank", "推动重点领域信息公开")
    title: str = said("工作任务", "title", "公开财政信息")
    body_text: str = said(
        "正文表述", "what the body of the notice says; may be blank", "政府债务的限额、余额和用途按规定公布。"
    )
    shown: Shown = said(f"状态:{STATES}", "what its requirements show together", "in_progress")
    requirements: list[RequirementOut] = said("具体要求", "its requirements")


class OneTaskOut(Answer):
    """One task."""

    task: TaskOut = said("任务", "the task")


class HolderOut(Schema):
    """Where one organ stands with one requirement."""

    organ_id: int = said("单位编号", "organ id", 12)
    label: str = said("单位简称", "what lists call it", "市财政局")
    kind: OrganKind = said("单位类别代码", "code of its kind", "department")
    shown: Shown = said(f"状态:{STATES}", "where it stands", "verified")
    late_since: date | None = said("已过的截止日", "the day that has gone by, if it is late", None)


class OneRequirementOut(Answer):
    """One requirement, with every organ that has it."""

    requirement: RequirementOut = said("要求", "the requirement")
    targets: list[TargetOut] = said("量化指标", "quantified targets inside it")
    holders: list[HolderOut] = said("各单位办理状态,逾期的在前", "its organs, late ones first")


class OrganShareOut(Schema):
    """One organ over everything it answers for under a notice."""

    organ_id: int = said("单位编号", "organ id", 12)
    label: str = said("单位简称", "what lists call it", "市财政局")
    kind: OrganKind = said("单位类别代码", "code of its kind", "department")
    shown: Shown = said(f"状态:{STATES}", "what its requirements show together", "in_progress")
    total: int = said("承担的要求数(条),不含不涉及和鼓励性的", "requirements it answers for", 9)
    verified: int = said("已核实(条)", "of these, verified", 6)
    late: int = said("逾期(条)", "of these, late", 1)
    rectification: int = said("退回整改(条)", "of these, returned", 0)
    optional: int = said("鼓励性要求(条)", "optional ones, counted apart", 1)


class OrgansOut(Answer):
    """All organs of a notice: at most one line for each organ of the city."""

    items: list[OrganShareOut] = said("各单位,逾期多的在前", "organs, those with most late first")


@router.get(f"{ADDRESS}/tasks", response=answers(Listed[TaskOut]), url_name="tasks", summary="任务清单")
def list_tasks(request: HttpRequest, notice_id: NoticeId, after: After = "", limit: Limit = PAGE) -> object:
    """一份通知的任务和要求及其状态，按任务序号。Tasks and requirements of a notice in their order, with their state."""
    at = office_now()
    ledger = ledger_by_task(public_notice(notice_id), on=office_day(at))
    places = sorted(((task.number, task.id), (part, task)) for part, task in _tasks(ledger))
    found = BY_TASK.slice(places, after, limit)
    return {"as_of": at, "items": [_task(ledger, *row) for row in found.rows], "next": found.next}


@router.get(f"{ADDRESS}/organs", response=answers(OrgansOut), url_name="notice-organs", summary="各单位进度")
def list_shares(request: HttpRequest, notice_id: NoticeId) -> object:
    """一份通知下各单位承担多少、完成多少，一次给全。How much each organ answers for, and how much is done; not paged."""
    at = office_now()
    lines = ledger_by_organ(public_notice(notice_id), on=office_day(at))
    return {"as_of": at, "items": [_share(line) for line in lines]}


@router.get("/tasks/{task_id}", response=answers(OneTaskOut), url_name="task", summary="一项任务")
def one_task(request: HttpRequest, task_id: Annotated[int, place("任务编号", "task id", 7)]) -> object:
    """一项任务及其各条要求。One task with its requirements."""
    at = office_now()
    notice = public_notices().filter(categories__tasks__pk=task_id).first()
    ledger = ledger_by_task(notice, on=office_day(at)) if notice else None
    for part, task in _tasks(ledger) if ledger else ():
        if ledger and task.id == task_id:
            return {"as_of": at, "task": _task(ledger, part, task)}
    raise NotFoundError(gettext_noop("没有编号为 {id} 的任务"), id=task_id)


@router.get(
    f"{ADDRESS}/requirements",
    response=answers(Listed[RequirementOut]),
    url_name="requirements",
    summary="具体要求",
)
def list_requirements(
    request: HttpRequest,
    notice_id: NoticeId,
    after: After = "",
    limit: Limit = PAGE,
    organ_id: Annotated[int | None, asked("只列该单位承担的", "only those this organ answers for")] = None,
    shown: Annotated[Shown | None, asked("只列处于该状态的", "only those that show this")] = None,
) -> object:
    """一份通知的要求,按序号;可按单位、状态筛选。按单位筛选时,状态是该单位自己的。

    Requirements in their order. With `organ_id`, `shown` is that organ's own state.
    """
    at = office_now()
    notice = public_notice(notice_id)
    rows = list(_requirements(notice, organ_id, at))
    kept = [((line.ordinal,), out) for line, out in rows if shown is None or out["shown"] == shown]
    found = IN_ORDER.slice(kept, after, limit)
    return {"as_of": at, "items": found.rows, "next": found.next}


@router.get(
    "/requirements/{requirement_id}",
    response=answers(OneRequirementOut),
    url_name="requirement",
    summary="一条要求",
)
def one_requirement(
    request: HttpRequest, requirement_id: Annotated[int, place("要求编号", "requirement id", 41)]
) -> object:
    """一条要求,以及每个责任单位办到哪一步。One requirement, and where each of its organs stands."""
    at = office_now()
    row = Requirement.objects.filter(pk=requirement_id, task__category__notice__in=public_notices())
    found = row.select_related("task__category__notice").first()
    if found is None:
        raise NotFoundError(gettext_noop("没有编号为 {id} 的要求"), id=requirement_id)
    notice = found.task.category.notice
    lines = [out for line, out in _requirements(notice, None, at) if line.id == requirement_id]
    holders = [_holder(holder) for holder in holders_of(notice, requirement_id, on=office_day(at))]
    targets = [_target(target) for target in found.targets]
    return {"as_of": at, "requirement": lines[0], "targets": targets, "holders": holders}


def _tasks(ledger: Ledger) -> Iterator[tuple[CategoryLine, TaskLine]]:
    return ((part, task) for part in ledger.categories for task in part.tasks)


def _requirements(
    notice: Notice, organ_id: int | None, at: datetime
) -> Iterator[tuple[RequirementLine, dict[str, object]]]:
    """Every requirement, or those of one organ, with what it (or that organ) shows."""
    own = None
    if organ_id is not None:
        own = requirements_of(notice, organ_by_id(organ_id).pk, on=office_day(at))
    for _part, task in _tasks(ledger_by_task(notice, on=office_day(at))):
        for line in task.requirements:
            if own is None or line.id in own:
                yield line, {**_requirement(task, line), "shown": own[line.id] if own else line.shown}


def _task(ledger: Ledger, part: CategoryLine, task: TaskLine) -> dict[str, object]:
    return {
        "id": task.id,
        "notice_id": ledger.notice.pk,
        "number": task.number,
        "category": part.title,
        "title": task.title,
        "body_text": task.body_text,
        "shown": task.shown,
        "requirements": [_requirement(task, line) for line in task.requirements],
    }


def _requirement(task: TaskLine, line: RequirementLine) -> dict[str, object]:
    names = RequirementOut.model_fields.keys() - {"task_id", "measure_target", "measure_operator"}
    target = None if line.measure_target is None else str(line.measure_target)
    operator = line.measure_operator if line.measure_key else ""
    plain = {name: getattr(line, name) for name in names}
    return {**plain, "task_id": task.id, "measure_target": target, "measure_operator": operator}


def _target(target: dict[str, object]) -> dict[str, object]:
    number, unit = target.get("number"), target.get("unit")
    return {
        "text": target["text"],
        "kind": target["kind"],
        "number": None if number is None else str(number),
        "unit": unit,
    }


def _holder(holder: Holder) -> dict[str, object]:
    return {name: getattr(holder, name) for name in HolderOut.model_fields}


def _share(line: OrganLine) -> dict[str, object]:
    return {
        **{name: getattr(line, name) for name in OrganShareOut.model_fields if name != "organ_id"},
        "organ_id": line.id,
    }
