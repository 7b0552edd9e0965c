"""Pages about the site itself."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from liaoliang.portal.columns import ABOUT
from liaoliang.portal.facts.notices import current
from liaoliang.portal.ledger.parts import OPENAPI, ledger_name
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Frame, column_link, page
from liaoliang.ui.components import Link, TableOfContents, TocItem


def about_page(reading: Reading) -> Page:
    """Who runs it, contact, privacy, data, short cuts."""
    parts = [
        ("#what", _("这里有什么")),
        ("#contact", _("主办单位和联系方式")),
        ("#privacy", _("隐私说明")),
        ("#data", _("开放数据与接口")),
        ("#keys", _("快捷键")),
    ]
    toc = TableOfContents(items=tuple(TocItem(text=text, href=href) for href, text in parts))
    books = [
        Link(
            text=_("{ledger}（Excel）").format(ledger=ledger_name(one)),
            href=reading.href("ledger-excel", notice_id=one.id),
        )
        for one in current()
    ]
    context = {
        "books": books,
        "api_href": reverse(OPENAPI),
        "seals_href": reading.href("seals"),
    }
    frame = Frame(title=_("关于本站"), column=ABOUT, toc=toc, tags=frozenset({"notices"}))
    return page(reading, "about.html", frame, context)


def accessibility_page(reading: Reading) -> Page:
    """What is done so that everyone can read, and where it still falls short."""
    frame = Frame(title=_("无障碍声明"), column=ABOUT, trail=(column_link(reading, ABOUT),))
    return page(reading, "accessibility.html", frame, {"about_href": reading.href("about")})
