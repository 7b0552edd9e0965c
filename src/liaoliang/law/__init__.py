"""The law as dated parameters and pure functions that answer with the provision they rest on.

Public names are found here without importing every module first, so that a command that asks one
question starts quickly: a name's home is imported when the name is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liaoliang.law.calendar import CalendarNotLoadedError, Count, DayReason, SkippedDay, WorkdayCalendar
    from liaoliang.law.calendar_years import YearCalendar, year_issues
    from liaoliang.law.clock_rules import RULES, ClockRule
    from liaoliang.law.clocks import clock_rule, deadline, due, due_at
    from liaoliang.law.codes import CodeCheck, check_citizen_id, check_uscc
    from liaoliang.law.deadlines import Deadline, DueMoment, NotBefore
    from liaoliang.law.decision_gates import (
        GATES,
        DecisionFacts,
        LegalityReview,
        OpenConsultation,
        catalogue_issues,
        consultation_issues,
        gate_issues,
        hearing_issues,
        stage_issues,
    )
    from liaoliang.law.disclosure_grounds import (
        joint_maker_result,
        proactive_items,
        publication_issues,
        request_issues,
        third_party_result,
        withholding_grounds,
    )
    from liaoliang.law.document_codes import (
        DOCUMENT_KINDS,
        check_document_number,
        check_index_number,
        check_written_date,
    )
    from liaoliang.law.fees import (
        Fee,
        FeeStep,
        Tariff,
        application_fee,
        fee_by_item,
        fee_by_volume,
        fee_notice_issues,
        item_rate,
        items_in_month,
        payment_due,
    )
    from liaoliang.law.intervals import (
        Interval,
        ReplyClock,
        ReplyEvent,
        ReplyEventKind,
        ReplyState,
        extension_issues,
        not_counted_days,
        reply_clock,
    )
    from liaoliang.law.normative_documents import (
        InterpretationFacts,
        evaluation_opens_on,
        interpretation_issues,
        longest_validity,
        validity_issues,
    )
    from liaoliang.law.outcomes import Outcome, all_outcomes, outcome
    from liaoliang.law.parameters import DatedValue, NoValueError, Parameter, Parameters, load_parameters
    from liaoliang.law.periods import add_days, add_months, add_years
    from liaoliang.law.personal_information import (
        ListColumn,
        column_kind,
        list_issues,
        masked,
        takedown_issues,
    )
    from liaoliang.law.provisions import Confidence, Provision
    from liaoliang.law.receipt import Arrival, Channel, Receipt, receipt_of
    from liaoliang.law.remedies import RemedyClause, remedy_clauses
    from liaoliang.law.rulebook import Override, Rulebook
    from liaoliang.law.sentences import Sentence

# Where each public name lives; the imports above say the same to the type checker.
_MODULES = {
    "calendar": (
        "CalendarNotLoadedError",
        "Count",
        "DayReason",
        "SkippedDay",
        "WorkdayCalendar",
    ),
    "calendar_years": (
        "YearCalendar",
        "year_issues",
    ),
    "clock_rules": (
        "RULES",
        "ClockRule",
    ),
    "clocks": (
        "clock_rule",
        "deadline",
        "due",
        "due_at",
    ),
    "codes": (
        "CodeCheck",
        "check_citizen_id",
        "check_uscc",
    ),
    "deadlines": (
        "Deadline",
        "DueMoment",
        "NotBefore",
    ),
    "decision_gates": (
        "GATES",
        "DecisionFacts",
        "LegalityReview",
        "OpenConsultation",
        "catalogue_issues",
        "consultation_issues",
        "gate_issues",
        "hearing_issues",
        "stage_issues",
    ),
    "disclosure_grounds": (
        "joint_maker_result",
        "proactive_items",
        "publication_issues",
        "request_issues",
        "third_party_result",
        "withholding_grounds",
    ),
    "document_codes": (
        "DOCUMENT_KINDS",
        "check_document_number",
        "check_index_number",
        "check_written_date",
    ),
    "fees": (
        "Fee",
        "FeeStep",
        "Tariff",
        "application_fee",
        "fee_by_item",
        "fee_by_volume",
        "fee_notice_issues",
        "item_rate",
        "items_in_month",
        "payment_due",
    ),
    "intervals": (
        "Interval",
        "ReplyClock",
        "ReplyEvent",
        "ReplyEventKind",
        "ReplyState",
        "extension_issues",
        "not_counted_days",
        "reply_clock",
    ),
    "normative_documents": (
        "InterpretationFacts",
        "evaluation_opens_on",
        "interpretation_issues",
        "longest_validity",
        "validity_issues",
    ),
    "outcomes": (
        "Outcome",
        "all_outcomes",
        "outcome",
    ),
    "parameters": (
        "DatedValue",
        "NoValueError",
        "Parameter",
        "Parameters",
        "load_parameters",
    ),
    "periods": (
        "add_days",
        "add_months",
        "add_years",
    ),
    "personal_information": (
        "ListColumn",
        "column_kind",
        "list_issues",
        "masked",
        "takedown_issues",
    ),
    "provisions": (
        "Confidence",
        "Provision",
    ),
    "receipt": (
        "Arrival",
        "Channel",
        "Receipt",
        "receipt_of",
    ),
    "remedies": (
        "RemedyClause",
        "remedy_clauses",
    ),
    "rulebook": (
        "Override",
        "Rulebook",
    ),
    "sentences": ("Sentence",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "DOCUMENT_KINDS",
    "GATES",
    "RULES",
    "Arrival",
    "CalendarNotLoadedError",
    "Channel",
    "ClockRule",
    "CodeCheck",
    "Confidence",
    "Count",
    "DatedValue",
    "DayReason",
    "Deadline",
    "DecisionFacts",
    "DueMoment",
    "Fee",
    "FeeStep",
    "InterpretationFacts",
    "Interval",
    "LegalityReview",
    "ListColumn",
    "NoValueError",
    "NotBefore",
    "OpenConsultation",
    "Outcome",
    "Override",
    "Parameter",
    "Parameters",
    "Provision",
    "Receipt",
    "RemedyClause",
    "ReplyClock",
    "ReplyEvent",
    "ReplyEventKind",
    "ReplyState",
    "Rulebook",
    "Sentence",
    "SkippedDay",
    "Tariff",
    "WorkdayCalendar",
    "YearCalendar",
    "add_days",
    "add_months",
    "add_years",
    "all_outcomes",
    "application_fee",
    "catalogue_issues",
    "check_citizen_id",
    "check_document_number",
    "check_index_number",
    "check_uscc",
    "check_written_date",
    "clock_rule",
    "column_kind",
    "consultation_issues",
    "deadline",
    "due",
    "due_at",
    "evaluation_opens_on",
    "extension_issues",
    "fee_by_item",
    "fee_by_volume",
    "fee_notice_issues",
    "gate_issues",
    "hearing_issues",
    "interpretation_issues",
    "item_rate",
    "items_in_month",
    "joint_maker_result",
    "list_issues",
    "load_parameters",
    "longest_validity",
    "masked",
    "not_counted_days",
    "outcome",
    "payment_due",
    "proactive_items",
    "publication_issues",
    "receipt_of",
    "remedy_clauses",
    "reply_clock",
    "request_issues",
    "stage_issues",
    "takedown_issues",
    "third_party_result",
    "validity_issues",
    "withholding_grounds",
    "year_issues",
]


def __getattr__(name: str) -> object:
    """Import a public name's home when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
