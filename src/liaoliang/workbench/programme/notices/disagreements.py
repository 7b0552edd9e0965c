"""附件与正文差异: both texts side by side with what differs marked, and the coordinator's decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.ledger import services
from liaoliang.ledger.governing_dates import Deadline
from liaoliang.ledger.models import Governing, Notice, TaskDisagreement
from liaoliang.ledger.rewording import Outcomes, outcomes_of
from liaoliang.ledger.selectors import coordinated_notice
from liaoliang.ledger.selectors import disagreements as disagreements_of
from liaoliang.ledger.states import NoticeState
from liaoliang.ui.components import Facet, FacetOption, FilterBar
from liaoliang.ui.words import day_words
from liaoliang.workbench.programme.forms import attempt, sent
from liaoliang.workbench.programme.notices.forms import DecisionForm
from liaoliang.workbench.programme.notices.sight import disagreement_of, to_place
from liaoliang.workbench.programme.notices.tabs import tabs, way_to
from liaoliang.workbench.programme.pages import way
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "notices"
both = require_http_methods(["GET", "POST"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, the same on both sides or not."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its pieces and where it stands in the file."""

    title: str
    pieces: tuple[Piece, ...]
    line: str
    governs: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What would hold after one of the two decisions."""

    title: str
    pieces: tuple[Piece, ...]
    deadline: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One place with both sides."""

    row: TaskDisagreement
    sides: tuple[Side, Side]
    results: tuple[Result, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether somebody has said which text holds."""
        return self.row.decision != Governing.UNDECIDED


@require_GET
@officer_view(business=True)
def disagreements(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """All places, the undecided ones first if asked."""
    notice = coordinated_notice(request.officer, notice_id)
    only_open = request.GET.get("open") == "1"
    rows = disagreements_of(notice)
    shown = rows.filter(decision=Governing.UNDECIDED) if only_open else rows
    inner = {
        "notice": notice,
        "tabs": tabs(notice, request.officer, "disagreements"),
        "breadcrumb": way_to(notice, _("附件与正文差异")),
        "filters": _filter(notice, only_open, rows.count()),
        "differences": [difference(row) for row in shown],
        "may_decide": notice.state in {NoticeState.DRAFT, NoticeState.ADOPTED},
    }
    template = "workbench/programme/notices/disagreements.html"
    return desk_page(request, template, inner, title=_("附件与正文差异"), current=ROOM)


@both
@officer_view(business=True)
def disagreement(request: DeskRequest, notice_id: int, disagreement_id: int) -> HttpResponseBase:
    """One place: let annex or body hold, with a ground; may be decided anew."""
    row = disagreement_of(request.officer, notice_id, disagreement_id)
    outcomes = outcomes_of(row)
    day = row.confirmed_due_on or outcomes.proposed
    form = DecisionForm(
        sent(request), asks_day=outcomes.uncertain, initial=_decided_so_far(row) | {"due_on": day}
    )
    step = partial(services.decide_disagreement, disagreement_id=row.pk, by=request.officer, at=request.at)
    decided = attempt(
        form,
        lambda: step(
            governs=Governing(form.cleaned_data["governs"]),
            ground=form.cleaned_data["ground"],
            due_on=form.cleaned_data.get("due_on"),
        ),
    )
    if decided is not None:
        messages.success(request, _("已决定：{words}").format(words=decided.get_decision_display()))
        return to_place("disagreements", notice_id, place=f"difference-{row.pk}")
    shown = replace(difference(row), results=tuple(_results(outcomes)))
    inner = {"it": shown, "form": form, "breadcrumb": way_to(row.notice, _("附件与正文差异"))}
    inner["back"] = f"{way('disagreements', notice_id)}#difference-{row.pk}"
    template = "workbench/programme/notices/disagreement.html"
    title = _("第 {n} 处：以哪个为准").format(n=row.ordinal)
    return desk_page(request, template, inner, title=title, current=ROOM, status=form.status)


def difference(row: TaskDisagreement) -> Difference:
    """Both sides of a place, with what differs marked."""
    annex, body = compared(row.annex, row.body)
    annex = _whole(row.annex_sentence, row.annex_at, row.annex, annex)
    body = _whole(row.body_sentence, row.body_at, row.body, body)
    return Difference(
        row,
        (
            Side(_("附件"), annex, line_words(row.annex_span), row.decision == Governing.ANNEX),
            Side(_("正文"), body, line_words(row.body_span), row.decision == Governing.BODY),
        ),
    )


def _decided_so_far(row: TaskDisagreement) -> dict[str, object]:
    return {"governs": row.decision, "ground": row.ground}


def _whole(sentence: str, at: int | None, words: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of the words that differ within their whole sentence, if it was kept."""
    if not sentence or at is None:
        return pieces
    around = (Piece(sentence[:at], False), *pieces, Piece(sentence[at + len(words) :], False))
    return tuple(_joined([piece for piece in around if piece.text]))


def _results(found: Outcomes) -> Iterator[Result]:
    """The requirement as it would read after each decision, with what the two do not share marked."""
    if found.annex is None or found.body is None:
        return
    sides = compared(found.annex.text, found.body.text)
    titles = (_("以附件为准后，第 {n} 条是"), _("以正文为准后，第 {n} 条是"))
    for title, outcome, pieces in zip(titles, (found.annex, found.body), sides, strict=True):
        yield Result(title.format(n=outcome.ordinal), pieces, _deadline_words(outcome.deadline))


def _deadline_words(deadline: Deadline) -> str:
    if deadline.ends is None:
        return deadline.written or _("没有写期限")
    words = day_words(deadline.ends)
    return _("{written}（{day}）").format(written=deadline.written, day=words) if deadline.written else words


def compared(annex: str, body: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; a side that is alone is one piece that differs."""
    matcher = SequenceMatcher(None, annex, body, autojunk=False)
    steps = matcher.get_opcodes()
    first = [Piece(annex[a:b], tag != "equal") for tag, a, b, _c, _d in steps if b > a]
    second = [Piece(body[c:d], tag != "equal") for tag, _a, _b, c, d in steps if d > c]
    return tuple(_joined(first)), tuple(_joined(second))


def line_words(span: list[int] | None) -> str:
    """Where it stands in the file: a span is line, first and last character."""
    return _("第 {n} 行").format(n=span[0]) if span else ""


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours of the same sort as one."""
    text, differs = "", False
    for piece in pieces:
        if text and piece.differs != differs:
            yield Piece(text, differs)
            text = ""
        text, differs = text + piece.text, piece.differs
    if text:
        yield Piece(text, differs)


def _filter(notice: Notice, only_open: bool, total: int) -> FilterBar:
    path = way("disagreements", notice.pk)
    undecided = notice.disagreements.filter(decision=Governing.UNDECIDED).count()
    option = FacetOption(
        text=_("只看待决定的"),
        href=path if only_open else f"{path}?open=1",
        count=undecided,
        chosen=only_open,
    )
    found = _("共 {n} 处，待决定 {m} 处").format(n=total, m=undecided)
    return FilterBar(facets=(Facet(label="", options=(option,)),), found=found)
