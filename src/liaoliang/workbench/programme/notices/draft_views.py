"""Import, preview, correction, adoption: from a file to a running ledger."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaoliang.base.clock import office_day
from liaoliang.ledger import services
from liaoliang.ledger.models import DraftRow, Notice
from liaoliang.ledger.selectors import coordinated_notice, draft_preview, row_preview
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.roles import Role
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.programme.forms import DeskForm, GroundForm, attempt, sent
from liaoliang.workbench.programme.notices import draft_pages as shown
from liaoliang.workbench.programme.notices.adoption_pages import what_adoption_does
from liaoliang.workbench.programme.notices.forms import (
    FactsForm,
    ImportForm,
    RowForm,
    earliest_day,
    new_row_values,
)
from liaoliang.workbench.programme.notices.row_looks import original_lines, row_look
from liaoliang.workbench.programme.notices.sight import row_of, to_place
from liaoliang.workbench.programme.notices.tabs import short_title, way_to
from liaoliang.workbench.programme.pages import done, form_page, link
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other

ROOM = "notices"
COORDINATORS = (Role.COORDINATOR,)
both = require_http_methods(["GET", "POST"])


@both
@officer_view(roles=COORDINATORS)
def notice_import(request: DeskRequest) -> HttpResponseBase:
    """A file or pasted text becomes a draft; nothing is kept of what cannot be read or holds no notice."""
    form = ImportForm(request.officer, sent(request), request.FILES or None)
    step = partial(services.import_notice, by=request.officer, at=request.at)
    notice = attempt(form, lambda: step(issuing_organ_id=form.cleaned_data["organ"], **form.source))
    if notice is not None:
        return _imported(request, notice)
    back, button = link(_("通知"), "notices"), _("读取并预览")
    lead = _("文件只在隔离的进程里读，读不出来就什么也不留。")
    title = _("导入通知")
    return form_page(request, form, title=title, back=back, button=button, lead=lead, current=ROOM)


@both
@officer_view(roles=COORDINATORS)
def notice_facts(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Correct the official metadata."""
    notice = coordinated_notice(request.officer, notice_id)
    form = FactsForm(sent(request), initial=FactsForm.values_of(notice))
    step = partial(services.describe_notice, notice_id=notice_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(facts=form.facts)) is not None:
        return done(request, _("已保存"), "notice", notice_id)
    back = link(short_title(notice), "notice", notice_id)
    return form_page(request, form, title=_("更正公开信息"), back=back, current=ROOM)


@both
@officer_view(roles=COORDINATORS)
def draft_row(request: DeskRequest, notice_id: int, row_id: int) -> HttpResponseBase:
    """Correct one row, in its place with a script, on a page of its own without."""
    row = row_of(request.officer, notice_id, row_id)
    form = RowForm(
        sent(request),
        initial=RowForm.values_of(row),
        auto_id=f"id_{row_id}_%s",
        earliest=earliest_day(row.notice),
    )
    if "look" in request.POST:
        return _row_look(request, row, form)
    step = partial(services.correct_draft_row, row_id=row_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(facts=form.facts)) is not None:
        return _row_changed(request, row, _("第 {n} 条已更正").format(n=row.ordinal))
    if request.GET.get("show") == "card":
        return _row_changed(request, row, "")
    return _row_form(request, row, form)


