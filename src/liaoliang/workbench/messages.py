"""消息: what the system told the officer; opening one marks it as read and leads to the thing it speaks of."""

from __future__ import annotations

from django.contrib import messages as flash
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from liaoliang.messaging.models import Message
from liaoliang.messaging.selectors import Page, inbox_page, message_for, unread_count
from liaoliang.messaging.services import mark_all_read, mark_read
from liaoliang.ui.components import (
    BulkBar,
    Button,
    Column,
    EmptyState,
    Link,
    Pager,
    Row,
    StateChip,
    Tab,
    Table,
    Tabs,
)
from liaoliang.ui.states import State
from liaoliang.workbench.numbers import whole_number, whole_numbers
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other
from liaoliang.workbench.texts import day_and_time, shortened, two_lines, whole

UNREAD = "unread"


@require_GET
@officer_view()
def messages(request: DeskRequest) -> HttpResponse:
    """One page of the inbox, newest first."""
    unread_only = request.GET.get("show") == UNREAD
    before = request.GET.get("before", "")
    page = inbox_page(
        request.officer, before=whole_number(before, "before") if before else None, unread_only=unread_only
    )
    unread = unread_count(request.officer)
    context = {"tabs": _tabs(unread, unread_only), "table": _table(page, unread_only), "unread": unread}
    return desk_page(request, "workbench/messages.html", context, title=_("消息"), current="messages")


@post_only
@officer_view()
def messages_read(request: DeskRequest) -> HttpResponseBase:
    """Open one message, which counts as reading it; or mark the chosen ones, or all, as read."""
    if "open" in request.POST:
        return _open(request, whole_number(request.POST["open"], "open"))
    if request.POST.get("do") == "all":
        count = mark_all_read(by=request.officer, at=request.at)
    else:
        ids = whole_numbers(request.POST.getlist("chosen"), "chosen")
        count = mark_read(message_ids=ids, by=request.officer, at=request.at)
    flash.success(request, ngettext("{n} 条标为已读", "{n} 条标为已读", count).format(n=count))
    return see_other("messages")


def _open(request: DeskRequest, message_id: int) -> HttpResponseRedirect:
    message = message_for(request.officer, message_id)
    mark_read(message_ids=[message.pk], by=request.officer, at=request.at)
    return HttpResponseRedirect(message.link or reverse("workbench:messages"), status=303)


def _tabs(unread: int, unread_only: bool) -> Tabs:
    address = reverse("workbench:messages")
    return Tabs(
        tabs=(
            Tab(text=_("全部"), href=address, current=not unread_only),
            Tab(text=_("未读"), href=f"{address}?show={UNREAD}", count=unread, current=unread_only),
        )
    )


def _table(page: Page, unread_only: bool) -> Table:
    address = reverse("workbench:messages")
    show = f"&show={UNREAD}" if unread_only else ""
    return Table(
        caption=_("消息，最近的在前"),
        columns=(
            Column(text=_("时间"), narrow=True),
            Column(text=_("消息")),
            Column(text=_("发送")),
            Column(text=_("状态"), narrow=True),
            Column(text=_("去办"), narrow=True),
        ),
        rows=tuple(_row(message) for message in page.messages),
        bulk=BulkBar(
            action=reverse("workbench:messages_read"),
            buttons=(Button(text=_("标为已读"), name="do", value="chosen", small=True),),
        ),
        panel=True,
        pager=Pager(
            words=ngettext("列出 {n} 条", "列出 {n} 条", len(page.messages)).format(n=len(page.messages)),
            next=f"{address}?before={page.next_before}{show}" if page.next_before else "",
        ),
        empty=EmptyState(
            title=_("没有未读的消息") if unread_only else _("还没有消息"),
            text=_("任务下达、退回、催办和条件成就时，系统会在这里告诉您。要办的事另外列在“等我办”。"),
            action=Link(text=_("看等我办"), href=reverse("workbench:inbox")),
        ),
    )


def _row(message: Message) -> Row:
    subject = shortened(message.subject, 90)
    text = format_html("<strong>{}</strong>", subject) if not message.read_at else subject
    read = StateChip(state=State.VERIFIED, word=_("已读"), plain=True)
    return Row(
        key=str(message.pk),
        label=subject,
        cells=(
            whole(day_and_time(message.sent_at)),
            two_lines(text, message.body),
            two_lines(message.sender_organ_name, message.sender_name),
            read if message.read_at else StateChip(state=State.REPORTED, word=_("未读"), plain=True),
            Button(
                text=_("打开") if message.link else _("知道了"),
                kind="secondary",
                name="open",
                value=str(message.pk),
                small=True,
            ),
        ),
    )
