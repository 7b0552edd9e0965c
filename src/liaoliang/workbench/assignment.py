"""One assignment: its page, its steps, its files, its receipts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import events_of
from liaoliang.base.storage import open_blob
from liaoliang.errors import LiaoliangError, NotFoundError
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.selectors import assignment_for, proof_for
from liaoliang.ui.components import Breadcrumb, Link
from liaoliang.workbench import assignment_page
from liaoliang.workbench.assignment_clock import Reader
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.reviewing import said_and_next
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other
from liaoliang.workbench.step_forms import ReportForm, StepForm
from liaoliang.workbench.steps import BY_KEY, Deed
from liaoliang.workbench.texts import shortened

NO_STEP = gettext_noop("没有这个办理步骤")
NO_FILE = gettext_noop("没有这份材料")
NO_EVENT = gettext_noop("没有这条留痕")


@require_GET
@officer_view(business=True)
def assignment(request: DeskRequest, assignment_id: int) -> HttpResponse:
    """The page; `?do=` opens the form of another step."""
    return _page(request, assignment_for(request.officer, assignment_id), asked=request.GET.get("do", ""))


@post_only
@officer_view(business=True)
def assignment_step(request: DeskRequest, assignment_id: int, step: str) -> HttpResponse:
    """Carry out one step; after a refusal the page comes back with everything that was filled in."""
    row = assignment_for(request.officer, assignment_id)
    deed = _deed(step)
    form = deed.form(request.POST, request.FILES, assignment=row, officer_id=request.officer.pk)
    if not form.is_valid() or "remove" in request.POST:
        return _again(request, row, deed, form, status=422 if form.errors else 200)
    try:
        deed.run(request, row, form.cleaned_data)
    except LiaoliangError as refusal:
        form.refuse(refusal)
        return _again(request, row, deed, form, status=form.status)
    messages.success(request, said_and_next(request.officer, row, deed))
    return see_other("assignment", row.pk)


@require_GET
@officer_view(business=True)
def evidence_file(request: DeskRequest, assignment_id: int, proof_id: int) -> HttpResponseBase:
    """A proof's file, always as a download, for whoever may see the assignment."""
    proof = proof_for(request.officer, proof_id)
    if proof.blob is None or proof.report.assignment_id != assignment_id:
        raise NotFoundError(NO_FILE)
    response = FileResponse(open_blob(proof.blob), as_attachment=True, filename=proof.blob.name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
@officer_view(business=True)
def assignment_event(request: DeskRequest, assignment_id: int, seq: int) -> HttpResponse:
    """The receipt of one event of the assignment's trail."""
    row = assignment_for(request.officer, assignment_id)
    event = events_of(row).filter(seq=seq).first()
    if event is None:
        raise NotFoundError(NO_EVENT)
    address = reverse("workbench:assignment", args=[row.pk])
    context = {
        "breadcrumb": _way(
            request, row, _("回执 {seq}").format(seq=seq), Link(text=_title(row), href=address)
        ),
        "receipt": assignment_page.receipt(event),
    }
    return desk_page(request, "workbench/receipt.html", context, title=_("留痕回执"), current="tasks")


def _deed(step: str) -> Deed:
    if step not in BY_KEY:
        raise NotFoundError(NO_STEP)
    return BY_KEY[step]


def _again(request: DeskRequest, row: Assignment, deed: Deed, form: StepForm, *, status: int) -> HttpResponse:
    """The page with the form as it was sent, every sentence that speaks against it beside its field."""
    row.refresh_from_db()
    return _page(request, row, asked=deed.key, forms={deed.key: form}, status=status)


def _page(
    request: DeskRequest,
    row: Assignment,
    *,
    asked: str = "",
    forms: Mapping[str, StepForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    reader = Reader(request.officer, office_day(request.at), current_rulebook().calendar)
    context = assignment_page.context(row, reader, asked=asked)
    context["blocks"] = [_block(request, row, deed, forms or {}) for deed in context["deeds"]]
    context["stray"] = _without_place(context["blocks"], forms or {})
    context["breadcrumb"] = _way(request, row, _title(row))
    return desk_page(
        request,
        "workbench/assignment.html",
        context,
        title=row.requirement.task.title,
        current="tasks",
        status=status,
    )


def _block(
    request: DeskRequest, row: Assignment, deed: Deed, forms: Mapping[str, StepForm]
) -> dict[str, Any]:
    """One form of the middle column: bound if it was just sent, with the reason if it may not be sent."""
    form = forms.get(deed.key) or deed.form(assignment=row, officer_id=request.officer.pk)
    reporting = isinstance(form, ReportForm)
    return {
        "deed": deed,
        "form": form,
        "action": reverse("workbench:assignment_step", args=[row.pk, deed.key]),
        "refused": deed.refusal(request.officer, row),
        "kept": form.kept_files() if isinstance(form, ReportForm) else None,
        "issues": assignment_page.waiting_issues() if reporting and not form.is_bound else None,
        "keep_draft": form.is_bound,
    }


def _without_place(blocks: Iterable[Mapping[str, Any]], forms: Mapping[str, StepForm]) -> StepForm | None:
    """A form that was sent and has no place on the page by now: what was said against it stands on top."""
    shown = {block["deed"].key for block in blocks if not block["refused"]}
    return next((form for key, form in forms.items() if key not in shown), None)


def _title(row: Assignment) -> str:
    number = row.requirement.task.number
    return _("任务 {number} · {organ}").format(number=number, organ=shortened(row.organ.label, 30))


def _way(request: DeskRequest, row: Assignment, here: str, *more: Link) -> Breadcrumb:
    address = reverse("workbench:tasks")
    tasks = Link(text=_("我的任务"), href=address)
    if row.organ_id != request.officer.organ_id:
        tasks = Link(text=_("全部任务"), href=f"{address}?scope=all")
    return Breadcrumb(links=(tasks, *more), here=here)
