"""The look-back: bring last year's notice in, check each of its tasks, carry over what is unfinished."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base import sandbox, storage
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import Entry, created, lock_many, record, record_many
from liaoliang.base.locks import GONE
from liaoliang.errors import BadInputError, NotFoundError, WrongStateError
from liaoliang.ledger import links, permissions, reading
from liaoliang.ledger.checks import ground_issues, refuse_if
from liaoliang.ledger.models import (
    Assignment,
    Category,
    DraftRow,
    Finding,
    LookBackItem,
    Notice,
    Origin,
    Part,
    Requirement,
    Task,
)
from liaoliang.ledger.services._assigning import Place, assign
from liaoliang.ledger.services._common import allow, insist_notice, lock_notice
from liaoliang.ledger.services.adoption import ask_about_units, places_of
from liaoliang.ledger.services.importing import keep_draft
from liaoliang.ledger.services.organs import next_number, next_ordinal
from liaoliang.ledger.states import NoticeState, State
from liaoliang.ledger.units import Resolver
from liaoliang.ledger.waiting import CHECK_DRAFT, LOOK_BACK, ask_coordinator, settled
from liaoliang.ledger.words import in_chinese
from liaoliang.organisations.models import Officer

CARRIED = gettext_noop("上年度结转任务")
UNFINISHED = frozenset({Finding.PARTLY, Finding.NOT_DONE})


def import_predecessor(*, notice_id: int, content: bytes, name: str, by: Officer, at: datetime) -> Notice:
    """Import last year's notice for the look-back of this one; it stays a draft until the look-back begins.

    Raises as `import_notice`, and NotFoundError, WrongStateError when this notice has a predecessor.
    """
    notice = Notice.objects.filter(pk=notice_id).first()
    if notice is None or not permissions.coordinates(by, notice):
        raise NotFoundError(GONE, id=notice_id)
    document, compiled = reading.read_notice(content, name)
    media_type = sandbox.inspect_file(content, name)
    with transaction.atomic():
        source = storage.store(content, name, media_type)
        former = keep_draft(
            document,
            compiled,
            source,
            issuing_organ_id=notice.issuing_organ_id,
            by=by,
            at=at,
            year=notice.year - 1,
        )
        return link_predecessor(notice_id=notice_id, predecessor_id=former.pk, by=by, at=at)


@transaction.atomic
def link_predecessor(*, notice_id: int, predecessor_id: int, by: Officer, at: datetime) -> Notice:
    """Look back on a notice that is here already. Returns the predecessor."""
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.DRAFT, NoticeState.ADOPTED)
    if notice.predecessor_id is not None:
        raise WrongStateError(gettext_noop("已经有上一年度通知"))
    former = lock_notice(predecessor_id, by)
    insist_notice(former, NoticeState.DRAFT, NoticeState.ADOPTED, NoticeState.CLOSED, NoticeState.ARCHIVED)
    if former.pk == notice.pk or former.year >= notice.year:
        raise BadInputError("predecessor", gettext_noop("上一年度通知的年度须早于本通知，请先核对年度"))
    notice.predecessor = former
    notice.save(update_fields=["predecessor"])
    detail: dict[str, JSON] = {"title": former.title, "predecessor": former.pk}
    record(notice, "ledger.predecessor_linked", by=by.actor, at=at, detail=detail)
    return former


@transaction.atomic
def begin_look_back(*, notice_id: int, by: Officer, at: datetime) -> list[LookBackItem]:
    """Put every requirement of last year's notice on the list of things to check.

    A predecessor that was only imported for this is archived. Raises WrongStateError without a predecessor, or
    when the look-back has begun.
    """
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.ADOPTED)
    if notice.predecessor_id is None:
        raise WrongStateError(gettext_noop("请先导入或关联上一年度通知"))
    if notice.look_back.exists():
        raise WrongStateError(gettext_noop("回头看已经开始"))
    former = lock_notice(notice.predecessor_id, by)
    items = LookBackItem.objects.bulk_create(_items(notice, former))
    if former.state == NoticeState.DRAFT:
        former.state = NoticeState.ARCHIVED
        former.save(update_fields=["state"])
        record(former, "ledger.notice_archived", by=by.actor, at=at)
        settled(former, CHECK_DRAFT, at=at)
    record(notice, "ledger.look_back_begun", by=by.actor, at=at, detail={"items": len(items)})
    ask_coordinator(notice, notice, LOOK_BACK, links.look_back(notice.pk), at=at)
    return items


def _items(notice: Notice, former: Notice) -> Iterator[LookBackItem]:
    if former.adopted_on is None:
        rows = former.rows.filter(is_excluded=False).order_by("ordinal")
        yield from (_from_row(notice, number, row) for number, row in enumerate(rows, 1))
        return
    requirements = Requirement.objects.filter(task__category__notice=former).order_by("ordinal")
    for number, requirement in enumerate(requirements.select_related("task__category"), 1):
        yield _from_requirement(notice, number, requirement)


def _from_row(notice: Notice, number: int, row: DraftRow) -> LookBackItem:
    units = [*dict.fromkeys([*(row.lead_units or ()), *row.units, *(row.supporting_units or ())])]
    return LookBackItem(
        notice=notice,
        ordinal=number,
        source_row=row,
        category=row.category,
        task=row.task,
        text=row.requirement,
        units=units,
        units_text=row.units_text,
        deadline=row.deadline,
        is_key=bool(units and (row.deadline_to or row.deadline)),
    )


def _from_requirement(notice: Notice, number: int, requirement: Requirement) -> LookBackItem:
    return LookBackItem(
        notice=notice,
        ordinal=number,
        source_requirement=requirement,
        category=requirement.task.category.title,
        task=requirement.task.title,
        text=requirement.governing_text,
        units=requirement.units,
        units_text=requirement.units_text,
        deadline=requirement.deadline,
        is_key=bool(requirement.units and (requirement.due_on or requirement.deadline)),
    )


@transaction.atomic
def check_look_back(
    *, item_id: int, finding: Finding, remark: str, by: Officer, at: datetime
) -> LookBackItem:
    """Record what the check of one item found; may be corrected until it is confirmed or carried over.

    Raises NotFoundError, WrongStateError, NotReadyError without a remark that says by what one sees it.
    """
    item = _lock_item(item_id, by)
    if finding == Finding.UNCHECKED:
        raise BadInputError("finding", gettext_noop("请选择核查结果"))
    if item.confirmed_by_id is not None or hasattr(item, "carried_to"):
        raise WrongStateError(gettext_noop("该项已经确认或结转"))
    refuse_if(ground_issues(remark, where="remark"))
    item.finding, item.remark = finding, remark.strip()
    item.checked_on, item.checked_by = office_day(at), by
    item.save(update_fields=["finding", "remark", "checked_on", "checked_by"])
    record(item, "ledger.look_back_checked", by=by.actor, at=at, ground=item.remark, detail=_facts(item))
    _settle_look_back(item.notice, at)
    return item


@transaction.atomic
def confirm_look_back(*, item_id: int, by: Officer, at: datetime) -> LookBackItem:
    """Confirm that an item is finished or has lapsed: another coordinator than the one who checked it."""
    item = _lock_item(item_id, by)
    if item.finding not in {Finding.DONE, Finding.LAPSED} or item.confirmed_by_id is not None:
        raise WrongStateError(gettext_noop("没有等待确认的核查结果"))
    allow(by.pk != item.checked_by_id, gettext_noop("须由核查人以外的另一名协调员确认"))
    item.confirmed_on, item.confirmed_by = office_day(at), by
    item.save(update_fields=["confirmed_on", "confirmed_by"])
    record(item, "ledger.look_back_confirmed", by=by.actor, at=at, detail=_facts(item))
    _settle_look_back(item.notice, at)
    return item


@transaction.atomic
def carry_over(*, item_ids: Collection[int], by: Officer, at: datetime) -> list[Requirement]:
    """Carry unfinished items into this year's ledger as requirements linked to where they come from.

    They go to the organs that had not finished, where this system knows them, otherwise to those the text
    names. Raises NotFoundError, WrongStateError for items that are finished, unchecked or carried over.
    """
    items = _lock_items(item_ids, by)
    for item in items:
        if item.finding not in UNFINISHED:
            raise WrongStateError(
                gettext_noop("第{ordinal}项{finding}，不能结转"),
                ordinal=item.ordinal,
                finding=item.get_finding_display(),
            )
        if hasattr(item, "carried_to"):
            raise WrongStateError(gettext_noop("第{ordinal}项已经结转"), ordinal=item.ordinal)
    requirements = [_carry(item) for item in items]
    created(*requirements)
    detail = [{"requirement": requirement.pk} for requirement in requirements]
    record_many(
        [
            Entry(item, "ledger.carried_over", by.actor, at, item.remark, facts)
            for item, facts in zip(items, detail, strict=True)
        ]
    )
    _distribute(items[0].notice, requirements, by, at)
    return requirements


def _settle_look_back(notice: Notice, at: datetime) -> None:
    """The last item that counts takes the look-back off the coordinator's list; a correction puts it back."""
    if all(item.is_settled for item in notice.look_back.all()):
        settled(notice, LOOK_BACK, at=at)
    else:
        ask_coordinator(notice, notice, LOOK_BACK, links.look_back(notice.pk), at=at)


