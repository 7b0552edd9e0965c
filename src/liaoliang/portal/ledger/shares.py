"""A share drawn in a table cell: how many of how many, as bar and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from liaoliang.ui.charts import percent
from liaoliang.ui.component import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Component):
    """`done` of `all`."""

    template: ClassVar[str] = "share"
    done: int
    all: int

    @property
    def width(self) -> str:
        """The bar's width in percent."""
        return f"{percent(self.done, self.all):.2f}"

    def render(self) -> SafeString:
        """Its template lies with the portal, not with the components of every surface."""
        return render_to_string("portal/ledger/share.html", {"it": self})

    __str__ = render
    __html__ = render
