"""A small city in which two offices work side by side, made through the real services.

What belongs to the foreign office and is not public carries `CASE`; names of its people carry `PERSON`.
Neither may be seen by anybody of the other office, on whatever page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from liaoliang.base.demo import set_mark
from liaoliang.base.measures import all_measures
from liaoliang.base.models import Event
from liaoliang.base.seals import seal_day
from liaoliang.base.storage import store
from liaoliang.ledger.models import Assignment, DraftRow, Notice, Report, ReportEvidence, UnitQuestion
from liaoliang.ledger.rows import Proof
from liaoliang.ledger.services.adoption import adopt_notice
from liaoliang.ledger.services.declining import decline_assignment
from liaoliang.ledger.services.importing import import_notice
from liaoliang.ledger.services.progress import accept_assignments, report_assignment, start_progress
from liaoliang.ledger.services.verification import verify_assignment
from liaoliang.messaging.models import Message
from liaoliang.messaging.services import notify
from liaoliang.organisations.models import (
    Account,
    CollectiveName,
    Officer,
    Organ,
    OrganKind,
    OrganLevel,
    RoleGrant,
)
from liaoliang.organisations.roles import ROLES, Duty, Role

# A search for the start of the marker must not find the rest of it.
CASE_START, PERSON_START = "外单位内情", "外单位某人"
CASE, PERSON = f"{CASE_START}七三五一", f"{PERSON_START}八二六四"
# A ground is part of the trail, which the auditor reads.
GROUND = "外单位理由五二九九"
# Usable, and quick to check: nobody signs in with it.
PASSWORD = PBKDF2PasswordHasher().encode("walk-through-the-city", "salt", 1)
MORNING = datetime(2021, 6, 15, 1, 0, tzinfo=UTC)
TODAY = datetime(2021, 10, 12, 1, 0, tzinfo=UTC)

NOTICE = """\
关于印发聊城市2021年政务公开工作要点的通知

聊政办字〔2021〕5号

各县（市、区）人民政府，市政府各部门：

现将工作要点印发给你们，请认真落实。

2021年6月3日

附件

