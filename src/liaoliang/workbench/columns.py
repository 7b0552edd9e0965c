"""Which columns of a list an officer wants to see: kept in a cookie for each list and person, works without scripts.

The cookie names what is hidden, so that a column that comes later is seen. Whoever shares a computer keeps
his or her own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_noop

from liaoliang.errors import BadInputError, NotFoundError
from liaoliang.ui.components import Row, RowGroup, Table, Text
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.shell import DeskRequest, officer_view

LISTS: Final = frozenset({"tasks", "inbox", "board"})
A_YEAR: Final = 365 * 24 * 3600
MOST: Final = 300
KEY: Final = re.compile(r"[a-z0-9_]{1,24}")
NO_LIST: Final = gettext_noop("没有这张表")
NOTHING_LEFT: Final = gettext_noop("至少要留一列")
NOT_UNDERSTOOD: Final = gettext_noop("列的选择看不懂，请回到列表重新选")


@dataclass(frozen=True, slots=True)
class Offer:
    """A column that may be hidden."""

    key: str
    text: Text
    shown: bool


@dataclass(frozen=True, slots=True)
class Chooser:
    """The form under a list: its columns with a tick for each that is shown. `back` is the list's address."""

    name: str
    back: str
    offers: tuple[Offer, ...]

    @property
    def hidden(self) -> int:
        """How many are not shown."""
        return sum(not offer.shown for offer in self.offers)

    @property
    def known(self) -> str:
        """All that were offered: what is not ticked among these is to be hidden."""
        return ".".join(offer.key for offer in self.offers)


def hidden(request: DeskRequest, name: str) -> frozenset[str]:
    """What this officer has hidden in this list."""
    written = request.COOKIES.get(_cookie(request, name), "").split(".")[:MOST]
    return frozenset(key for key in written if KEY.fullmatch(key))


def chooser(request: DeskRequest, name: str, columns: Mapping[str, Text]) -> Chooser:
    """The form for these columns of a list that stands at `workbench:<name>`."""
    away, query = hidden(request, name), request.GET.urlencode()
    address = reverse(f"workbench:{name}")
    offers = tuple(Offer(key, text, key not in away) for key, text in columns.items())
    return Chooser(name, f"{address}?{query}" if query else address, offers)


def remembered(request: DeskRequest, name: str, table: Table) -> dict[str, object]:
    """The table as this officer wants it, and the form to change that, for the page's context."""
    offered = {column.key: column.text for column in table.columns if column.key}
    shown = _narrowed(table, hidden(request, name))
    return {"table": shown, "chooser": chooser(request, name, offered) if table.has_rows else None}


def _narrowed(table: Table, away: frozenset[str]) -> Table:
    """The table without the hidden columns; one without a key always stays."""
    kept = [place for place, column in enumerate(table.columns) if column.key not in away or not column.key]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=_cut(table.rows, kept),
        groups=tuple(_cut_group(group, kept) for group in table.groups),
    )


def _cut_group(group: RowGroup, kept: Sequence[int]) -> RowGroup:
    return replace(group, rows=_cut(group.rows, kept))


def _cut(rows: Sequence[Row], kept: Sequence[int]) -> tuple[Row, ...]:
    return tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in rows)


@post_only
@officer_view()
def columns(request: DeskRequest) -> HttpResponse:
    """Keep the choice and go back to the list."""
    name = request.POST.get("list", "")
    if name not in LISTS:
        raise NotFoundError(NO_LIST)
    known, shown = _keys(request.POST.get("known", "").split(".")), _keys(request.POST.getlist("shown"))
    if not shown:
        raise BadInputError("", NOTHING_LEFT)
    # What another list of the same name hides (the tasks of another notice) stays hidden.
    away = (hidden(request, name) - known) | (known - shown)
    response = HttpResponseRedirect(_back(request), status=303)
    response.set_cookie(
        _cookie(request, name),
        ".".join(sorted(away)[:MOST]),
        max_age=A_YEAR,
        path=reverse("workbench:inbox"),
        samesite="Lax",
        secure=settings.HTTPS,
        httponly=True,
    )
    return response


def _keys(written: Sequence[str]) -> frozenset[str]:
    if len(written) > MOST or not all(KEY.fullmatch(key) for key in written):
        raise BadInputError("", NOT_UNDERSTOOD)
    return frozenset(written)


def _back(request: DeskRequest) -> str:
    asked, desk = request.POST.get("back", ""), reverse("workbench:inbox")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours and asked.startswith(desk) else desk


def _cookie(request: DeskRequest, name: str) -> str:
    return f"liaoliang_columns_{name}_{request.officer.pk}"