@both
@officer_view(roles=COORDINATORS)
def draft_row_add(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Add a row that was not found."""
    notice = coordinated_notice(request.officer, notice_id)
    form = RowForm(sent(request), initial=new_row_values(notice), earliest=earliest_day(notice))
    step = partial(services.add_draft_row, notice_id=notice_id, by=request.officer, at=request.at)
    row = attempt(form, lambda: step(facts=form.facts))
    if row is not None:
        messages.success(request, _("已增加第 {n} 条").format(n=row.ordinal))
        return to_place("notice", notice_id, place=f"row-{row.pk}")
    back, title = link(short_title(notice), "notice", notice_id), _("增加一条")
    return form_page(request, form, title=title, back=back, button=_("增加"), current=ROOM, draft="row")


@both
@officer_view(roles=COORDINATORS)
def draft_row_exclude(request: DeskRequest, notice_id: int, row_id: int) -> HttpResponseBase:
    """Leave a row out, with a ground."""
    row = row_of(request.officer, notice_id, row_id)
    form = GroundForm(sent(request))
    step = partial(services.exclude_draft_row, row_id=row_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        messages.success(request, _("第 {n} 条不列入，随时可以恢复").format(n=row.ordinal))
        return to_place("notice", notice_id, place=f"row-{row_id}")
    back = link(short_title(row.notice), "notice", notice_id)
    title, lead = _("第 {n} 条不列入台账").format(n=row.ordinal), row.requirement
    return form_page(
        request, form, title=title, back=back, button=_("不列入"), lead=lead, danger=True, current=ROOM
    )


@post_only
@officer_view(roles=COORDINATORS)
def draft_row_restore(request: DeskRequest, notice_id: int, row_id: int) -> HttpResponseBase:
    """Take a row back in."""
    row = row_of(request.officer, notice_id, row_id)
    services.restore_draft_row(row_id=row.pk, by=request.officer, at=request.at)
    return _row_changed(request, row, _("第 {n} 条已恢复").format(n=row.ordinal))


@both
@officer_view(roles=COORDINATORS)
def notice_adopt(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Make the draft the ledger of its year, after a look at what that will do."""
    notice = coordinated_notice(request.officer, notice_id)
    form = DeskForm(sent(request))
    step = partial(services.adopt_notice, notice_id=notice_id, by=request.officer, at=request.at)
    if attempt(form, step) is not None:
        return done(request, _("已列入台账，各单位的任务已经送达"), "notice", notice_id)
    if request.method == "GET" and notice.state != NoticeState.DRAFT:
        return to_place("notice", notice_id, place="main")
    back, title = link(short_title(notice), "notice", notice_id), _("列入台账以前再看一遍")
    return form_page(
        request,
        form,
        title=title,
        back=back,
        button=_("确认列入台账"),
        lead=_("列入后任务立即送到各单位，公众随即看得到台账，不能再退回草稿。"),
        above=what_adoption_does(draft_preview(notice, on=office_day(request.at))),
        current=ROOM,
    )


@both
@officer_view(roles=COORDINATORS)
def notice_discard(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Give a draft up; the file may be imported again."""
    notice = coordinated_notice(request.officer, notice_id)
    form = GroundForm(sent(request))
    step = partial(services.discard_draft, notice_id=notice_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已作废，同一文件可以重新导入"), "notices")
    back, title = link(short_title(notice), "notice", notice_id), _("作废这次导入")
    return form_page(request, form, title=title, back=back, button=_("作废"), danger=True, current=ROOM)


def _row_changed(request: DeskRequest, row: DraftRow, sentence: str) -> HttpResponseBase:
    """The row's card and the state of the draft for a script; back to the row otherwise."""
    if not request.htmx:
        if sentence:
            messages.success(request, sentence)
        return to_place("notice", row.notice_id, place=f"row-{row.pk}")
    item = row_preview(request.officer, row.pk)
    inner = {"card": shown.card(item, editable=True), "said": sentence, "swap_state": True}
    inner |= shown.state_context(draft_preview(row.notice, on=office_day(request.at)))
    return render(request, "workbench/programme/notices/row_piece.html", inner)


def _imported(request: DeskRequest, notice: Notice) -> HttpResponseBase:
    count = notice.rows.count()
    if not count:
        messages.warning(request, _("没有读出要求。如果是转发通知，请导入它的附件；也可以逐条增加。"))
        return see_other("notice", notice.pk)
    sentence = _("读出 {n} 条要求，请核对后列入台账").format(n=count)
    return done(request, sentence, "notice", notice.pk)


def _row_look(request: DeskRequest, row: DraftRow, form: RowForm) -> HttpResponseBase:
    """What the row would read with what is in the form now; nothing is kept."""
    form.is_valid()
    if not request.htmx:
        return _row_form(request, row, form)
    inner = {"look": row_look(row, form), "row": row}
    return render(request, "workbench/programme/notices/row_look.html", inner)


def _row_form(request: DeskRequest, row: DraftRow, form: RowForm) -> HttpResponseBase:
    inner = {
        "row": row,
        "form": form,
        "notice": row.notice,
        "source": shown.source_words(row),
        "look": row_look(row, form),
        "original": original_lines(row),
    }
    if request.htmx:
        return render(request, "workbench/programme/notices/row_form.html", inner, status=form.status)
    title = _("更正第 {n} 条").format(n=row.ordinal)
    inner["breadcrumb"] = way_to(row.notice, title)
    template = "workbench/programme/notices/row_page.html"
    return desk_page(request, template, inner, title=title, current=ROOM, status=form.status)
