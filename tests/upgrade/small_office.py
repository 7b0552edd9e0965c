"""A small office with a year behind it, made through the services: what a release's database holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.mfa.totp.internal.auth import TOTP

from factories.offices import make_officer, make_organ
from liaoliang.base import calendars, evidence
from liaoliang.base.clock import SHANGHAI
from liaoliang.law.calendar_years import YearCalendar
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Notice
from liaoliang.ledger.rows import Proof
from liaoliang.organisations.models import Officer, OrganKind
from liaoliang.organisations.roles import Role

AT = datetime(2021, 6, 8, 9, 30, tzinfo=SHANGHAI)
NOTICE = """某市2021年政务公开任务

一、公开民生信息

(一)公布救助名单。每月公布一次,9月30日前补齐上半年的名单。(责任单位:市甲局)

(二)公布入学办法。8月31日前公布划片办法。(责任单位:市乙局)
"""
COORDINATOR, DRAFTER = "xietiao", "jingban"


def build() -> None:
    """One notice; one assignment verified by two persons, one returned; a loaded year; a seal."""
    city = make_organ("某市人民政府", kind=OrganKind.MUNICIPAL_GOVERNMENT)
    first, second = (make_organ(name, parent=city) for name in ("市甲局", "市乙局"))
    coordinator = _named(make_officer(city, Role.COORDINATOR), COORDINATOR)
    keeper = make_officer(city, Role.COORDINATOR)
    drafters = [_named(make_officer(first, Role.DRAFTER), DRAFTER), make_officer(second, Role.DRAFTER)]
    TOTP.activate(coordinator.account, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    _load_year(coordinator, keeper)
    _play(_notice(city.pk, coordinator), coordinator, drafters)
    evidence.seal_day()


def _named(officer: Officer, username: str) -> Officer:
    officer.account.username = username
    officer.account.save(update_fields=["username"])
    return officer


def _load_year(first: Officer, second: Officer) -> None:
    year = YearCalendar(2030, {}, {}, "国办发明电〔2029〕9号")
    row = calendars.load_year(
        year=year.year,
        rest_days={},
        make_up_days={},
        notice=year.notice,
        reason="为测试编写",
        by=first.actor,
        at=AT,
    )
    calendars.recompute(calendars.confirm_year(calendar_year_id=row.pk, by=second.actor, at=AT))


def _notice(organ_id: int, coordinator: Officer) -> Notice:
    notice = services.import_notice(
        content=NOTICE.encode(), name="通知.txt", issuing_organ_id=organ_id, by=coordinator, at=AT
    )
    return services.adopt_notice(notice_id=notice.pk, by=coordinator, at=AT)


def _play(notice: Notice, coordinator: Officer, drafters: list[Officer]) -> None:
    of_notice = Assignment.objects.filter(requirement__task__category__notice=notice).order_by("pk")
    for number, (row, drafter) in enumerate(zip(of_notice, drafters, strict=True)):
        at = AT + timedelta(hours=number)
        services.accept_assignment(assignment_id=row.pk, by=drafter, at=at)
        report = services.report_assignment(
            assignment_id=row.pk,
            text="已经公布。",
            proofs=[Proof.link("https://www.example.gov.cn/1.html")],
            by=drafter,
            at=at,
        )
        asked = {"assignment_id": row.pk, "content_hash": report.content_hash, "by": coordinator, "at": at}
        if number == 0:
            services.verify_assignment(**asked)
        else:
            services.return_assignment(reason="链接打不开。", **asked)
