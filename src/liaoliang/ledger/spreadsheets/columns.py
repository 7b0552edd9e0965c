"""The sheet's columns. The headings are a promise to everybody who keeps such a file: never renamed."""

from __future__ import annotations

from typing import Final

from liaoliang.base.canonical import digest, encode
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.words import in_chinese

TITLE: Final = "工作台账"
NUMBER, TASK_NUMBER, TASK, REQUIREMENT = "编号", "任务序号", "工作任务", "具体要求"
ORGAN, PART, STATE, DUE = "责任单位", "分工", "状态", "期限"
ACCEPT, REPORT, LINKS = "接受任务", "落实情况", "佐证链接"
NEW_DUE, GROUND, TOKEN = "调整期限", "调整理由", "校验码"
FIXED: Final = (NUMBER, TASK_NUMBER, TASK, REQUIREMENT, ORGAN, PART, STATE, DUE)
EDITABLE: Final = (ACCEPT, REPORT, LINKS, NEW_DUE, GROUND)
HEADINGS: Final = (*FIXED, *EDITABLE, TOKEN)
WIDTHS: Final = (9, 9, 26, 50, 20, 11, 12, 12, 10, 50, 40, 13, 26, 18)
YES: Final = "是"
INSTRUCTION: Final = (
    "填写说明：只填“接受任务”至“调整理由”各列，其余各列请勿改动。接受任务填“是”；落实情况与佐证链接须同时填写，"
    "多个链接换行分开，链接须可公开访问；调整期限（如2021-12-20）与调整理由由协调员填写。"
)


def fixed_cells(row: Assignment) -> tuple[str, ...]:
    """What the columns that nobody edits say of an assignment."""
    task = row.requirement.task
    due = row.effective_due_on
    return (
        str(row.pk),
        str(task.number),
        task.title,
        row.requirement.governing_text,
        row.organ.label,
        in_chinese(row.get_part_display()),
        in_chinese(row.get_state_display()),
        due.isoformat() if due else row.requirement.deadline,
    )


def token_of(row: Assignment) -> str:
    """Changes with everything that a row of the sheet shows or acts on, so that an old sheet is noticed."""
    facts = [*fixed_cells(row), row.reported_on.isoformat() if row.reported_on else ""]
    return digest(encode(facts))[:16]