def _carry(item: LookBackItem) -> Requirement:
    source = item.source_requirement or item.source_row
    return Requirement.objects.create(
        task=_carried_task(item),
        ordinal=next_ordinal(item.notice),
        origin=Origin.CARRIED_OVER,
        text=item.text,
        governing_text=item.text,
        units_text=item.units_text,
        units=item.units,
        lead_units=source.lead_units if source else None,
        supporting_units=source.supporting_units if source else None,
        targets=source.targets if source else [],
        optional=bool(source and source.optional),
        carried_from=item,
    )


def _carried_task(item: LookBackItem) -> Task:
    """One task for each of last year's, in a category of its own at the end."""
    notice = item.notice
    last = Category.objects.filter(notice=notice).count()
    category, _new = Category.objects.get_or_create(
        notice=notice, title=CARRIED, annex_title="", defaults={"ordinal": last + 1}
    )
    title = item.task or item.category or item.text[:30]
    task = category.tasks.filter(title=title, origin=Origin.CARRIED_OVER).first()
    return task or Task.objects.create(
        category=category, number=next_number(notice), title=title, origin=Origin.CARRIED_OVER
    )


def _distribute(notice: Notice, requirements: list[Requirement], by: Officer, at: datetime) -> None:
    """To the organs that had not finished; a requirement of which none is known goes by its text."""
    resolver = Resolver(notice.issuing_organ)
    places = [place for requirement in requirements for place in _unfinished(requirement)]
    known = {place.requirement.pk for place in places}
    by_text = [requirement for requirement in requirements if requirement.pk not in known]
    assign([*places, *places_of(by_text, resolver)], by=by, at=at)
    ask_about_units(notice, by_text, resolver, at)


