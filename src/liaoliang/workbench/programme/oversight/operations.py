"""The operations page: signs of life, periodic jobs, the outbox, and dead letters with a way back."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Count, Min
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET

from liaoliang.base import dbguard, outbox
from liaoliang.base.clock import machine_now
from liaoliang.base.heartbeat import LifeSign, heartbeats
from liaoliang.base.models import Delivery, PeriodicJob
from liaoliang.errors import BadInputError
from liaoliang.organisations.roles import Role
from liaoliang.ui.component import Component
from liaoliang.ui.components import (
    BulkBar,
    Button,
    Column,
    EmptyState,
    Figure,
    Figures,
    Notice,
    Row,
    StateChip,
    Table,
)
from liaoliang.ui.states import State
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.programme.pages import done, moment, paged, way
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view
from liaoliang.workbench.texts import two_lines

ROOM = "operations"
NOTHING_CHOSEN = gettext_noop("请先选中要重新投递的消息")
# What runs here, in an operator's words; tests hold the two lists against everything that is registered.
JOBS: Final = {
    "base.seal_day": gettext_noop("每日封存"),
    "base.recompute_pending": gettext_noop("规则变更后重新计算期限"),
    "base.clear_quarantine": gettext_noop("清理没有用上的上传文件"),
    "ledger.remind": gettext_noop("期限提醒"),
    "ledger.evaluate_measures": gettext_noop("按指标自动核实"),
}
TOPICS: Final = {
    "organisations.password_reset": gettext_noop("登录密码被重置"),
    "organisations.second_factor_reset": gettext_noop("双因素登录被解除"),
    "organisations.reset_checked": gettext_noop("重置已核实"),
    "base.calendar_year_waits": gettext_noop("工作日历待确认或已处理"),
}
CONSUMERS: Final = {
    "messaging.warn": gettext_noop("给本人和审计员发消息"),
    "worklist.audit": gettext_noop("列入审计员待办"),
    "worklist.rules": gettext_noop("列入确认人待办"),
}
PROCESSES: Final = {"scheduler": gettext_noop("调度"), "worker": gettext_noop("后台处理")}


@require_GET
@officer_view(roles=[Role.SYSTEM_ADMIN])
def operations(request: DeskRequest) -> HttpResponseBase:
    """Everything an operator looks at in the morning."""
    dead, pager = paged(request, outbox.dead_letters())
    inner: dict[str, Any] = {
        "figures": _figures(),
        "guards": _guards(),
        "beats": _beats_table(heartbeats()),
        "jobs": _jobs_table(),
        "dead": _dead_table(dead, pager),
    }
    template = "workbench/programme/oversight/operations.html"
    return desk_page(request, template, inner, title=_("运行情况"), current=ROOM)


@post_only
@officer_view(roles=[Role.SYSTEM_ADMIN])
def retry(request: DeskRequest) -> HttpResponseBase:
    """Put dead letters back in the queue."""
    chosen = [int(number) for number in request.POST.getlist("chosen") if number.isdecimal()]
    if not chosen:
        raise BadInputError("", NOTHING_CHOSEN)
    for delivery_id in chosen:
        outbox.retry(delivery_id=delivery_id)
    return done(request, _("已重新排队 {n} 条").format(n=len(chosen)), "operations")


def _figures() -> Figures:
    """How many deliveries stand where, and since when the oldest waits."""
    counts = dict(Delivery.objects.values_list("state").annotate(n=Count("pk")))
    oldest = Delivery.objects.filter(state=Delivery.State.WAITING).aggregate(at=Min("message__created_at"))[
        "at"
    ]
    note = (
        _("最早一条等待的消息写于 {moment}").format(moment=moment(oldest))
        if oldest
        else _("没有等待投递的消息")
    )
    shown = (
        (Delivery.State.WAITING, _("待处理"), State.IN_PROGRESS),
        (Delivery.State.DEAD, _("多次失败，已搁置"), State.OVERDUE),
        (Delivery.State.DONE, _("已处理"), State.VERIFIED),
    )
    figures = tuple(
        Figure(value=str(counts.get(state, 0)), label=words, state=mark) for state, words, mark in shown
    )
    return Figures(figures=figures, note=note)


def _guards() -> Component:
    """Whether the database still refuses what it must refuse."""
    missing = dbguard.missing()
    if not missing:
        return StateChip(state=State.VERIFIED, word=_("数据库自身的防改规则都在"), plain=True)
    words = "、".join(missing)
    return Notice(kind="block", text=_("数据库缺少防改规则：{names}。请重新执行迁移。").format(names=words))


def _beats_table(signs: list[LifeSign]) -> Table:
    heads = (_("进程"), _("标识"), _("启动"), _("最近心跳"), _("状态"))
    return Table(
        caption=_("进程"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_beat_row(sign) for sign in signs),
        panel=True,
        show_caption=True,
        empty=EmptyState(
            title=_("没有进程报过平安"), text=_("调度和后台处理都没有运行，期限提醒和封存不会进行。")
        ),
    )


def _beat_row(sign: LifeSign) -> Row:
    chip = (
        StateChip(state=State.VERIFIED, word=_("正常"), plain=True)
        if sign.alive
        else StateChip(state=State.OVERDUE, word=_("没有声音"), plain=True)
    )
    name = _(PROCESSES.get(sign.name, sign.name))
    return Row(cells=(name, sign.process, moment(sign.started_at), moment(sign.seen_at), chip))


def _jobs_table() -> Table:
    heads = (_("定时任务"), _("下次"), _("上次完成"), _("状态"), _("最近错误"))
    return Table(
        caption=_("定时任务"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_job_row(job) for job in PeriodicJob.objects.order_by("due_at", "pk")),
        panel=True,
        show_caption=True,
        empty=EmptyState(title=_("还没有定时任务"), text=_("调度第一次启动时会建好。")),
    )


def _job_row(job: PeriodicJob) -> Row:
    finished = moment(job.last_finished_at) if job.last_finished_at else "—"
    name = two_lines(_(JOBS[job.name]), job.name) if job.name in JOBS else job.name
    return Row(cells=(name, moment(job.due_at), finished, _job_state(job), job.last_error or "—"))


def _job_state(job: PeriodicJob) -> StateChip:
    if job.failures:
        word = _("连续失败 {n} 次").format(n=job.failures)
        return StateChip(state=State.OVERDUE, word=word, plain=True)
    if job.due_at < machine_now():
        return StateChip(state=State.IN_PROGRESS, word=_("该运行了"), plain=True)
    return StateChip(state=State.VERIFIED, word=_("正常"), plain=True)


def _dead_table(dead: list[Delivery], pager: Any) -> Table:
    heads = (_("消息"), _("处理者"), _("次数"), _("写于"), _("最近错误"))
    return Table(
        caption=_("多次失败、已搁置的消息"),
        columns=tuple(Column(text=text, numeric=at == 2) for at, text in enumerate(heads)),
        rows=tuple(_dead_row(delivery) for delivery in dead),
        bulk=BulkBar(buttons=(Button(text=_("重新投递")),), action=way("operations_retry")),
        pager=pager,
        panel=True,
        show_caption=True,
        empty=EmptyState(
            title=_("没有搁置的消息"), text=_("连续失败 10 次的消息会列在这里，改好原因后可以重新投递。")
        ),
    )


def _dead_row(delivery: Delivery) -> Row:
    topic = delivery.message.topic
    name = f"{topic} {delivery.message.key}"
    consumer = _(CONSUMERS.get(delivery.consumer, delivery.consumer))
    return Row(
        cells=(
            two_lines(_(TOPICS[topic]), name) if topic in TOPICS else name,
            consumer,
            str(delivery.attempts),
            moment(delivery.message.created_at),
            delivery.last_error or "—",
        ),
        key=str(delivery.pk),
        label=name,
    )
