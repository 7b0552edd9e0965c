"""The city of `world` half-way through its year, made through the real services."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.core import signing

from architecture.world import (
    CASE,
    CLERK,
    COORDINATOR,
    COUNTY,
    COUNTY_COORDINATOR,
    COUNTY_OFFICE,
    FOREIGN,
    GROUND,
    MORNING,
    OFFICE,
    OWN,
    PERSON,
    SECOND,
    SECOND_KEEPER,
    TODAY,
    World,
    empty_world,
)
from liaoliang.base import calendars
from liaoliang.base.measures import all_measures
from liaoliang.base.models import Event
from liaoliang.base.seals import seal_day
from liaoliang.base.storage import store
from liaoliang.law.provisions import Provision
from liaoliang.ledger import services
from liaoliang.ledger.models import (
    Assignment,
    DraftRow,
    Finding,
    LookBackItem,
    Notice,
    Report,
    ReportEvidence,
    TaskDisagreement,
    UnitQuestion,
)
from liaoliang.ledger.rows import Proof
from liaoliang.ledger.selectors import assignments_in_scope
from liaoliang.ledger.spreadsheets import export_assignments
from liaoliang.ledger.states import Shown
from liaoliang.messaging.models import Message
from liaoliang.messaging.services import notify
from liaoliang.organisations.models import Officer
from liaoliang.organisations.spreadsheets import export_workbook
from liaoliang.text.blocks import Document
from liaoliang.text.notice import CompiledNotice, compile_notice
from liaoliang.text.readers import read_bytes
from liaoliang.workbench.programme import uploads
from liaoliang.workbench.steps import DEEDS

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
# A parameter for which the shipped files have no confirmed value.
LOCAL = "policy/interpretation_period"
OWN_DRAFT = NOTICE.replace("2021年政务公开工作要点", "2021年补充事项").replace("5号", "8号")
COUNTY_NOTICE = NOTICE.replace("聊城市2021年", "莘县2021年").replace("聊政办字", "莘政办字")
COUNTY_NOTICE = COUNTY_NOTICE.replace("聊城市教育局", "莘县财政局").replace("聊城市财政局", "莘县财政局")
FOREIGN_DRAFT = COUNTY_NOTICE.replace("莘县2021年", f"{CASE}莘县").replace("公开", CASE).replace("5号", "9号")
LAST_YEAR = NOTICE.replace("2021", "2020")
LAST_YEAR_COUNTY = COUNTY_NOTICE.replace("2021", "2020")


def filled_world() -> World:
    """A city in October: one ledger runs in the city, one in a county; each has a draft besides."""
    world = empty_world()
    city = _notice(world, NOTICE, OFFICE, COORDINATOR)
    county = _notice(world, COUNTY_NOTICE, COUNTY, COUNTY_COORDINATOR)
    own, foreign = _own_work(world, city), _foreign_work(world, city)
    afar = _county_work(world, county)
    rules = _rules(world)
    shared = {**world.own, **rules, **_for_everybody(), "seal_row": seal_day(at=TODAY).pk}
    world.own = {**shared, **own, **_look_back(world, city, LAST_YEAR, COORDINATOR, "已公开")}
    world.own |= _draft(world, OWN_DRAFT, OFFICE, COORDINATOR, "补充事项")
    world.own |= {"disagreement": _disagreement(city, "两处不同")}
    draft = _draft(world, FOREIGN_DRAFT, COUNTY, COUNTY_COORDINATOR, GROUND)
    afar |= _look_back(world, county, LAST_YEAR_COUNTY, COUNTY_COORDINATOR, GROUND)
    afar |= {"disagreement": _disagreement(county, CASE)}
    world.foreign = [
        {**shared, **afar, **foreign, **draft, "notice": draft["draft"]},
        {**shared, **foreign, **draft, **afar},
    ]
    return world


@cache
def _compiled(text: str) -> tuple[Document, CompiledNotice]:
    """Read here and not in a child process, which this is not about; once for all tests."""
    document = read_bytes(text.encode(), "要点.txt")
    return document, compile_notice(document)


def _kept(world: World, text: str, issuer: str, by: str, name: str = "要点", **more: int) -> Notice:
    """A notice as a draft."""
    source = store(text.encode(), f"{name}.txt", "text/plain")
    issuing = {"issuing_organ_id": world.organs[issuer].pk, **more}
    return services.keep_draft(*_compiled(text), source, by=world.people[by], at=MORNING, **issuing)


def _notice(world: World, text: str, issuer: str, by: str) -> Notice:
    """A notice, imported and adopted."""
    notice = _kept(world, text, issuer, by)
    return services.adopt_notice(notice_id=notice.pk, by=world.people[by], at=MORNING)


def _draft(world: World, text: str, issuer: str, by: str, words: str) -> dict[str, object]:
    """A notice that is being looked through; nobody else's until it is adopted."""
    draft = _kept(world, text, issuer, by, words)
    first = DraftRow.objects.filter(notice=draft).order_by("ordinal")[0]
    return {"draft": draft.pk, "row": first.pk}


