"""From one report to the next: what a verifier has just decided, and what still waits for a decision."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from liaoliang.ledger.models import Assignment
from liaoliang.organisations.models import Officer
from liaoliang.workbench.steps import Deed
from liaoliang.worklist.selectors import waiting_for

DECISIONS = frozenset({"verify", "return"})
REVIEW = "review"


def said_and_next(officer: Officer, row: Assignment, deed: Deed) -> str:
    """What was done; after a decision on a report with whose it was, the next one, and the way to the list."""
    if deed.key not in DECISIONS:
        return str(deed.done)
    said = _("{done}：任务 {n}，{organ}").format(
        done=deed.done, n=row.requirement.task.number, organ=row.organ.label
    )
    waiting = waiting_for(officer).filter(category=REVIEW)
    following = waiting.first()
    way = reverse("workbench:inbox")
    if following is None:
        return format_html('{}。{} <a href="{}">{}</a>', said, _("没有别的等您核实。"), way, _("回到等我办"))
    return format_html(
        '{}。<a href="{}">{}</a> · <a href="{}?category={}">{}</a>',
        said,
        following.link,
        _("下一件"),
        way,
        REVIEW,
        _("回到清单（还有 {n} 件）").format(n=waiting.count()),
    )