| 序号 | 工作任务 | 具体要求 | 责任单位 | 完成时限 |
| 1 | 财政信息公开 | 公开部门预算和决算，不得少于3次 | 聊城市财政局、聊城市教育局 | 2021年9月30日 |
| 2 | 财政信息公开 | 公开政府债务限额和余额 | 聊城市教育局、聊城市财政局 | 2021年12月31日 |
| 3 | 教育信息公开 | 公开义务教育招生范围 | 聊城市教育局 | 2021年8月31日 |
| 4 | 教育信息公开 | 公开学校收费标准 | 聊城市财政局、某某未登记单位 | 2021年10月31日 |
"""
DRAFT = NOTICE.replace("聊城市2021年", f"{CASE}县").replace("聊政办字〔2021〕5号", "县政办字〔2021〕9号")
DRAFT = DRAFT.replace("公开", CASE).replace("现将", f"{CASE}现将").replace("聊城市教育局", f"{CASE}股")


@dataclass
class World:
    """The city, its people, and the keys that fixtures of addresses ask for."""

    organs: dict[str, Organ] = field(default_factory=dict)
    people: dict[str, Officer] = field(default_factory=dict)
    own: dict[str, object] = field(default_factory=dict)
    foreign: dict[str, object] = field(default_factory=dict)
    number: int = 0

    def found(self, name: str, kind: str, parent: str = "", level: str = OrganLevel.CITY) -> Organ:
        """Another organ."""
        above = self.organs.get(parent)
        self.organs[name] = Organ.objects.create(name=name, kind=kind, level=level, parent=above)
        return self.organs[name]

    def hire(self, name: str, organ: str, *roles: Role, scope: str = "") -> Officer:
        """A serving officer; an administrator where the role is one."""
        self.number += 1
        account = Account.objects.create(username=f"walker{self.number}", password=PASSWORD)
        duty = ROLES[roles[0]].duty if roles else Duty.BUSINESS
        place = self.organs[organ]
        officer = Officer.objects.create(account=account, name=name, organ=place, duty=duty)
        if duty is Duty.BUSINESS:
            reach = self.organs[scope or organ]
            RoleGrant.objects.bulk_create(
                RoleGrant(officer=officer, role=role, organ=reach) for role in roles
            )
        self.people[name] = officer
        return officer


def empty_world() -> World:
    """A city with people, and nothing to do yet."""
    world = World()
    set_mark(office_start=TODAY)
    world.found("聊城市人民政府", OrganKind.MUNICIPAL_GOVERNMENT)
    world.found("聊城市人民政府办公室", OrganKind.DEPARTMENT, "聊城市人民政府")
    world.found("聊城市财政局", OrganKind.DEPARTMENT, "聊城市人民政府")
    world.found("聊城市财政局票据中心", OrganKind.PUBLIC_INSTITUTION, "聊城市财政局")
    world.found("聊城市教育局", OrganKind.DEPARTMENT, "聊城市人民政府")
    world.found("莘县人民政府", OrganKind.COUNTY_GOVERNMENT, "聊城市人民政府", OrganLevel.COUNTY)
    world.hire("协调甲", "聊城市人民政府办公室", Role.COORDINATOR, scope="聊城市人民政府")
    world.hire("协调乙", "聊城市人民政府办公室", Role.COORDINATOR, scope="聊城市人民政府")
    world.hire("财政经办", "聊城市财政局", Role.DRAFTER)
    world.hire(PERSON, "聊城市教育局", Role.DRAFTER, Role.HEAD)
    world.hire(f"{PERSON}县", "莘县人民政府", Role.COORDINATOR)
    CollectiveName.objects.create(name="市政府各部门", query={"any": [{"kinds": ["department"]}]})
    world.own = {"organ": world.organs["聊城市财政局"].pk, "officer": world.people["财政经办"].pk}
    return world


def filled_world() -> World:
    """The same city in October, half-way through its year."""
    world = empty_world()
    coordinator = world.people["协调甲"]
    issuer = world.organs["聊城市人民政府办公室"].pk
    notice = import_notice(
        content=NOTICE.encode(), name="要点.txt", issuing_organ_id=issuer, by=coordinator, at=MORNING
    )
    adopt_notice(notice_id=notice.pk, by=coordinator, at=MORNING)
    _own_work(world, notice)
    _foreign_work(world, notice)
    _foreign_draft(world)
    seal_day(at=TODAY)
    world.own = _keys(world.people["财政经办"], notice, "聊城市财政局") | world.own
    return world


def _assignment(notice: Notice, organ: str, requirement: str) -> Assignment:
    rows = Assignment.objects.filter(requirement__task__category__notice=notice)
    return rows.get(organ__name=organ, requirement__text__contains=requirement)


def _report(row: Assignment, officer: Officer, words: str) -> Report:
    """Accept, begin and report with one proof of each kind that a person hands in."""
    accept_assignments(assignment_ids=[row.pk], by=officer, at=MORNING)
    start_progress(assignment_id=row.pk, by=officer, at=MORNING)
    file = store(f"{words}的佐证".encode(), f"{words}.txt", "text/plain")
    proofs = [Proof.file(file), Proof.link("https://www.example.gov.cn/", f"{words}的网页")]
    return report_assignment(
        assignment_id=row.pk, text=f"{words}已经办好", proofs=proofs, by=officer, at=MORNING
    )


def _own_work(world: World, notice: Notice) -> None:
    """One verified, one under way, one late."""
    officer, coordinator = world.people["财政经办"], world.people["协调甲"]
    row = _assignment(notice, "聊城市财政局", "预算")
    report = _report(row, officer, "预算公开")
    verify_assignment(assignment_id=row.pk, content_hash=report.content_hash, by=coordinator, at=TODAY)
    debts = _assignment(notice, "聊城市财政局", "债务")
    accept_assignments(assignment_ids=[debts.pk], by=officer, at=MORNING)
    world.own |= {
        "assignment": debts.pk,
        "row": _row_of(notice),
        "reported_assignment": row.pk,
        "report": report.pk,
    }
    notify(to=officer, kind="test.note", subject="请按时报送", by=coordinator, at=TODAY)


def _foreign_work(world: World, notice: Notice) -> None:
    """One reported and waiting, one it wants to be let off; all of it the foreign office's own affair."""
    officer, coordinator = world.people[PERSON], world.people["协调甲"]
    row = _assignment(notice, "聊城市教育局", "预算")
    report = _report(row, officer, CASE)
    debts = _assignment(notice, "聊城市教育局", "债务")
    decline_assignment(assignment_id=debts.pk, ground=f"{GROUND}所以不涉及", by=officer, at=MORNING)
    notify(to=officer, kind="test.note", subject=f"{CASE}请补充", body=CASE, by=coordinator, at=TODAY)
    world.foreign |= _keys(officer, notice, "聊城市教育局")
    world.foreign |= {"assignment": row.pk, "reported_assignment": row.pk, "report": report.pk}


def _foreign_draft(world: World) -> None:
    """A draft of another issuing organ: nobody else's until it is adopted."""
    officer = world.people[f"{PERSON}县"]
    content, issuer = DRAFT.encode(), world.organs["莘县人民政府"].pk
    draft = import_notice(content=content, name=f"{CASE}.txt", issuing_organ_id=issuer, by=officer, at=TODAY)
    world.foreign |= {
        "notice": draft.pk,
        "draft": draft.pk,
        "row": _row_of(draft),
    }


def _row_of(notice: Notice) -> int:
    return DraftRow.objects.filter(notice=notice).order_by("pk").values_list("pk", flat=True)[0]


def _keys(officer: Officer, notice: Notice, organ: str) -> dict[str, object]:
    """What addresses of one office ask for, whichever of its things it is."""
    assignments = Assignment.objects.filter(organ__name=organ)
    first = assignments.order_by("pk")[0]
    evidence = ReportEvidence.objects.filter(report__assignment__organ__name=organ, kind="file")
    subjects = {"ledger.assignment": [row.pk for row in assignments]}
    return {
        "organ": first.organ_id,
        "officer": officer.pk,
        "account": officer.account_id,
        "message": Message.objects.filter(recipient=officer).values_list("pk", flat=True)[0],
        "requirement": first.requirement_id,
        "task": first.requirement.task_id,
        "evidence": evidence.values_list("pk", flat=True)[0],
        "blob": evidence.values_list("blob_id", flat=True)[0],
        "blob_hash": evidence.values_list("blob__hash", flat=True)[0],
        "event_hash": Event.objects.filter(
            subject_type="ledger.assignment", subject_id__in=subjects["ledger.assignment"]
        ).values_list("hash", flat=True)[0],
        "question": UnitQuestion.objects.values_list("pk", flat=True)[0],
        "notice": notice.pk,
        "measure": next(iter(all_measures()), "ledger.verified_share"),
        "seal": 1,
    }
