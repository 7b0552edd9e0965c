"""The frame around every page: names, columns, ways to read it, legal marks, the last seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from liaoliang.base import demo
from liaoliang.base.seals import latest
from liaoliang.portal.columns import COLUMNS, HOME, Column
from liaoliang.portal.page import CHINESE, MOMENT_PLACE, Page, Reading, finished
from liaoliang.ui.components import Breadcrumb, Link, NavItem, SealBox, TableOfContents


@dataclass(frozen=True, slots=True)
class Article:
    """What a content page says of itself: title, day of release, who it comes from."""

    title: str
    released_on: date
    source: str

    @property
    def released_at(self) -> str:
        """`YYYY-MM-DD HH:MM`, as the guideline asks; documents carry a day and no hour."""
        return f"{self.released_on:%Y-%m-%d} 00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the frame needs to know of one page; a `loose` one lies in no column that the bar could mark."""

    title: str
    column: Column
    trail: Sequence[Link] = ()
    here: str = ""
    article: Article | None = None
    toc: TableOfContents | None = None
    asks_whether_clear: bool = True
    is_listed: bool = True
    tags: frozenset[str] = field(default_factory=frozenset)
    stale_at: datetime | None = None
    status: int = 200
    loose: bool = False


def page(reading: Reading, template: str, frame: Frame, context: Mapping[str, Any] | None = None) -> Page:
    """Render a template of the portal inside the frame."""
    inner = {**frame_context(reading, frame), **(context or {})}
    stale_at = frame.stale_at
    if inner["demo_on"]:
        stale_at = min(reading.midnight, stale_at or reading.midnight)
    text = render_to_string(f"portal/{template}", inner)
    tags = frame.tags | {"shell"}
    return finished(reading, text, status=frame.status, tags=tags, stale_at=stale_at)


def frame_context(reading: Reading, frame: Frame) -> dict[str, Any]:
    """The context of the layout; two queries, for the demonstration mark and the last seal."""
    is_demo = demo.is_demo()
    return {
        **bare_context(reading, frame),
        "demo_on": reading.on if is_demo else None,
        "seal": _seal(reading, machine_time=is_demo),
        "as_of": MOMENT_PLACE,
        "feedback": _feedback(reading) if frame.asks_whether_clear else None,
        "breadcrumb": breadcrumb(reading, frame),
        "toc": frame.toc,
    }


def bare_context(reading: Reading, frame: Frame) -> dict[str, Any]:
    """The part of it that asks no database."""
    nav = [_nav_item(reading, column, frame) for column in COLUMNS]
    return {
        "site": settings.SITE,
        "care": reading.variant.care,
        "reading": reading,
        "path": reading.path,
        "title": frame.title,
        "meta": meta(frame),
        "is_listed": frame.is_listed,
        "home_href": reading.href("home"),
        "search_href": reading.href("search"),
        "accessible_href": reading.href("accessibility"),
        "other_language": _other_language(reading),
        "nav": nav,
        "care_nav": [item for item, column in zip(nav, COLUMNS, strict=True) if column.in_care],
        "footer_links": footer_links(reading),
    }


def meta(frame: Frame) -> list[tuple[str, str]]:
    """The tags that the guideline for government websites asks of each page (国办发〔2017〕47号)."""
    site, column, article = settings.SITE, frame.column, frame.article
    tags = [("SiteName", site["title"]), ("SiteDomain", site["domain"]), ("SiteIDCode", site["id_code"])]
    if column is not HOME:
        tags += [
            ("ColumnName", str(column.name)),
            ("ColumnDescription", str(column.description)),
            ("ColumnKeywords", str(column.keywords)),
            ("ColumnType", str(column.kind)),
        ]
    if article:
        tags += [
            ("ArticleTitle", article.title),
            ("PubDate", article.released_at),
            ("ContentSource", article.source),
        ]
    return tags


def breadcrumb(reading: Reading, frame: Frame) -> Breadcrumb | None:
    """The way from the home page; the home page itself has none."""
    if frame.column is HOME:
        return None
    home = Link(text=HOME.name, href=reading.href("home"))
    return Breadcrumb(links=(home, *frame.trail), here=frame.here or frame.title)


def column_link(reading: Reading, column: Column) -> Link:
    """A column as a step of the breadcrumb."""
    return Link(text=column.name, href=reading.href(column.route))


def footer_links(reading: Reading) -> list[Link]:
    """What stands at the foot of every page."""
    pages: list[tuple[str | Promise, str]] = [
        (_("网站地图"), reading.href("sitemap")),
        (_("联系我们"), reading.href("about") + "#contact"),
        (_("隐私说明"), reading.href("about") + "#privacy"),
        (_("无障碍声明"), reading.href("accessibility")),
        (_("开放数据与接口"), reading.href("about") + "#data"),
    ]
    return [Link(text=text, href=href) for text, href in pages]


def _nav_item(reading: Reading, column: Column, frame: Frame) -> NavItem:
    return NavItem(
        text=column.name, href=reading.href(column.route), current=column is frame.column and not frame.loose
    )


def _other_language(reading: Reading) -> dict[str, str]:
    other = reading.other()
    names = {CHINESE: ("zh-CN", "中文")}
    code, text = names.get(other.variant.language, ("en", "English"))
    return {"href": other.path, "code": code, "text": text}


def _seal(reading: Reading, *, machine_time: bool) -> SealBox | None:
    seal = latest()
    if seal is None:
        return None
    check = Link(text=_("怎样自己核对"), href=reading.href("seal", number=seal.number) + "#check")
    return SealBox(day=seal.day, count=seal.events, digest=seal.root, check=check, machine_time=machine_time)


def _feedback(reading: Reading) -> dict[str, str]:
    ask = reading.href("feedback") + "?page=" + reading.path
    return {"yes_href": ask + "&answer=clear", "no_href": ask + "&answer=unclear"}


def speaking(reading: Reading) -> translation.override:
    """The reader's language, for everything a page function says."""
    return translation.override(reading.variant.language)
