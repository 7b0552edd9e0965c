"""回头看: bring last year's notice in, check each task with a second pair of eyes, carry over what is unfinished."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.errors import BadInputError, NotFoundError
from liaoliang.ledger import services
from liaoliang.ledger.models import Finding, LookBackItem, Notice
from liaoliang.ledger.selectors import coordinated_notice
from liaoliang.organisations.models import Officer
from liaoliang.ui.components import Button
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.programme.forms import DeskForm, attempt, long_text, sent
from liaoliang.workbench.programme.notices import look_back_pages as shown
from liaoliang.workbench.programme.notices.dates import NOTHING_CHOSEN, numbers
from liaoliang.workbench.programme.notices.forms import SourceForm
from liaoliang.workbench.programme.notices.sight import item_of
from liaoliang.workbench.programme.notices.tabs import tabs, way_to
from liaoliang.workbench.programme.pages import NOT_HERE, done
from liaoliang.workbench.programme.trails import trail
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "notices"
both = require_http_methods(["GET", "POST"])


class PredecessorForm(DeskForm):
    """One of the notices that are here already."""

    predecessor = forms.ModelChoiceField(
        label=gettext_lazy("平台里已有的通知"), queryset=Notice.objects.none(), empty_label=None
    )

    def __init__(self, notice: Notice, officer: Officer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["predecessor"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = shown.possible_predecessors(notice, officer)


class FindingForm(DeskForm):
    """What the check found, and by what one sees it."""

    finding = forms.ChoiceField(
        label=gettext_lazy("核查结果"),
        choices=[choice for choice in Finding.choices if choice[0] != Finding.UNCHECKED],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=gettext_lazy("凭什么这么说"),
        widget=long_text(4),
        help_text=gettext_lazy("写明看了哪些公开页面、文件或数据。会记入留痕，请不要写个人信息。"),
    )


@require_GET
@officer_view(business=True)
def look_back(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Where the look-back stands: no predecessor yet, ready to begin, or under way."""
    notice = coordinated_notice(request.officer, notice_id)
    return _page(request, notice, SourceForm(), PredecessorForm(notice, request.officer))


@post_only
@officer_view(business=True)
def look_back_import(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Read last year's notice from a file or pasted text."""
    notice = coordinated_notice(request.officer, notice_id)
    form = SourceForm(request.POST, request.FILES)
    step = partial(services.import_predecessor, notice_id=notice_id, by=request.officer, at=request.at)
    former = attempt(form, lambda: step(**form.source))
    if former is not None:
        sentence = _("读出 {n} 条上年任务，核对后开始").format(n=former.rows.count())
        return done(request, sentence, "look_back", notice_id)
    return _page(request, notice, form, PredecessorForm(notice, request.officer))


@post_only
@officer_view(business=True)
def look_back_link(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Look back on a notice that is here already."""
    notice = coordinated_notice(request.officer, notice_id)
    form = PredecessorForm(notice, request.officer, request.POST)
    step = partial(services.link_predecessor, notice_id=notice_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(predecessor_id=form.cleaned_data["predecessor"].pk)) is not None:
        return done(request, _("已关联上一年度通知"), "look_back", notice_id)
    return _page(request, notice, SourceForm(), form)


@post_only
@officer_view(business=True)
def look_back_begin(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Put last year's tasks on the list of things to check."""
    coordinated_notice(request.officer, notice_id)
    items = services.begin_look_back(notice_id=notice_id, by=request.officer, at=request.at)
    return done(request, _("开始核查 {n} 条上年任务").format(n=len(items)), "look_back", notice_id)


@both
@officer_view(business=True)
def look_back_item(request: DeskRequest, notice_id: int, item_id: int) -> HttpResponseBase:
    """One of last year's tasks: what the check found."""
    item = item_of(request.officer, notice_id, item_id)
    finding = "" if item.finding == Finding.UNCHECKED else item.finding
    form = FindingForm(sent(request), initial={"finding": finding, "remark": item.remark})
    step = partial(services.check_look_back, item_id=item_id, by=request.officer, at=request.at)
    checked = attempt(
        form, lambda: step(finding=Finding(form.cleaned_data["finding"]), remark=form.cleaned_data["remark"])
    )
    if checked is not None:
        return done(request, _("已记下核查结果"), "look_back_item", notice_id, item_id)
    return _item_page(request, item, form)


@post_only
@officer_view(business=True)
def look_back_confirm(request: DeskRequest, notice_id: int, item_id: int) -> HttpResponseBase:
    """A second person confirms that an item is finished or has lapsed."""
    item = item_of(request.officer, notice_id, item_id)
    services.confirm_look_back(item_id=item.pk, by=request.officer, at=request.at)
    return done(request, _("已确认核查结果"), "look_back", notice_id)


@post_only
@officer_view(business=True)
def look_back_carry(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Carry unfinished items into this year's ledger."""
    notice = coordinated_notice(request.officer, notice_id)
    chosen = numbers(request.POST.getlist("chosen"))
    if not chosen:
        raise BadInputError("", NOTHING_CHOSEN)
    if notice.look_back.filter(pk__in=chosen).count() != len(set(chosen)):
        raise NotFoundError(NOT_HERE)
    carried = services.carry_over(item_ids=chosen, by=request.officer, at=request.at)
    return done(request, _("已结转 {n} 条到今年的台账").format(n=len(carried)), "look_back", notice_id)


def _page(
    request: DeskRequest, notice: Notice, source: SourceForm, predecessor: PredecessorForm
) -> HttpResponseBase:
    begun = notice.look_back.exists()
    known = shown.possible_predecessors(notice, request.officer).exists()
    inner: dict[str, Any] = {
        "notice": notice,
        "tabs": tabs(notice, request.officer, "look_back"),
        "breadcrumb": way_to(notice, _("回头看")),
        "source_form": source,
        "predecessor_form": predecessor if known else None,
        "begun": begun,
        **(shown.items_context(request, notice) if begun else {}),
    }
    template = "workbench/programme/notices/look_back.html"
    status = max(source.status, predecessor.status)
    return desk_page(request, template, inner, title=_("回头看"), current=ROOM, status=status)


def _item_page(request: DeskRequest, item: LookBackItem, form: FindingForm) -> HttpResponseBase:
    inner = {
        "item": item,
        "form": form,
        "chip": shown.finding_chip(item),
        "confirm": _confirm_button(item, request.officer),
        "locked": item.confirmed_by_id is not None or hasattr(item, "carried_to"),
        "breadcrumb": way_to(item.notice, _("回头看")),
        "trail": trail(item),
    }
    template = "workbench/programme/notices/look_back_item.html"
    title = _("上年第 {n} 条").format(n=item.ordinal)
    return desk_page(request, template, inner, title=title, current=ROOM, status=form.status)


def _confirm_button(item: LookBackItem, officer: Officer) -> Button | None:
    if item.finding not in {Finding.DONE, Finding.LAPSED} or item.confirmed_by_id is not None:
        return None
    text = _("确认核查结果")
    if item.checked_by_id == officer.pk:
        return Button(text=text, refused=_("是您核查的，要另一名协调员确认"))
    return Button(text=text)
