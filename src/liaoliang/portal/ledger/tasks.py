"""One task's own page: every requirement with every organ that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.errors import NotFoundError
from liaoliang.ledger.models import Part
from liaoliang.portal.facts.ledger import Holding, LedgerFact, MoveFact, RequirementFact, TaskFact
from liaoliang.portal.facts.reading import ledger
from liaoliang.portal.ledger.by_task import Blocks, RequirementBlock
from liaoliang.portal.ledger.parts import ledger_page
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.words import chip, joined
from liaoliang.ui.components import Column, DueChip, EmptyState, Link, Pager, Row, Table, Text
from liaoliang.ui.words import day_words
from liaoliang.worklist.urgency import late_words

NO_TASK = gettext_noop("这份台账里没有这项任务")


@dataclass(frozen=True, slots=True)
class RequirementPart:
    """A requirement with its table of organs."""

    block: RequirementBlock
    organs: Table


def task_page(reading: Reading, notice_id: int, task_id: int) -> Page:
    """One task, opened in full."""
    fact = ledger(notice_id, reading.on)
    task = fact.task_by_id.get(task_id)
    if task is None:
        raise NotFoundError(NO_TASK)
    blocks = Blocks.of(reading, fact)
    context: dict[str, Any] = {
        "task": task,
        "chip": chip(task.shown),
        "parts": [
            RequirementPart(blocks.block(task, one), organs_table(blocks, one)) for one in task.requirements
        ],
        "pager": _neighbours(blocks, fact, task),
    }
    title = _("任务 {number} {title}").format(number=task.number, title=task.title)
    return ledger_page(reading, "task.html", fact, context, title=title)


def organs_table(blocks: Blocks, requirement: RequirementFact) -> Table:
    """Who holds a requirement: late ones first, then in the office's order."""
    rows = sorted(requirement.holdings, key=lambda one: (not one.is_late, one.organ.order, one.organ.id))
    columns = (
        Column(text=_("责任单位")),
        Column(text=_("状态")),
        Column(text=_("期限")),
        Column(text=_("说明")),
    )
    return Table(
        caption=_("第 {number} 条要求的责任单位").format(number=requirement.number),
        columns=columns,
        rows=tuple(_row(blocks, requirement, one) for one in rows),
        empty=EmptyState(
            title=_("还没有落实到具体单位"),
            text=_("原文写的是“{units}”，统筹单位指定以后会列在这里。").format(units=requirement.units_text),
        ),
    )


def _row(blocks: Blocks, requirement: RequirementFact, one: Holding) -> Row:
    name: Text | Link = Link(text=one.organ.label, href=blocks.organ_href(one.organ.id), note=part_words(one))
    state = chip(one.shown, optional=requirement.optional)
    return Row(cells=(name, state, due_cell(blocks, requirement, one), remark(blocks, one)))


def part_words(one: Holding) -> str:
    """Whether the organ leads or supports; nothing where the notice makes no difference."""
    return "" if one.part == Part.RESPONSIBLE else str(Part(one.part).label)


def due_cell(blocks: Blocks, requirement: RequirementFact, one: Holding) -> Text | DueChip:
    """The day that counts; where the notice gives none, its own words."""
    if one.due_on is None and one.not_before_on is None:
        return requirement.deadline or _("没有写明")
    words = blocks.lateness.words(one.late_due_on, one.not_before_on) if one.is_late else ""
    state = chip(one.shown).state
    return DueChip(
        due_on=one.late_due_on if one.is_late else one.due_on,
        not_before=one.not_before_on,
        words=words,
        state=state,
        inline=True,
    )


def remark(blocks: Blocks, one: Holding) -> str:
    """What happened last, as far as the day of it is public."""
    said = []
    if one.below:
        said.append(_("已分解到 {n} 个下属单位").format(n=len(one.below)))
    if one.verified_on and one.by_measure:
        said.append(_("{day}由数据自动核实").format(day=day_words(one.verified_on)))
    elif one.verified_on:
        said.append(_("{day}核实").format(day=day_words(one.verified_on)))
    elif one.reported_on:
        said.append(_("{day}报送").format(day=day_words(one.reported_on)))
    if one.missed_on and one.came_on:
        said.append(late_words(one.missed_on, one.came_on, blocks.lateness.calendar))
    said += [_move_words(move) for move in one.moves]
    if one.is_rectifying and not one.verified_on:
        said.append(_("已退回，须在限期内整改后再报"))
    if one.reading and not one.verified_on:
        said.append(_reading_words(one))
    return joined("；", said)


def _move_words(move: MoveFact) -> str:
    """The public trace of a day that was moved."""
    days = {
        "on": day_words(move.on),
        "before": day_words(move.before) if move.before else _("未定"),
        "after": day_words(move.after) if move.after else _("未定"),
        "ground": move.ground,
    }
    if move.counts:
        return _("{on}将期限由{before}调整为{after}，理由：{ground}").format(**days)
    return _("{on}提出将期限由{before}调整为{after}，尚待同意，理由：{ground}").format(**days)


def _reading_words(one: Holding) -> str:
    reading = one.reading
    if reading is None:
        return ""
    return _("数据：{numerator} / {denominator}").format(
        numerator=reading.numerator, denominator=reading.denominator
    )


def _neighbours(blocks: Blocks, fact: LedgerFact, task: TaskFact) -> Pager:
    tasks = fact.tasks
    at = tasks.index(task)
    before = blocks.task_href(tasks[at - 1]) if at else ""
    after = blocks.task_href(tasks[at + 1]) if at + 1 < len(tasks) else ""
    links = [Link(text=_("上一项任务"), href=before)] if before else []
    links += [Link(text=_("下一项任务"), href=after)] if after else []
    return Pager(words=_("第 {at} 项，共 {all} 项").format(at=at + 1, all=len(tasks)), links=tuple(links))