def _assignment(notice: Notice, organ: str, requirement: str) -> Assignment:
    rows = Assignment.objects.filter(requirement__task__category__notice=notice)
    return rows.get(organ__name=organ, requirement__text__contains=requirement)


def _report(row: Assignment, officer: Officer, words: str) -> Report:
    """Accept, begin and report with one proof of each kind that a person hands in."""
    services.accept_assignments(assignment_ids=[row.pk], by=officer, at=MORNING)
    services.start_progress(assignment_id=row.pk, by=officer, at=MORNING)
    file = store(f"{words}的佐证".encode(), f"{words}.txt", "text/plain")
    proofs = [Proof.file(file), Proof.link("https://www.example.gov.cn/", f"{words}的网页")]
    return services.report_assignment(
        assignment_id=row.pk, text=f"{words}已经办好", proofs=proofs, by=officer, at=MORNING
    )


def _own_work(world: World, notice: Notice) -> dict[str, object]:
    """One verified, one accepted, one late."""
    officer, coordinator = world.people[CLERK], world.people[COORDINATOR]
    row = _assignment(notice, OWN, "预算")
    report = _report(row, officer, "预算公开")
    services.verify_assignment(
        assignment_id=row.pk, content_hash=report.content_hash, by=coordinator, at=TODAY
    )
    debts = _assignment(notice, OWN, "债务")
    services.accept_assignments(assignment_ids=[debts.pk], by=officer, at=MORNING)
    notify(to=officer, kind="test.note", subject="请按时报送", by=coordinator, at=TODAY)
    return {**_keys(officer, notice, row, report), **_tickets(world, CLERK, "系统管理")}


def _foreign_work(world: World, notice: Notice) -> dict[str, object]:
    """One reported and waiting, one it wants to be let off; all of it the foreign office's own affair."""
    officer, coordinator = world.people[PERSON], world.people[COORDINATOR]
    row = _assignment(notice, FOREIGN, "预算")
    report = _report(row, officer, CASE)
    debts = _assignment(notice, FOREIGN, "债务")
    services.decline_assignment(assignment_id=debts.pk, ground=f"{GROUND}所以不涉及", by=officer, at=MORNING)
    notify(to=officer, kind="test.note", subject=f"{CASE}请补充", body=CASE, by=coordinator, at=TODAY)
    return {**_keys(officer, notice, row, report), **_tickets(world, PERSON, SECOND_KEEPER)}


def _county_work(world: World, notice: Notice) -> dict[str, object]:
    """A report that waits for the county's coordinator."""
    officer, coordinator = world.people[f"{PERSON}局"], world.people[COUNTY_COORDINATOR]
    row = _assignment(notice, COUNTY_OFFICE, "预算")
    report = _report(row, officer, CASE)
    notify(to=officer, kind="test.note", subject=f"{CASE}请补充", body=CASE, by=coordinator, at=TODAY)
    return {**_keys(officer, notice, row, report), **_tickets(world, f"{PERSON}局", SECOND_KEEPER)}


