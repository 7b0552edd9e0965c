"""The ledger as one flat table: a row for each requirement."""

from __future__ import annotations

from django.utils.translation import gettext as _

from liaoliang.portal.facts.ledger import LedgerFact, RequirementFact
from liaoliang.portal.facts.reading import ledger
from liaoliang.portal.ledger.parts import category_title, ledger_page, overview
from liaoliang.portal.ledger.shares import Share
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.words import chip, due_words
from liaoliang.ui.components import Column, EmptyState, Link, Row, RowGroup, Table


def table_page(reading: Reading, notice_id: int) -> Page:
    """All requirements at once."""
    fact = ledger(notice_id, reading.on)
    context = {**overview(reading, fact, "ledger-table"), "table": requirements_table(reading, fact)}
    return ledger_page(reading, "table.html", fact, context)


def requirements_table(reading: Reading, fact: LedgerFact) -> Table:
    """The rows of the annex, each with its state."""
    columns = (
        Column(text=_("序号"), narrow=True),
        Column(text=_("工作任务")),
        Column(text=_("具体要求")),
        Column(text=_("责任单位（原文）")),
        Column(text=_("期限")),
        Column(text=_("状态")),
        Column(text=_("已核实单位")),
    )
    groups = tuple(
        RowGroup(
            title=category_title(category),
            rows=tuple(_row(reading, fact, one) for one in category.requirements),
        )
        for category in fact.categories
        if category.requirements
    )
    return Table(
        caption=_("任务分解表"),
        columns=columns,
        groups=groups,
        empty=EmptyState(title=_("这份文件没有分解出任务"), text=_("台账里还没有内容。")),
    )


def _row(reading: Reading, fact: LedgerFact, one: RequirementFact) -> Row:
    task = fact.task_of(one)
    href = reading.href("ledger-task", notice_id=fact.notice.id, task_id=task.id)
    return Row(
        cells=(
            str(one.number),
            Link(text=task.title, href=href),
            one.text,
            one.units_text,
            due_words(one),
            chip(one.shown, optional=one.optional),
            Share(done=one.verified, all=one.concerned),
        )
    )
