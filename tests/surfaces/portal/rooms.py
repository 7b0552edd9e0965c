"""A notice on its way through the year, and the portal read without a request."""

from __future__ import annotations

import re
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

from factories.ledger import Town, make_row
from factories.offices import AT
from liaoliang.ledger.models import Notice
from liaoliang.ledger.states import NoticeState
from liaoliang.portal.page import CHINESE, Page, Variant
from liaoliang.portal.pages import render

LATE = {"deadline": "9月30日前", "deadline_to": date(2021, 9, 30)}
BODY = [
    {
        "level": 1,
        "heading": "深化重点工作公开",
        "text": "未涉及上述领域的单位自行确定。",
        "line": 9,
        "children": [
            {
                "level": 2,
                "heading": "围绕重点工作推进公开",
                "text": "10个工作日内公开。",
                "line": 10,
                "children": [],
            }
        ],
    }
]
FRONT = {
    "addressee": "各县人民政府",
    "texts": [
        "无障碍阅读 返回首页",
        "各县人民政府:",
        "现印发给你们。",
        "2021年6月2日",
        "一、深化重点工作公开",
        "(一)围绕重点工作推进公开。10个工作日内公开。",
        "未涉及上述领域的单位自行确定。",
        "附件",
    ],
}


def draft(town: Town, **changes: Any) -> Notice:
    """A draft with official fields and a text."""
    facts = {
        "title": "关于印发2021年工作要点的通知",
        "index_number": "甲A/2021-1",
        "written_on": date(2021, 6, 2),
        "released_on": date(2021, 6, 5),
        "publisher": "甲市人民政府办公室",
        "validity": "有效",
        "front": FRONT,
        "body": BODY,
        **changes,
    }
    return town.draft(**facts)


def year(town: Town, *rows: dict[str, Any], **changes: Any) -> Notice:
    """The same taken up, with these rows."""
    notice = draft(town, **changes)
    for row in rows or ({},):
        make_row(notice, **row)
    return town.adopt(notice)


def closed(notice: Notice) -> Notice:
    """The end of its year, whatever is still open."""
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.CLOSED, closed_on=AT.date())
    notice.refresh_from_db()
    return notice


def read(key: str, *, language: str = CHINESE, care: bool = False, at: datetime = AT) -> Page:
    """A page as of the moment of the tests."""
    return render(key, Variant(language, care), at)


def text(key: str, **how: Any) -> str:
    """The same as text."""
    return read(key, **how).content.decode()


class Words(HTMLParser):
    """The words a reader sees, and what a checker wants to know of the markup."""

    VOID = frozenset({"meta", "link", "input", "br", "wbr", "img", "hr"})
    SILENT = frozenset({"script", "style", "svg", "title"})

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.unclosed: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.links: list[str] = []
        self.meta: dict[str, str] = {}
        self.said: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        if tag == "meta" and "name" in named:
            self.meta[named["name"]] = named.get("content", "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape of a drawing: closed where it opens, and nothing in it."""

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID or not self.open:
            return
        if self.open[-1] != tag:
            self.unclosed.append(f"{self.open[-1]} before /{tag}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.SILENT & set(self.open):
            self.said.append(data)

    @property
    def sentence(self) -> str:
        """Everything said, without spaces."""
        return "".join("".join(self.said).split())


def words(key: str, **how: Any) -> Words:
    """A page, taken apart."""
    return Words(text(key, **how))


def said(key: str, **how: Any) -> str:
    """What a reader sees on a page, without spaces."""
    return words(key, **how).sentence
