"""An organ's way through a requirement: accept, start, report, and after a return rectify."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base import canonical, measures
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.ledger import links, permissions
from liaoliang.ledger.checks import refuse_if, report_issues
from liaoliang.ledger.measuring import context_of
from liaoliang.ledger.models import Assignment, Report, ReportEvidence
from liaoliang.ledger.rows import Proof
from liaoliang.ledger.services._common import (
    LATENESS,
    allow,
    finish,
    insist,
    lock_assignment,
    lock_assignments,
    note_lateness,
    settle,
)
from liaoliang.ledger.states import Step
from liaoliang.ledger.waiting import due_of, title_of
from liaoliang.ledger.words import in_chinese
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role
from liaoliang.review.models import Step as ReviewStep
from liaoliang.review.services import Reviewers, Submission, request_review

NOT_YOURS = gettext_noop("只有责任单位的工作人员可以办理")


def accept_assignment(*, assignment_id: int, by: Officer, at: datetime) -> Assignment:
    """Accept one assignment; see `accept_assignments`."""
    return accept_assignments(assignment_ids=[assignment_id], by=by, at=at)[0]


@transaction.atomic
def accept_assignments(*, assignment_ids: Collection[int], by: Officer, at: datetime) -> list[Assignment]:
    """Accept a batch, all or none. Raises NotFoundError, WrongStateError, NotAllowedError."""
    rows = lock_assignments(assignment_ids, by)
    insist(Step.ACCEPT, rows)
    allow(all(permissions.can_act(by, row) for row in rows), NOT_YOURS)
    for row in rows:
        row.accepted_on = office_day(at)
    settle(rows, ["accepted_on"], Step.ACCEPT)
    finish(rows, "ledger.accepted", by=by.actor, at=at)
    return rows


@transaction.atomic
def start_progress(*, assignment_id: int, by: Officer, at: datetime) -> Assignment:
    """Say that work has begun."""
    return _simple(assignment_id, Step.START, "ledger.started", by, at)


@transaction.atomic
def begin_rectification(*, assignment_id: int, by: Officer, at: datetime) -> Assignment:
    """Take a returned assignment up again."""
    return _simple(assignment_id, Step.RECTIFY, "ledger.rectification_begun", by, at)


def _simple(assignment_id: int, step: Step, action: str, by: Officer, at: datetime) -> Assignment:
    row = lock_assignment(assignment_id, by)
    insist(step, [row])
    allow(permissions.can_act(by, row), NOT_YOURS)
    settle([row], [], step)
    finish([row], action, by=by.actor, at=at)
    return row


@transaction.atomic
def report_assignment(
    *, assignment_id: int, text: str, proofs: Sequence[Proof], by: Officer, at: datetime
) -> Report:
    """Report what was done, with at least one proof, and lay it before another organ's coordinator.

    The report's hash covers text and proofs; the verification is bound to it. Raises NotFoundError,
    WrongStateError, NotAllowedError, NotReadyError with every issue.
    """
    row = lock_assignment(assignment_id, by)
    insist(Step.REPORT, [row])
    allow(permissions.can_act(by, row), NOT_YOURS)
    refuse_if(report_issues(text, proofs))
    report = _keep_report(row, text.strip(), proofs, by, at)
    row.reported_on, row.reported_by = office_day(at), by
    late = note_lateness(row, office_day(at))
    settle([row], ["reported_on", "reported_by", *LATENESS], Step.REPORT)
    _lay_before_reviewers(report, row, by, at)
    finish(
        [row],
        "ledger.reported",
        by=by.actor,
        at=at,
        detail={"ordinal": report.ordinal, "evidence": len(proofs), **late},
        documents=[report.content_hash, *_file_hashes(proofs)],
    )
    return report


def _lay_before_reviewers(report: Report, row: Assignment, by: Officer, at: datetime) -> None:
    organ = _verifying_organ(row)
    title = f"{title_of(row)[:200]} · {row.organ.label}"
    submission = Submission(report, report.content_hash, by, title, links.assignment(row.pk))
    reviewers = Reviewers(organ, Role.COORDINATOR, due_of(row))
    request_review(submission, step=ReviewStep.VERIFY, reviewers=reviewers, by=by, at=at)


def _verifying_organ(row: Assignment) -> Organ:
    parent = row.parent
    return parent.organ if parent is not None else permissions.notice_of(row).issuing_organ


def _keep_report(row: Assignment, text: str, proofs: Sequence[Proof], by: Officer, at: datetime) -> Report:
    ordinal = row.reports.count() + 1
    evidence = [_evidence(number, proof, row, at) for number, proof in enumerate(proofs, 1)]
    content_hash = hash_of(row.pk, ordinal, text, evidence)
    report = Report.objects.create(
        assignment=row, ordinal=ordinal, text=text, by=by, at=at, content_hash=content_hash
    )
    for item in evidence:
        item.report = report
    ReportEvidence.objects.bulk_create(evidence)
    return report


def hash_of(assignment_id: int, ordinal: int, text: str, evidence: Sequence[ReportEvidence]) -> str:
    """SHA-256 over the canonical form of a report: what the verifier reads and approves."""
    proofs: list[JSON] = [_plain(item) for item in evidence]
    content: dict[str, JSON] = {
        "assignment": assignment_id,
        "ordinal": ordinal,
        "text": text,
        "evidence": proofs,
    }
    return canonical.digest(canonical.encode(content))


def is_intact(report: Report) -> bool:
    """Whether text and proofs are still those that the hash was made of."""
    evidence = list(report.evidence.select_related("blob").order_by("ordinal"))
    expected = hash_of(report.assignment_id, report.ordinal, report.text, evidence)
    return expected == report.content_hash


def _plain(item: ReportEvidence) -> dict[str, JSON]:
    blob_hash = item.blob.hash if item.blob else ""
    return {
        "kind": str(item.kind),
        "name": item.name,
        "file": blob_hash,
        "url": item.url,
        "measure": item.measure,
    }


def _evidence(number: int, proof: Proof, row: Assignment, at: datetime) -> ReportEvidence:
    measured: dict[str, Any] = {}
    name = proof.name[:300]
    if proof.kind == ReportEvidence.Kind.MEASURE:
        name = in_chinese(measures.get(proof.measure_key).title)[:300]
        measured = snapshot(proof.measure_key, row, at)
    return ReportEvidence(
        ordinal=number, kind=proof.kind, name=name, blob=proof.blob, url=proof.url, measure=measured
    )


def snapshot(key: str, row: Assignment, at: datetime) -> dict[str, Any]:
    """What a measure says for the organ on that day, as plain values."""
    value = measures.value(key, context_of(row, office_day(at)))
    return {
        "key": key,
        "value": None if value.value is None else str(value.value),
        "numerator": value.numerator,
        "denominator": value.denominator,
        "read_on": office_day(at).isoformat(),
    }


def _file_hashes(proofs: Sequence[Proof]) -> list[str]:
    return [proof.blob.hash for proof in proofs if proof.blob is not None]
