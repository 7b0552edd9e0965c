"""The list of organs: filter by kind and name, in their order, page by page."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.organisations import permissions, selectors
from liaoliang.organisations.models import Organ, OrganKind
from liaoliang.ui.address import toggled, with_value, without
from liaoliang.ui.components import (
    Button,
    Column,
    EmptyState,
    Facet,
    FacetOption,
    FilterBar,
    Link,
    Row,
    StateChip,
    Table,
)
from liaoliang.ui.states import State
from liaoliang.workbench.programme.offices.tabs import tabs
from liaoliang.workbench.programme.pages import ordered_page, way
from liaoliang.workbench.shell import DeskRequest

COLUMNS: Final = (
    gettext_noop("单位名称"),
    gettext_noop("规范简称"),
    gettext_noop("类别"),
    gettext_noop("上级单位"),
    gettext_noop("统一社会信用代码"),
    gettext_noop("状态"),
)


class OrganList:
    """One page of organs for the address that was asked for."""

    def __init__(self, request: DeskRequest) -> None:
        self.request = request
        self.officer = request.officer
        self.path = request.path
        self.query = {name: request.GET.getlist(name) for name in request.GET}
        self.kind = request.GET.get("kind", "")
        self.words = request.GET.get("name", "").strip()
        self.with_ended = request.GET.get("ended") == "1"

    @property
    def context(self) -> dict[str, Any]:
        """What `list.html` shows."""
        return {
            "tabs": tabs("organs", self.officer),
            "actions": self._actions(),
            "search": {"name": "name", "label": _("找单位"), "value": self.words},
            "filters": self._filters(),
            "table": self._table(),
        }

    def _named(self) -> QuerySet[Organ]:
        found = selectors.organs(with_ended=self.with_ended)
        if not self.words:
            return found
        written = Q(name__icontains=self.words) | Q(short_name__icontains=self.words)
        return found.filter(written | Q(aliases__name__icontains=self.words)).distinct()

    def _table(self) -> Table:
        rows = self._named().filter(**({"kind": self.kind} if self.kind else {}))
        page, pager = ordered_page(self.request, rows, "sort_order")
        return Table(
            caption=_("单位"),
            columns=tuple(Column(text=_(text)) for text in COLUMNS),
            rows=tuple(_row(organ) for organ in page),
            pager=pager,
            panel=True,
            empty=EmptyState(title=_("没有符合的单位"), text=_("换个名称，或清除筛选再看。")),
        )

    def _filters(self) -> FilterBar:
        counts = dict(self._named().order_by().values_list("kind").annotate(n=Count("id", distinct=True)))
        kinds = tuple(self._option(kind, counts[kind]) for kind in OrganKind if kind in counts)
        ended = FacetOption(
            text=_("也看停用的"), href=toggled(self.path, self.query, "ended", "1"), chosen=self.with_ended
        )
        total = counts.get(self.kind, 0) if self.kind else sum(counts.values())
        return FilterBar(
            facets=(Facet(label=_("类别"), options=kinds), Facet(label="", options=(ended,))),
            found=_("共 {n} 个").format(n=total),
            clear=self._clear(),
        )

    def _option(self, kind: OrganKind, count: int) -> FacetOption:
        chosen = self.kind == kind
        href = with_value(self.path, self.query, "kind", "" if chosen else kind.value)
        return FacetOption(text=kind.label, href=href, count=count, chosen=chosen)

    def _clear(self) -> Link | None:
        if not (self.kind or self.words or self.with_ended):
            return None
        return Link(text=_("清除筛选"), href=without(self.path, self.query, "kind", "name", "ended"))

    def _actions(self) -> list[Button]:
        if permissions.can_maintain_organs(self.officer):
            return [Button(text=_("新增单位"), href=way("organ_add"), small=True)]
        refused = _("只有系统管理员可以新增单位")
        return [Button(text=_("新增单位"), refused=refused, small=True)]


def _row(organ: Organ) -> Row:
    href = way("organ", organ.pk)
    state = (
        StateChip(state=State.VERIFIED, word=_("在用"), plain=True)
        if organ.is_active
        else StateChip(state=State.NOT_APPLICABLE, word=_("已停用"), plain=True)
    )
    cells = (
        Link(text=organ.name, href=href),
        organ.short_name or "—",
        organ.get_kind_display(),
        organ.parent.label if organ.parent else "—",
        organ.uscc or "—",
        state,
    )
    return Row(cells=cells, href=href, key=str(organ.pk), label=organ.name)
