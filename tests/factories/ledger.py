"""A small town with a notice: organs, people on both sides of the table, rows to be adopted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import count
from typing import Any

from factories.offices import AT, make_officer, make_organ
from liaoliang.base.models import Blob
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, DraftRow, Notice, Report, Requirement
from liaoliang.ledger.rows import Proof
from liaoliang.ledger.states import State
from liaoliang.organisations.models import CollectiveName, Officer, Organ, OrganKind
from liaoliang.organisations.roles import Role

_number = count(1)
LINK = "https://www.example.gov.cn/a.html"


def make_blob(name: str = "证明.pdf") -> Blob:
    """A stored file; its bytes are nobody's business here."""
    digest = f"{next(_number):064x}"
    return Blob.objects.create(
        hash=digest, size=1, name=name, media_type="application/pdf", state=Blob.State.STORED
    )


def make_row(notice: Notice, requirement: str = "按时公开。", **changes: Any) -> DraftRow:
    """A draft row; the finance bureau answers for it unless `units` says otherwise."""
    facts: dict[str, Any] = {
        "category": "深化重点工作公开",
        "task": "围绕重点工作推进公开",
        "units": ["市财政局"],
        "deadline": "12月31日前",
        "deadline_to": date(2021, 12, 31),
        **changes,
    }
    ordinal = notice.rows.count() + 1
    return DraftRow.objects.create(notice=notice, ordinal=ordinal, requirement=requirement, **facts)


@dataclass
class Town:
    """The city government, its office with two coordinators, two bureaus, a county with a township."""

    government: Organ = field(
        default_factory=lambda: make_organ("甲市人民政府", kind=OrganKind.MUNICIPAL_GOVERNMENT)
    )

    def __post_init__(self) -> None:
        self.office = make_organ("市政府办公室", parent=self.government)
        self.finance = make_organ("市财政局", parent=self.government)
        self.education = make_organ("市教育局", parent=self.government)
        kind = OrganKind.COUNTY_GOVERNMENT
        self.county = make_organ("乙县人民政府", parent=self.government, kind=kind)
        self.township = make_organ("丙镇人民政府", parent=self.county, kind=OrganKind.TOWNSHIP)
        query = {"any": [{"kinds": ["department"], "parent": "realm"}]}
        CollectiveName.objects.create(name="市政府各部门", query=query)
        CollectiveName.objects.create(name="市政府相关部门", query=query, is_open=True)

    @cached_property
    def coordinator(self) -> Officer:
        return self._coordinator()

    @cached_property
    def other_coordinator(self) -> Officer:
        return self._coordinator()

    @cached_property
    def clerk(self) -> Officer:
        """Of the finance bureau."""
        return make_officer(self.finance, Role.DRAFTER)

    @cached_property
    def teacher(self) -> Officer:
        """Of the education bureau: a stranger to the finance bureau's things."""
        return make_officer(self.education, Role.DRAFTER)

    def _coordinator(self) -> Officer:
        officer = make_officer(self.office)
        officer.grants.create(role=Role.COORDINATOR, organ=self.government)
        return officer

    def draft(self, **changes: Any) -> Notice:
        """A draft without rows."""
        blob = make_blob("通知.txt")
        facts = {"title": "2021年政务公开工作要点", "document_number": "甲政办发〔2021〕5号", "year": 2021}
        return Notice.objects.create(
            **{**facts, **changes},
            issuing_organ=self.office,
            source=blob,
            source_hash=blob.hash,
            source_name=blob.name,
            imported_at=AT,
        )

    def adopt(self, notice: Notice, at: datetime = AT) -> Notice:
        return services.adopt_notice(notice_id=notice.pk, by=self.coordinator, at=at)

    def running(self, *rows: dict[str, Any]) -> Notice:
        """An adopted notice with these rows (one of the finance bureau's without any)."""
        notice = self.draft()
        for row in rows or ({},):
            make_row(notice, **row)
        return self.adopt(notice)

    def assignment(self, **row: Any) -> Assignment:
        """The finance bureau's assignment of a fresh notice, waiting to be accepted."""
        return self.of(self.running(row))

    def of(self, notice: Notice, organ: Organ | None = None) -> Assignment:
        """The first assignment of an organ (the finance bureau) under a notice."""
        rows = Assignment.objects.filter(requirement__task__category__notice=notice)
        return rows.filter(organ=organ or self.finance).order_by("pk")[0]

    def requirement(self, **row: Any) -> Requirement:
        return self.assignment(**row).requirement

    def accepted(self, **row: Any) -> Assignment:
        row_ = self.assignment(**row)
        return services.accept_assignment(assignment_id=row_.pk, by=self.clerk, at=AT)

    def reported(self, **row: Any) -> Report:
        return self.report(self.accepted(**row))

    def report(self, row: Assignment, by: Officer | None = None, text: str = "已公开3次。") -> Report:
        return services.report_assignment(
            assignment_id=row.pk, text=text, proofs=[Proof.link(LINK)], by=by or self.clerk, at=AT
        )

    def verify(self, report: Report, by: Officer | None = None) -> Assignment:
        return services.verify_assignment(
            assignment_id=report.assignment_id,
            content_hash=report.content_hash,
            by=by or self.coordinator,
            at=AT,
        )

    def send_back(self, report: Report, **changes: Any) -> Assignment:
        words = {"reason": "缺少链接", "by": self.coordinator, "at": AT, **changes}
        return services.return_assignment(
            assignment_id=report.assignment_id, content_hash=report.content_hash, **words
        )

    def verified(self, **row: Any) -> Assignment:
        return self.verify(self.reported(**row))


def put_into(row: Assignment, state: State, **changes: Any) -> Assignment:
    """Set a state past the services, for reads; verified and let off cannot be had this way."""
    Assignment.objects.filter(pk=row.pk).update(state=state, **changes)
    row.refresh_from_db()
    return row
