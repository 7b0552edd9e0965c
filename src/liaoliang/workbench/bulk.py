"""One step with many chosen rows of a list: all or none, and after a refusal they stay chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpResponse

from liaoliang.errors import LiaoliangError
from liaoliang.workbench.numbers import whole_numbers
from liaoliang.workbench.refusals import issue_list, status_of
from liaoliang.workbench.shell import DeskRequest, see_other


class ListPage(Protocol):
    """The list as it is shown again, with what was chosen and why it was refused."""

    def __call__(
        self, request: DeskRequest, extra: dict[str, Any], /, *, chosen: list[str], status: int
    ) -> HttpResponse: ...


def bulk_step(
    request: DeskRequest, carry_out: Callable[[DeskRequest, list[int]], str], page: ListPage, home: str
) -> HttpResponse:
    """Carry it out, say its sentence and go back to the list `home`; or show `page` with the refusal."""
    chosen = request.POST.getlist("chosen")
    try:
        sentence = carry_out(request, whole_numbers(chosen, "chosen"))
    except LiaoliangError as refusal:
        return page(request, {"refusal": issue_list(refusal)}, chosen=chosen, status=status_of(refusal))
    messages.success(request, sentence)
    return see_other(home, query=request.GET.urlencode())
