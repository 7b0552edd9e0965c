"""Writes of the ledger: lock, state, permission, checks, change, evidence, worklist, return."""

from liaoliang.ledger.services.adoption import adopt_notice
from liaoliang.ledger.services.conditions import meet_condition
from liaoliang.ledger.services.dates import change_due_on, recompute_due_dates
from liaoliang.ledger.services.declining import consent_decline, decline_assignment, refuse_decline
from liaoliang.ledger.services.disagreements import decide_disagreement
from liaoliang.ledger.services.due_changes import decide_due_change
from liaoliang.ledger.services.handing_down import hand_down, take_back
from liaoliang.ledger.services.importing import (
    add_draft_row,
    correct_draft_row,
    describe_notice,
    discard_draft,
    exclude_draft_row,
    import_notice,
    keep_draft,
    restore_draft_row,
)
from liaoliang.ledger.services.look_back import (
    begin_look_back,
    carry_over,
    check_look_back,
    confirm_look_back,
    import_predecessor,
    link_predecessor,
)
from liaoliang.ledger.services.measuring import (
    confirm_measure,
    evaluate_measure,
    remove_measure,
    set_measure,
)
from liaoliang.ledger.services.organs import (
    add_organs,
    add_own_area,
    answer_unit_question,
    dismiss_unit_question,
)
from liaoliang.ledger.services.progress import (
    accept_assignment,
    accept_assignments,
    begin_rectification,
    is_intact,
    report_assignment,
    start_progress,
)
from liaoliang.ledger.services.reminding import remind, send_reminders
from liaoliang.ledger.services.verification import return_assignment, verify_assignment
from liaoliang.ledger.services.year import close_notice

__all__ = [
    "accept_assignment",
    "accept_assignments",
    "add_draft_row",
    "add_organs",
    "add_own_area",
    "adopt_notice",
    "answer_unit_question",
    "begin_look_back",
    "begin_rectification",
    "carry_over",
    "change_due_on",
    "check_look_back",
    "close_notice",
    "confirm_look_back",
    "confirm_measure",
    "consent_decline",
    "correct_draft_row",
    "decide_disagreement",
    "decide_due_change",
    "decline_assignment",
    "describe_notice",
    "discard_draft",
    "dismiss_unit_question",
    "evaluate_measure",
    "exclude_draft_row",
    "hand_down",
    "import_notice",
    "import_predecessor",
    "is_intact",
    "keep_draft",
    "link_predecessor",
    "meet_condition",
    "recompute_due_dates",
    "refuse_decline",
    "remind",
    "remove_measure",
    "report_assignment",
    "restore_draft_row",
    "return_assignment",
    "send_reminders",
    "set_measure",
    "start_progress",
    "take_back",
    "verify_assignment",
]
