"""Pages that look alike: a form with its way back, a list with its place in the address, a download."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, TypeVar
from urllib.parse import quote

from django.contrib import messages
from django.db.models import F, Model, Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from liaoliang.base.clock import SHANGHAI
from liaoliang.errors import BadInputError, NotFoundError, gettext_noop
from liaoliang.ui.address import with_cursor
from liaoliang.ui.component import Component
from liaoliang.ui.components import Breadcrumb, Button, Link, Pager
from liaoliang.workbench.programme.forms import DeskForm
from liaoliang.workbench.shell import DeskRequest, desk_page, see_other

M = TypeVar("M", bound=Model)
PAGE: Final = 50
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_HERE: Final = gettext_noop("没有找到您要的内容，也可能不在您的办理范围内")
Words = str | Promise


def way(name: str, *args: object) -> str:
    """The address of a page of the workbench."""
    return reverse(f"workbench:{name}", args=args)


def link(text: Words, name: str, *args: object) -> Link:
    """A link to a page of the workbench."""
    return Link(text=text, href=way(name, *args))


def trail_of(here: Words, *links: Link) -> Breadcrumb:
    """The way here."""
    return Breadcrumb(links=links, here=here)


def moment(at: datetime) -> str:
    """A moment as Shanghai's clocks show it."""
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def form_page(
    request: DeskRequest,
    form: DeskForm,
    *,
    title: Words,
    back: Link,
    button: Words = "",
    danger: bool = False,
    lead: Words = "",
    above: Sequence[Component] = (),
    current: str = "",
    draft: str = "",
) -> HttpResponse:
    """One form in one column, with its way back. Errors stand on top and beside the fields."""
    inner = {
        "form": form,
        "back": back,
        "button": Button(text=button or _("保存"), kind="danger" if danger else "primary"),
        "lead": lead,
        "above": above,
        "draft": draft,
        "multipart": form.is_multipart(),
        "breadcrumb": Breadcrumb(links=(back,), here=title),
    }
    return desk_page(
        request,
        "workbench/programme/form.html",
        inner,
        title=title,
        current=current,
        status=form.status,
    )


def done(
    request: DeskRequest, sentence: str, name: str, *args: object, query: str = ""
) -> HttpResponseRedirect:
    """303 to a page that says what has been done."""
    messages.success(request, sentence)
    return see_other(name, *args, query=query)


def found(rows: QuerySet[M], pk: int) -> M:
    """The row of that number within `rows`, which the caller has scoped. Raises NotFoundError."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotFoundError(NOT_HERE)
    return row


def paged(request: DeskRequest, rows: QuerySet[M], *, size: int = PAGE) -> tuple[list[M], Pager | None]:
    """One page of rows, newest first by number, and the way on: the cursor is the last number seen."""
    (after,) = _cursor(request, 1) or (None,)
    narrowed = rows if after is None else rows.filter(pk__lt=after)
    page = list(narrowed.order_by("-pk")[: size + 1])
    return page[:size], _pager(request, size, str(page[size - 1].pk)) if len(page) > size else None


def ordered_page(
    request: DeskRequest, rows: QuerySet[M], field: str, *, size: int = PAGE
) -> tuple[list[M], Pager | None]:
    """The same in the order of a whole-number field, then by number: the cursor is both of the last row."""
    after = _cursor(request, 2)
    if after:
        order, pk = after
        rows = rows.filter(Q(**{f"{field}__gt": order}) | Q(**{field: order, "pk__gt": pk}))
    page = list(rows.annotate(cursor_order=F(field)).order_by("cursor_order", "pk")[: size + 1])
    if len(page) <= size:
        return page, None
    last = page[size - 1]
    return page[:size], _pager(request, size, f"{last.cursor_order}-{last.pk}")  # type: ignore[attr-defined] # annotated above


def _cursor(request: DeskRequest, parts: int) -> tuple[int, ...]:
    """The numbers of the place in the address; empty at the start. Raises BadInputError."""
    written = request.GET.get("cursor", "")
    if not written:
        return ()
    numbers = written.split("-")
    if len(numbers) != parts or not all(number.isdecimal() and len(number) < 19 for number in numbers):
        raise BadInputError("", gettext_noop("地址里的翻页位置不对，请回到第一页"))
    return tuple(int(number) for number in numbers)


def _pager(request: DeskRequest, size: int, cursor: str) -> Pager:
    query = {name: request.GET.getlist(name) for name in request.GET}
    href = with_cursor(request.path, query, cursor)
    return Pager(words=_("本页 {n} 条").format(n=size), next=href)


def attachment(
    content: bytes | Iterable[bytes], name: str, media_type: str
) -> HttpResponse | StreamingHttpResponse:
    """A download under an official name that no browser opens or guesses at."""
    response: HttpResponse | StreamingHttpResponse
    if isinstance(content, bytes):
        response = HttpResponse(content, content_type=media_type)
    else:
        response = StreamingHttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