def _keys(officer: Officer, notice: Notice, row: Assignment, report: Report) -> dict[str, object]:
    """What addresses of one office ask for."""
    file = ReportEvidence.objects.get(report=report, kind="file")
    event = Event.objects.filter(subject_type="ledger.assignment", subject_id=row.pk).order_by("seq")[0]
    message = Message.objects.filter(recipient=officer).order_by("pk")[0]
    question = UnitQuestion.objects.filter(requirement__task__category__notice=notice)[0]
    return {
        "notice": notice.pk,
        "organ": row.organ_id,
        "officer": officer.pk,
        "account": officer.account_id,
        "message": message.pk,
        "assignment": row.pk,
        "requirement": row.requirement_id,
        "task": row.requirement.task_id,
        "question": question.pk,
        "report": report.pk,
        "proof": file.pk,
        "blob": file.blob_id,
        "event": event.pk,
        "event_hash": event.hash,
    }


def _look_back(world: World, notice: Notice, text: str, by: str, words: str) -> dict[str, object]:
    """Last year's notice, of which one thing has been checked."""
    officer = world.people[by]
    former = _kept(world, text, notice.issuing_organ.name, by, f"{words}去年", year=notice.year - 1)
    services.link_predecessor(notice_id=notice.pk, predecessor_id=former.pk, by=officer, at=TODAY)
    services.begin_look_back(notice_id=notice.pk, by=officer, at=TODAY)
    item = LookBackItem.objects.filter(notice=notice).order_by("ordinal")[0]
    services.check_look_back(item_id=item.pk, finding=Finding.DONE, remark=words, by=officer, at=TODAY)
    return {"item": item.pk}


def _disagreement(notice: Notice, words: str) -> int:
    """A place where annex and body differ, not decided yet."""
    row = TaskDisagreement(notice=notice, ordinal=90, kind="text", sentence=words, annex=words, body=words)
    row.save()
    return row.pk


def _tickets(world: World, clerk: str, keeper: str) -> dict[str, object]:
    """Workbooks that were brought and are not confirmed yet."""
    officer, system = world.people[clerk], world.people[keeper]
    return {
        "ledger_ticket": _ticket(export_assignments(assignments_in_scope(officer)), "ledger", officer),
        "organs_ticket": _ticket(export_workbook(system), "organisations", system),
    }


def _ticket(content: bytes, purpose: str, by: Officer) -> str:
    """As `uploads.keep` gives it out after its inspection."""
    blob = store(content, "填好的.xlsx", "application/vnd.ms-excel")
    return signing.dumps([blob.pk, by.pk, purpose, {}], salt=uploads.SALT, compress=True)


# What the calendar's notice of that year was.
HOLIDAYS = "国办发明电〔2020〕27号"


def _rules(world: World) -> dict[str, object]:
    """A year and a local value: one of each prepared, the year's first version in force."""
    first, second = world.people[COORDINATOR].actor, world.people[SECOND].actor
    shipped = calendars.current_rulebook().calendar.year(2021)
    days = {
        "year": 2021,
        "rest_days": shipped.rest,
        "make_up_days": shipped.make_up,
        "notice": HOLIDAYS,
        "reason": "更正",
    }
    given = {"by": first, "at": TODAY}
    row = calendars.load_year(**days, **given)  # type: ignore[arg-type] # given
    change = calendars.confirm_year(calendar_year_id=row.pk, by=second, at=TODAY)
    waiting = calendars.load_year(**days, **given)  # type: ignore[arg-type] # given
    source = Provision(act="市级规定", article="1")
    local = calendars.set_override(
        key=LOCAL,
        value=5,
        from_on=date(2021, 1, 1),
        source=source,
        **given,  # type: ignore[arg-type] # given
    )
    return {"change": change.pk, "calendar_year": waiting.pk, "override": local.pk}


def _for_everybody() -> dict[str, object]:
    """What is nobody's own."""
    return {
        "measure": next(iter(all_measures())),
        "seal": 1,
        "seq": 1,
        "step": tuple(deed.key for deed in DEEDS),
        "state": Shown.OVERDUE.value,
    }
