"""待指定单位: written names that did not say which organs they mean, and the person who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Notice, UnitQuestion
from liaoliang.ledger.selectors import coordinated_notice, draft_preview, unit_questions
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Organ, OrganKind
from liaoliang.organisations.selectors import organs
from liaoliang.ui.components import Column, EmptyState, Facet, FacetOption, FilterBar, Link, Row, Table
from liaoliang.workbench.programme.forms import DeskForm, GroundForm, attempt, sent
from liaoliang.workbench.programme.notices.draft_pages import unit_line
from liaoliang.workbench.programme.notices.sight import question_of
from liaoliang.workbench.programme.notices.tabs import tabs, way_to
from liaoliang.workbench.programme.pages import done, form_page, link, way
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "notices"
ORGANS_TOLD = 5
both = require_http_methods(["GET", "POST"])


class AnswerForm(DeskForm):
    """Which organs the written name means."""

    organs = forms.TypedMultipleChoiceField(
        label=gettext_lazy("指哪些单位"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    as_alias = forms.BooleanField(
        label=gettext_lazy("以后这个名字就指它（登记为别名）"),
        required=False,
        help_text=gettext_lazy("只选一个单位时才登记；登记后以后的通知也照此认。"),
    )

    def __init__(self, offered: Iterable[Organ], kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organs"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(organ.pk, organ.label) for organ in offered]
        if kind == UnitQuestion.Kind.UNKNOWN:
            field.help_text = _("名字最像的排在最前。")
        else:
            del self.fields["as_alias"]

    @property
    def answer(self) -> dict[str, Any]:
        """For the service."""
        stated = self.cleaned_data
        return {"organ_ids": stated["organs"], "as_alias": stated.get("as_alias", False)}


@require_GET
@officer_view(business=True)
def units(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Every name that waits, with how often it occurs."""
    notice = coordinated_notice(request.officer, notice_id)
    with_answered = request.GET.get("all") == "1"
    inner: dict[str, Any] = {
        "tabs": tabs(notice, request.officer, "units"),
        "breadcrumb": way_to(notice, _("待指定单位")),
        "filters": _list_filter(notice, with_answered),
        "table": _table(notice, list(unit_questions(notice, only_open=not with_answered))),
    }
    if notice.state == NoticeState.DRAFT:
        inner |= {"filters": "", "table": _foreseen(notice)}
    return desk_page(request, "workbench/programme/list.html", inner, title=_("待指定单位"), current=ROOM)


@both
@officer_view(business=True)
def unit(request: DeskRequest, notice_id: int, question_id: int) -> HttpResponseBase:
    """One name: choose its organs; all, none or one kind at a time."""
    question = question_of(request.officer, notice_id, question_id)
    offered = _offered(request, question)
    chosen = _picked(offered, request.GET.get("pick", ""))
    form = AnswerForm(offered, question.kind, sent(request), initial={"organs": chosen})
    step = partial(services.answer_unit_question, question_id=question_id, by=request.officer, at=request.at)
    made = attempt(form, lambda: step(**form.answer))
    if made is not None:
        return done(request, _received(made), "units", notice_id)
    return _unit_page(request, notice_id, question, offered, form)