def _unfinished(requirement: Requirement) -> Iterator[Place]:
    item = requirement.carried_from
    if item is None or item.source_requirement_id is None:
        return
    rows = Assignment.objects.filter(requirement=item.source_requirement_id, parent__isnull=True)
    for row in rows.exclude(state__in=[State.VERIFIED, State.NOT_APPLICABLE]).select_related("organ"):
        if row.organ.is_active:
            yield Place(requirement, row.organ, Part(row.part), row.unit_text, row.via_collective)


def _lock_item(item_id: int, by: Officer) -> LookBackItem:
    return _lock_items([item_id], by)[0]


def _lock_items(item_ids: Collection[int], by: Officer) -> list[LookBackItem]:
    wanted = set(item_ids)
    rows = lock_many(
        LookBackItem.objects.filter(pk__in=wanted).select_related(
            "notice__issuing_organ", "source_requirement", "source_row", "carried_to"
        )
    )
    if not wanted or len(rows) != len(wanted):
        raise NotFoundError(GONE, id=min(wanted, default=0))
    for notice_id in sorted({row.notice_id for row in rows}):
        insist_notice(lock_notice(notice_id, by), NoticeState.ADOPTED)
    if len({row.notice_id for row in rows}) > 1:
        raise BadInputError("items", gettext_noop("所选事项须属于同一通知"))
    return rows


def _facts(item: LookBackItem) -> dict[str, JSON]:
    return {"finding": in_chinese(item.get_finding_display()), "code": str(item.finding)}
