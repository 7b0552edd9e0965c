"""What adopting a draft will do, said before it is done: whom it reaches, what stays open, what deserves a look."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from liaoliang.ledger.models import Governing
from liaoliang.ledger.selectors import DraftPreview, RowPreview
from liaoliang.ui.component import Component
from liaoliang.ui.components import Figure, Figures, IssueLine, IssueList
from liaoliang.ui.states import State
from liaoliang.workbench.programme.notices.draft_pages import issues, unit_line
from liaoliang.workbench.programme.pages import link


def what_adoption_does(preview: DraftPreview) -> tuple[Component, ...]:
    """Figures of what goes out, and a list of what is in the way, deserves a look, or stays open."""
    before = issues(preview).issues
    found = IssueList(title=_("列入前请看"), issues=(*before, *_open_questions(preview)))
    return (_reach(preview), found) if found.issues else (_reach(preview),)


def live_rows(preview: DraftPreview) -> list[RowPreview]:
    """The rows that will be taken in."""
    return [item for item in preview.rows if not item.row.is_excluded]


def _reach(preview: DraftPreview) -> Figures:
    rows = live_rows(preview)
    organs = {name for item in rows for unit in item.units for name in unit.organs}
    shown = (
        (len(organs), _("个单位收到任务"), None),
        (sum(item.organs for item in rows), _("份任务送出"), None),
        (len(rows), _("条要求"), None),
        (preview.questions, _("处单位列入后指定"), State.WARNING if preview.questions else State.VERIFIED),
    )
    return Figures(
        figures=tuple(Figure(value=str(number), label=words, state=state) for number, words, state in shown)
    )


def _open_questions(preview: DraftPreview) -> Iterator[IssueLine]:
    for item in live_rows(preview):
        for unit in item.units:
            if unit.needs_answer:
                words = _("第 {n} 条“{unit}”：{how}").format(
                    n=item.row.ordinal, unit=unit.text, how=unit_line(unit).words
                )
                yield IssueLine(text=words, severity="warn")
    undecided = preview.notice.disagreements.filter(decision=Governing.UNDECIDED).count()
    if undecided:
        words = _("附件与正文有 {n} 处不一致还没有决定，先以附件为准").format(n=undecided)
        way = link(_("去决定"), "disagreements", preview.notice.pk)
        yield IssueLine(text=words, severity="warn", action=way)