@both
@officer_view(business=True)
def unit_dismiss(request: DeskRequest, notice_id: int, question_id: int) -> HttpResponseBase:
    """The name means nobody who answers."""
    question = question_of(request.officer, notice_id, question_id)
    form = GroundForm(sent(request))
    step = partial(services.dismiss_unit_question, question_id=question_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已记下：不是责任单位"), "units", notice_id)
    title = _("“{text}”不是责任单位").format(text=question.text)
    back = link(question.text, "unit", notice_id, question_id)
    return form_page(request, form, title=title, back=back, button=_("不是责任单位"), current=ROOM)


def _unit_page(
    request: DeskRequest,
    notice_id: int,
    question: UnitQuestion,
    offered: Sequence[Organ],
    form: AnswerForm,
) -> HttpResponseBase:
    notice = coordinated_notice(request.officer, notice_id)
    same = [row for row in unit_questions(notice) if row.text == question.text]
    inner = {
        "question": question,
        "notice": notice,
        "form": form,
        "same": same or [question],
        "picks": _picks(request, offered, has_candidates=bool(question.candidates)),
        "searched": request.GET.get("q", "").strip(),
        "everybody": request.GET.get("all") == "1",
        "breadcrumb": way_to(notice, question.text),
        "is_open": question.state == UnitQuestion.State.OPEN,
        "answer": Organ.objects.filter(pk__in=question.answer),
    }
    template = "workbench/programme/notices/unit.html"
    title = _("“{text}”指谁").format(text=question.text)
    return desk_page(request, template, inner, title=title, current=ROOM, status=form.status)


def _offered(request: DeskRequest, question: UnitQuestion) -> list[Organ]:
    """Whom to choose from: the candidates, or all organs where there are none or all are asked for.

    The likeliest stand first. A part of a name narrows the list; what is sent may name any of them.
    """
    rows = organs().order_by("sort_order", "id")
    if question.candidates and request.GET.get("all") != "1":
        rows = rows.filter(pk__in=question.candidates)
    found = list(rows)
    words = request.GET.get("q", "").strip()
    if words and request.method == "GET":
        found = [organ for organ in found if words in organ.name or words in organ.short_name]
    return sorted(found, key=lambda organ: -likeness(question.text, organ))


def _received(made: Sequence[Assignment]) -> str:
    """Which organ got which requirements, as far as a message may be long."""
    by_organ: dict[str, list[int]] = {}
    for row in made:
        by_organ.setdefault(row.organ.label, []).append(row.requirement.ordinal)
    lines = [
        _("{organ}收到第 {numbers} 条").format(organ=organ, numbers="、".join(map(str, sorted(numbers))))
        for organ, numbers in list(by_organ.items())[:ORGANS_TOLD]
    ]
    if len(by_organ) > ORGANS_TOLD:
        lines.append(_("还有 {n} 个单位").format(n=len(by_organ) - ORGANS_TOLD))
    if not lines:
        return _("已指定，这些单位早已承担这些要求")
    return _("已指定：{lines}").format(lines="；".join(lines))


def likeness(text: str, organ: Organ) -> int:
    """How many signs of the written name the organ's names have: the likeliest stand first."""
    names = set(organ.name) | set(organ.short_name)
    return sum(sign in names for sign in set(text))


def _picked(offered: Iterable[Organ], pick: str) -> list[int]:
    """Ids ticked beforehand: all of them, one kind, or none."""
    if pick == "all":
        return [organ.pk for organ in offered]
    return [organ.pk for organ in offered if organ.kind == pick]


def _picks(request: DeskRequest, offered: Sequence[Organ], *, has_candidates: bool) -> FilterBar:
    """Links that tick many boxes at once; they work without a script."""
    kept = {name: request.GET[name] for name in ("all", "q") if request.GET.get(name)}
    kinds = [kind for kind in OrganKind if any(organ.kind == kind for organ in offered)]
    offers = [("all", _("全选")), ("none", _("全不选")), *((kind.value, str(kind.label)) for kind in kinds)]
    options = tuple(
        FacetOption(
            text=text,
            href=f"{request.path}?{urlencode({'pick': pick, **kept})}",
            count=None if pick in {"all", "none"} else len(_picked(offered, pick)),
            chosen=False,
        )
        for pick, text in offers
    )
    narrowed = has_candidates and "all" not in kept
    whole = Link(text=_("从全部单位里选"), href=f"{request.path}?all=1") if narrowed else None
    return FilterBar(facets=(Facet(label=_("一次勾选"), options=options),), clear=whole)


def _list_filter(notice: Notice, with_answered: bool) -> FilterBar:
    path = way("units", notice.pk)
    option = FacetOption(
        text=_("也看已指定的"), href=path if with_answered else f"{path}?all=1", chosen=with_answered
    )
    return FilterBar(facets=(Facet(label="", options=(option,)),))


def _table(notice: Notice, questions: Sequence[UnitQuestion]) -> Table:
    by_text: dict[tuple[str, str], list[UnitQuestion]] = {}
    for question in questions:
        key = (question.text, question.kind if question.kind == "unknown" else str(question.pk))
        by_text.setdefault(key, []).append(question)
    heads = (_("原文"), _("情形"), _("出现在"), _("状态"))
    return Table(
        caption=_("待指定单位"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_row(notice, same) for same in by_text.values()),
        panel=True,
        empty=EmptyState(title=_("没有要指定的单位"), text=_("通知里的每个名字都知道指谁。")),
    )


def _foreseen(notice: Notice) -> Table:
    """Names of a draft that will have to be asked about once it is adopted."""
    rows = tuple(
        Row(cells=(unit.text, unit_line(unit).words, _("第 {n} 条").format(n=item.row.ordinal)))
        for item in draft_preview(notice).rows
        for unit in item.units
        if unit.needs_answer and not item.row.is_excluded
    )
    heads = (_("原文"), _("情形"), _("出现在"))
    return Table(
        caption=_("列入台账后在这里指定"),
        columns=tuple(Column(text=text) for text in heads),
        rows=rows,
        panel=True,
        show_caption=True,
        empty=EmptyState(title=_("没有要指定的单位"), text=_("通知里的每个名字都知道指谁。")),
    )


def _row(notice: Notice, same: Sequence[UnitQuestion]) -> Row:
    first = same[0]
    href = way("unit", notice.pk, first.pk)
    places = "、".join(_("第 {n} 条").format(n=row.requirement.ordinal) for row in same)
    cells = (Link(text=first.text, href=href), first.get_kind_display(), places, first.get_state_display())
    return Row(cells=cells, href=href)
