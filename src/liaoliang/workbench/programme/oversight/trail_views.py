"""The auditor's room: every event, its receipt, the chain, the seals, and taking them away to check elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.base import evidence, replay, seals
from liaoliang.base.actions import describe
from liaoliang.base.canonical import JSON
from liaoliang.base.chain import content_of
from liaoliang.base.clock import office_day
from liaoliang.base.models import Event, Seal
from liaoliang.organisations import services
from liaoliang.organisations.resets import is_unchecked, owner_of
from liaoliang.organisations.roles import Role
from liaoliang.ui.address import address
from liaoliang.ui.components import (
    Button,
    Column,
    EmptyState,
    Link,
    Notice,
    Pager,
    Row,
    Tab,
    Table,
    Tabs,
)
from liaoliang.workbench.programme.forms import attempt, sent
from liaoliang.workbench.programme.oversight.receipts import receipt_of, seal_of
from liaoliang.workbench.programme.oversight.trail_forms import EventSearch, ResetCheckForm
from liaoliang.workbench.programme.pages import attachment, done, found, link, moment, paged, trail_of, way
from liaoliang.workbench.programme.trails import DIGITS
from liaoliang.workbench.refusals import sentences_of
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other

ROOM = "audit"
CHUNK = 1000
ONLY = (Role.AUDITOR,)


@require_GET
@officer_view(roles=ONLY)
def events(request: DeskRequest) -> HttpResponseBase:
    """Events, newest first, narrowed by subject, day, person or action."""
    form = EventSearch(request.GET if set(request.GET) - {"cursor"} else None)
    page, pager = paged(request, form.narrow(Event.objects.all()))
    query = {name: request.GET.getlist(name) for name in request.GET if name != "cursor"}
    out = Button(
        text=_("导出这些记录"), kind="secondary", href=address(way("audit_export"), query), small=True
    )
    inner: dict[str, Any] = {
        "tabs": _tabs("audit"),
        "form": form,
        "actions": [out],
        "table": _events_table(page, pager),
    }
    template = "workbench/programme/oversight/events.html"
    return desk_page(request, template, inner, title=_("留痕记录"), current=ROOM, status=form.status)


@require_http_methods(["GET", "POST"])
@officer_view(roles=ONLY)
def event(request: DeskRequest, event_id: int) -> HttpResponseBase:
    """One event with everything its hash covers, and the seal it lies under; a reset waits here for its check."""
    shown = found(Event.objects.all(), event_id)
    form = ResetCheckForm(sent(request))
    step = partial(services.check_reset, event_id=event_id, by=request.officer, at=request.at)
    if request.method == "POST" and attempt(form, lambda: step(**form.finding)) is not None:
        return done(request, _("核实结果已记入留痕"), "audit_event", event_id)
    inner = {
        "form": form if is_unchecked(shown) else None,
        "person": owner_of(shown),
        "event": shown,
        "sentence": describe(shown),
        "receipt": receipt_of(shown),
        "detail": json.dumps(shown.detail, ensure_ascii=False, indent=1, sort_keys=True),
        "breadcrumb": trail_of(shown.number, link(_("留痕记录"), "audit")),
    }
    template = "workbench/programme/oversight/event.html"
    return desk_page(request, template, inner, title=describe(shown), current=ROOM, status=form.status)


@require_GET
@officer_view(roles=ONLY)
def export(request: DeskRequest) -> HttpResponseBase:
    """The events that were asked for, one JSON object a line, with what is needed to compute every hash again."""
    form = EventSearch(request.GET if request.GET else None)
    rows = form.narrow(Event.objects.all()).order_by("subject_type", "subject_id", "seq")
    name = _("留痕记录-{day}.jsonl").format(day=office_day(request.at).isoformat())
    return attachment(_lines(rows.iterator(chunk_size=CHUNK)), name, "application/x-ndjson")


@require_http_methods(["GET", "POST"])
@officer_view(roles=ONLY)
def verify(request: DeskRequest) -> HttpResponseBase:
    """Read the whole chain again and name the first link that does not hold."""
    if request.method == "POST":
        _verify(request)
        return see_other("audit_verify")
    inner = {"tabs": _tabs("audit_verify"), "events": Event.objects.count(), "seals": Seal.objects.count()}
    template = "workbench/programme/oversight/verify.html"
    return desk_page(request, template, inner, title=_("验链"), current=ROOM)


@require_GET
@officer_view(roles=ONLY)
def day_seals(request: DeskRequest) -> HttpResponseBase:
    """Every seal, newest first."""
    page, pager = paged(request, Seal.objects.all())
    heads = (_("序号"), _("封存日"), _("记录数"), _("根摘要"), _("封存时间"))
    table = Table(
        caption=_("封存"),
        columns=tuple(Column(text=text, numeric=at in {0, 2}) for at, text in enumerate(heads)),
        rows=tuple(_seal_row(seal) for seal in page),
        pager=pager,
        panel=True,
        empty=EmptyState(title=_("还没有封存"), text=_("每天 23:50 自动封存当天的全部记录。")),
    )
    waiting = Notice(text=_("还有 {n} 条记录等下一次封存。").format(n=seals.unsealed().count()))
    inner = {"tabs": _tabs("audit_seals"), "above": (waiting,), "table": table}
    return desk_page(request, "workbench/programme/list.html", inner, title=_("封存"), current=ROOM)


@require_GET
@officer_view(roles=ONLY)
def seal(request: DeskRequest, seal_id: int) -> HttpResponseBase:
    """One seal: what it covers, how it hangs on the one before, its signature."""
    shown = found(Seal.objects.all(), seal_id)
    inner = {
        "rows": seal_of(shown),
        "breadcrumb": trail_of(str(shown.number), link(_("封存"), "audit_seals")),
        "actions": [
            Button(
                text=_("下载封存文件"), kind="secondary", href=way("audit_seal_file", shown.pk), small=True
            )
        ],
    }
    title = _("第 {n} 号封存").format(n=shown.number)
    template = "workbench/programme/oversight/seal.html"
    return desk_page(request, template, inner, title=title, current=ROOM)


@require_GET
@officer_view(roles=ONLY)
def seal_file(request: DeskRequest, seal_id: int) -> HttpResponseBase:
    """The seal as it is published, to be kept elsewhere."""
    shown = found(Seal.objects.all(), seal_id)
    content = json.dumps(seals.file_of(shown), ensure_ascii=False, indent=1) + "\n"
    return attachment(content.encode(), f"{shown.day}-{shown.number}.json", "application/json")


def _tabs(current: str) -> Tabs:
    offered = (("audit", _("留痕记录")), ("audit_verify", _("验链")), ("audit_seals", _("封存")))
    return Tabs(
        tabs=tuple(Tab(text=text, href=way(name), current=name == current) for name, text in offered),
        label=_("审计"),
    )


def _verify(request: DeskRequest) -> None:
    try:
        whole = evidence.verify()
    except evidence.BrokenTrailError as broken:
        messages.error(request, "；".join(sentences_of(broken)))
        return
    sentence = _("链条完整：{events} 条记录，{subjects} 个事项，{seals} 次封存，{files} 个封存文件。")
    counts = {name: getattr(whole, name) for name in ("events", "subjects", "seals", "files")}
    messages.success(request, sentence.format(**counts))
    _hold_rows(request)


def _hold_rows(request: DeskRequest) -> None:
    """A chain may be whole while somebody wrote past it."""
    try:
        replay.refuse_differences(replay.differences())
    except evidence.BrokenTrailError as broken:
        messages.error(request, "；".join(sentences_of(broken)))
        return
    messages.success(request, _("数据与留痕一致。"))


def _events_table(page: list[Event], pager: Pager | None) -> Table:
    heads = (_("时间"), _("记录"), _("单位"), _("经办人"), _("事项编号"), _("校验码"))
    return Table(
        caption=_("留痕记录"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_event_row(shown) for shown in page),
        pager=pager,
        panel=True,
        empty=EmptyState(title=_("没有符合的记录"), text=_("换个日期或事项编号再找。")),
    )


def _event_row(shown: Event) -> Row:
    href = way("audit_event", shown.pk)
    cells = (
        moment(shown.at),
        Link(text=describe(shown), href=href),
        shown.organ_name or "—",
        shown.actor_name,
        shown.number,
        shown.hash[:DIGITS],
    )
    return Row(cells=cells, href=href)


def _seal_row(shown: Seal) -> Row:
    href = way("audit_seal", shown.pk)
    cells = (
        Link(text=str(shown.number), href=href),
        shown.day.isoformat(),
        str(shown.events),
        shown.root[:DIGITS],
        moment(shown.sealed_at),
    )
    return Row(cells=cells, href=href)


def _lines(rows: Iterator[Event]) -> Iterator[bytes]:
    for shown in rows:
        yield json.dumps(_plain(shown), ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _plain(shown: Event) -> dict[str, JSON]:
    """All columns of an event, spelled as its hash has them."""
    return {**content_of(shown), "prev_hash": shown.prev_hash, "hash": shown.hash}
