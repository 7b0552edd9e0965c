"""The views of one notice's year, with what waits in each."""

from __future__ import annotations

from django.utils.translation import gettext as _

from liaoliang.ledger.models import Governing, Notice, Requirement
from liaoliang.ledger.permissions import coordinates
from liaoliang.ledger.selectors import unit_questions
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Officer
from liaoliang.ui.components import Breadcrumb, Tab, Tabs
from liaoliang.workbench.programme.pages import link, trail_of, way

SHORT = 30


def short_title(notice: Notice) -> str:
    """A notice's name for tabs and the way here."""
    return notice.title if len(notice.title) <= SHORT else f"{notice.title[: SHORT - 1]}…"


def way_to(notice: Notice, here: str = "") -> Breadcrumb:
    """Notices, this notice, this page."""
    notices = link(_("通知"), "notices")
    if not here:
        return trail_of(short_title(notice), notices)
    return trail_of(here, notices, link(short_title(notice), "notice", notice.pk))


def tabs(notice: Notice, officer: Officer, current: str) -> Tabs:
    """The views of this notice that are open to the officer now."""
    return Tabs(
        tabs=tuple(
            Tab(text=text, href=way(name, notice.pk), count=count or None, current=name == current)
            for name, text, count in _offered(notice, officer)
        ),
        label=_("这份通知"),
    )


def _offered(notice: Notice, officer: Officer) -> list[tuple[str, str, int]]:
    if not coordinates(officer, notice):
        return [
            ("notice", _("概况"), 0),
            ("own_areas", _("自定重点领域"), 0),
            ("ledger_excel", _("Excel"), 0),
        ]
    undecided = notice.disagreements.filter(decision=Governing.UNDECIDED).count()
    draft = [("notice", _("任务预览"), 0), ("disagreements", _("附件与正文差异"), undecided)]
    if notice.state == NoticeState.DRAFT:
        return draft
    if notice.state not in {NoticeState.ADOPTED, NoticeState.CLOSED}:
        return draft[:1]
    return [
        ("notice", _("概况"), 0),
        ("requirements", _("任务与要求"), 0),
        ("units", _("待指定单位"), unit_questions(notice).count()),
        ("disagreements", _("附件与正文差异"), undecided),
        ("conditions", _("待条件"), waiting_requirements(notice)),
        ("due_dates", _("期限与提醒"), 0),
        ("own_areas", _("自定重点领域"), 0),
        ("look_back", _("回头看"), 0),
        ("ledger_excel", _("Excel"), 0),
    ]


def waiting_requirements(notice: Notice) -> int:
    """How many requirements wait for a condition."""
    rows = Requirement.objects.filter(task__category__notice=notice, condition_met_on__isnull=True)
    return rows.exclude(condition="").count()
