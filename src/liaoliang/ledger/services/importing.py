"""From a notice file to a draft that a coordinator looks through and corrects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_noop

from liaoliang.base import sandbox, storage
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import lock, record
from liaoliang.base.models import Blob
from liaoliang.errors import BadInputError, NotFoundError, WrongStateError
from liaoliang.ledger import links, permissions, reading
from liaoliang.ledger.checks import ground_issues, notice_issues, refuse_if, row_issues
from liaoliang.ledger.models import DraftRow, Notice, TaskDisagreement
from liaoliang.ledger.rows import NoticeFacts, RowFacts, changes_written
from liaoliang.ledger.services._common import allow, insist_notice, lock_notice
from liaoliang.ledger.states import NoticeState
from liaoliang.ledger.waiting import CHECK_DRAFT, ask_coordinator, settled
from liaoliang.organisations.models import Officer
from liaoliang.organisations.selectors import organ_by_id
from liaoliang.text.blocks import Document
from liaoliang.text.notice import CompiledNotice, Disagreement, NoticeMetadata, Row

_NO_ROW = gettext_noop("没有找到第{id}号任务行")
_IMPORTED = gettext_noop("该文件已经导入过")
_NO_NOTICE = gettext_noop("没有从中读出通知：既没有标题，也没有任务。请检查是不是选错了文件，或者没有贴全")


def import_notice(*, content: bytes, name: str, issuing_organ_id: int, by: Officer, at: datetime) -> Notice:
    """Read a notice file and keep it as a draft; nothing is kept of a file that cannot be read.

    The file is read in the sandbox, before and outside of the transaction. Raises NotAllowedError,
    BadInputError, or WrongStateError when the very same file has been imported already.
    """
    allow(
        permissions.can_import_notice(by, issuing_organ_id),
        gettext_noop("只有该单位的政务公开协调员可以导入通知"),
    )
    document, compiled = reading.read_notice(content, name)
    if not compiled.rows and not compiled.metadata.title:
        raise BadInputError(name, _NO_NOTICE)
    media_type = sandbox.inspect_file(content, name)
    with transaction.atomic():
        source = storage.store(content, name, media_type)
        return keep_draft(document, compiled, source, issuing_organ_id=issuing_organ_id, by=by, at=at)


@transaction.atomic
def keep_draft(
    document: Document,
    compiled: CompiledNotice,
    source: Blob,
    *,
    issuing_organ_id: int,
    by: Officer,
    at: datetime,
    year: int | None = None,
) -> Notice:
    """Keep what the compiler made of a stored file as a draft. `import_notice` is the way in for files.

    `year` is what the notice is taken for where it does not name one.
    """
    allow(
        permissions.can_import_notice(by, issuing_organ_id),
        gettext_noop("只有该单位的政务公开协调员可以导入通知"),
    )
    notice = _notice(document, compiled, source, issuing_organ_id, at)
    if compiled.metadata.year is None and year is not None:
        notice.year = year
    try:
        with transaction.atomic():
            notice.save()
    except IntegrityError as error:
        raise WrongStateError(_IMPORTED) from error
    DraftRow.objects.bulk_create(_row(notice, number, row) for number, row in enumerate(compiled.rows, 1))
    TaskDisagreement.objects.bulk_create(
        _disagreement(notice, number, item, document) for number, item in enumerate(compiled.disagreements, 1)
    )
    notice = lock(Notice, notice.pk)
    detail: dict[str, JSON] = {"name": notice.source_name, "rows": len(compiled.rows)}
    record(
        notice, "ledger.notice_imported", by=by.actor, at=at, detail=detail, documents=[notice.source_hash]
    )
    ask_coordinator(notice, notice, CHECK_DRAFT, links.notice(notice.pk), at=at)
    return notice


@transaction.atomic
def describe_notice(*, notice_id: int, facts: NoticeFacts, by: Officer, at: datetime) -> Notice:
    """Correct the official metadata of a draft. Raises NotReadyError with every issue."""
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.DRAFT)
    refuse_if(notice_issues(facts))
    before = NoticeFacts.of(notice)
    changed = [name for name in NoticeFacts.__slots__ if getattr(facts, name) != getattr(before, name)]
    for name in changed:
        setattr(notice, name, getattr(facts, name))
    notice.save(update_fields=changed or ["title"])
    detail: dict[str, JSON] = {"fields": changed, "what": changes_written(before, facts)}
    record(notice, "ledger.notice_described", by=by.actor, at=at, detail=detail)
    return notice


@transaction.atomic
def correct_draft_row(*, row_id: int, facts: RowFacts, by: Officer, at: datetime) -> DraftRow:
    """Correct a row of a draft; what the compiler read stays beside it. Raises NotReadyError."""
    row = _lock_row(row_id, by)
    refuse_if(row_issues(facts))
    before = RowFacts.of(row)
    changed = [name for name in RowFacts.__slots__ if getattr(facts, name) != getattr(before, name)]
    _put(row, facts)
    row.corrected, row.incomplete = True, False
    row.save()
    detail: dict[str, JSON] = {
        "ordinal": row.ordinal,
        "fields": changed,
        "what": changes_written(before, facts),
    }
    record(row.notice, "ledger.row_corrected", by=by.actor, at=at, detail=detail)
    return row


@transaction.atomic
def add_draft_row(*, notice_id: int, facts: RowFacts, by: Officer, at: datetime) -> DraftRow:
    """Add a row that the compiler did not find, at the end."""
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.DRAFT)
    refuse_if(row_issues(facts))
    last = notice.rows.aggregate(last=Max("ordinal"))["last"] or 0
    row = DraftRow(notice=notice, ordinal=last + 1, is_added=True)
    _put(row, facts)
    row.save()
    record(notice, "ledger.row_added", by=by.actor, at=at, detail={"ordinal": row.ordinal})
    return row


@transaction.atomic
def exclude_draft_row(*, row_id: int, ground: str, by: Officer, at: datetime) -> DraftRow:
    """Leave a row out of the ledger, with a ground; it stays in the draft and can come back."""
    row = _lock_row(row_id, by)
    refuse_if(ground_issues(ground))
    return _set_excluded(row, True, "ledger.row_excluded", by, at, ground)


@transaction.atomic
def restore_draft_row(*, row_id: int, by: Officer, at: datetime) -> DraftRow:
    """Take an excluded row back in."""
    return _set_excluded(_lock_row(row_id, by), False, "ledger.row_restored", by, at)


@transaction.atomic
def discard_draft(*, notice_id: int, ground: str, by: Officer, at: datetime) -> Notice:
    """Give a draft up, for example a wrong file; the file may then be imported again."""
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.DRAFT)
    refuse_if(ground_issues(ground))
    notice.state = NoticeState.DISCARDED
    notice.save(update_fields=["state"])
    record(notice, "ledger.notice_discarded", by=by.actor, at=at, ground=ground)
    settled(notice, CHECK_DRAFT, at=at)
    return notice


def _lock_row(row_id: int, by: Officer) -> DraftRow:
    notice_id = DraftRow.objects.filter(pk=row_id).values_list("notice_id", flat=True).first()
    if notice_id is None:
        raise NotFoundError(_NO_ROW, id=row_id)
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.DRAFT)
    row = notice.rows.get(pk=row_id)
    row.notice = notice
    return row


def _set_excluded(
    row: DraftRow, excluded: bool, action: str, by: Officer, at: datetime, ground: str = ""
) -> DraftRow:
    if row.is_excluded == excluded:
        raise WrongStateError(gettext_noop("第{ordinal}条已是该状态"), ordinal=row.ordinal)
    row.is_excluded = excluded
    row.save(update_fields=["is_excluded"])
    record(row.notice, action, by=by.actor, at=at, ground=ground, detail={"ordinal": row.ordinal})
    return row


def _put(row: DraftRow, facts: RowFacts) -> None:
    """Write the facts into the row; what follows from changed words is read anew from them."""
    if list(facts.units) != row.units:
        row.units_text = "、".join(facts.units)
    if facts.requirement != row.requirement:
        row.targets = reading.targets_of(facts.requirement)
    for name in RowFacts.__slots__:
        value: Any = getattr(facts, name)
        setattr(row, name, list(value) if isinstance(value, tuple) else value)


def _notice(
    document: Document, compiled: CompiledNotice, source: Blob, organ_id: int, at: datetime
) -> Notice:
    meta = compiled.metadata
    written = _metadata(meta)
    return Notice(
        **written,
        title=(meta.title or PurePath(source.name).stem)[:300],
        year=meta.year or (meta.written_on or office_day(at)).year,
        issuing_organ=organ_by_id(organ_id),
        source=source,
        source_hash=source.hash,
        source_name=source.name,
        layout=compiled.layout[:40],
        front=reading.front_of(document, compiled),
        body=reading.body_of(compiled),
        unplaced=reading.unplaced_of(document, compiled),
        warnings=list(compiled.warnings),
        imported_at=at,
    )


def _metadata(meta: NoticeMetadata) -> dict[str, Any]:
    return {
        "document_number": meta.document_number[:100],
        "index_number": meta.index_number[:100],
        "written_on": meta.written_on,
        "released_on": meta.released_on,
        "publisher": meta.publisher[:200],
        "validity": meta.validity[:20],
    }


def _row(notice: Notice, number: int, row: Row) -> DraftRow:
    return DraftRow(
        notice=notice,
        ordinal=number,
        category=row.category,
        task=row.task,
        requirement=row.requirement,
        units=list(row.units),
        lead_units=_list(row.lead_units),
        supporting_units=_list(row.supporting_units),
        units_text=row.units_text or "、".join(row.units),
        deadline=(row.deadline or "")[:200],
        deadline_from=row.deadline_from,
        deadline_to=row.deadline_to,
        targets=[target.as_json() for target in row.targets],
        optional=row.optional,
        body_text=row.body_text,
        source_first=row.source[0],
        source_last=row.source[1],
        incomplete=row.incomplete,
        original=reading.original_of(row),
    )


def _list(units: Sequence[str] | None) -> list[str] | None:
    return None if units is None else list(units)


def _disagreement(notice: Notice, number: int, item: Disagreement, document: Document) -> TaskDisagreement:
    annex_sentence, annex_at = reading.sentence_around(document, item.annex_span, item.annex)
    body_sentence, body_at = reading.sentence_around(document, item.body_span, item.body)
    return TaskDisagreement(
        notice=notice,
        ordinal=number,
        kind=item.kind,
        task_title=item.task,
        sentence=item.sentence,
        annex=item.annex,
        body=item.body,
        annex_span=item.annex_span and list(item.annex_span),
        body_span=item.body_span and list(item.body_span),
        annex_sentence=annex_sentence,
        annex_at=annex_at,
        body_sentence=body_sentence,
        body_at=body_at,
    )
