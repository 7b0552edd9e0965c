"""Rows of the ledger, from the notice to what an organ reports."""

from liaoliang.ledger.models.assignments import (
    Assignment,
    MeasureReading,
    Part,
    ReminderSent,
    Report,
    ReportEvidence,
)
from liaoliang.ledger.models.due_changes import DueChange
from liaoliang.ledger.models.look_back import Finding, LookBackItem
from liaoliang.ledger.models.notices import DraftRow, Governing, Notice, TaskDisagreement
from liaoliang.ledger.models.tasks import (
    Category,
    Operator,
    Origin,
    Requirement,
    Task,
    UnitQuestion,
    Verification,
)

__all__ = [
    "Assignment",
    "Category",
    "DraftRow",
    "DueChange",
    "Finding",
    "Governing",
    "LookBackItem",
    "MeasureReading",
    "Notice",
    "Operator",
    "Origin",
    "Part",
    "ReminderSent",
    "Report",
    "ReportEvidence",
    "Requirement",
    "Task",
    "TaskDisagreement",
    "UnitQuestion",
    "Verification",
]
