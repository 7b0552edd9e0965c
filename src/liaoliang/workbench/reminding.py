"""Reminding as every list of the desk does it: what is sent, and the sentence afterwards."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.errors import BadInputError
from liaoliang.ledger import services
from liaoliang.workbench.shell import DeskRequest

NOTHING_CHOSEN = gettext_noop("还没有选中任何任务，请先在列表里勾选")


def remind(request: DeskRequest, assignment_ids: Collection[int]) -> str:
    """Remind the organs of these assignments. Raises BadInputError for none, and what the service raises."""
    if not assignment_ids:
        raise BadInputError("", NOTHING_CHOSEN)
    count = services.remind(assignment_ids=assignment_ids, by=request.officer, at=request.at)
    return _("已催办 {n} 项；今天催过的没有重复发送").format(n=count)
