"""The daily seals: what they are, one of them, and how to check it oneself."""

from __future__ import annotations

import json

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaoliang.base.clock import SHANGHAI
from liaoliang.base.models import Seal
from liaoliang.base.seals import file_of
from liaoliang.portal import archive
from liaoliang.portal.columns import SEALS
from liaoliang.portal.facts import trail
from liaoliang.portal.page import Page, Reading, finished
from liaoliang.portal.shell import Article, Frame, column_link, page
from liaoliang.ui.components import Column, EmptyState, Link, Row, Table
from liaoliang.ui.words import day_words

JSON_TYPE = "application/json"


def seal_list(reading: Reading, number: int | None = None) -> Page:
    """Seals, the newest first."""
    part = archive.part_of(trail.seals(), number)
    columns = (
        Column(text=_("封存日")),
        Column(text=_("序号"), narrow=True),
        Column(text=_("封存了多少条记录"), numeric=True),
        Column(text=_("根摘要")),
    )
    table = Table(
        caption=_("每日封存"),
        columns=columns,
        rows=tuple(_row(reading, seal) for seal in reversed(list(part.rows))),
        pager=part.pager(lambda at: reading.href("seals-page", number=at)),
        empty=EmptyState(
            title=_("还没有封存"), text=_("系统每天夜里封存一次当天的办理记录，封存后会列在这里。")
        ),
    )
    frame = Frame(title=_("留痕封存"), column=SEALS, tags=frozenset({"seals"}))
    context = {"table": table, "receipt_href": reading.href("receipt")}
    return page(reading, "seals.html", frame, context)


def _row(reading: Reading, seal: Seal) -> Row:
    link = Link(text=day_words(seal.day), href=reading.href("seal", number=seal.number))
    return Row(cells=(link, str(seal.number), str(seal.events), f"{seal.root[:16]}…"))


def seal_page(reading: Reading, number: int) -> Page:
    """One seal, field by field, and how to check it."""
    seal = trail.seal(number)
    count = ngettext("{n} 条记录", "{n} 条记录", seal.events).format(n=seal.events)
    title = _("{day}的封存").format(day=day_words(seal.day))
    context = {
        "record": seal,
        "sealed_at": seal.sealed_at.astimezone(SHANGHAI),
        "count": count,
        "file_href": reading.href("seal-file", number=number),
        "receipt_href": reading.href("receipt"),
        "previous_href": reading.href("seal", number=number - 1) if number > 1 else "",
    }
    frame = Frame(
        title=title,
        column=SEALS,
        trail=(column_link(reading, SEALS),),
        article=Article(title, seal.day, reading_source()),
        tags=frozenset({f"seal:{number}"}),
    )
    return page(reading, "seal.html", frame, context)


def reading_source() -> str:
    """Seals come from the platform itself."""
    return _("本平台自动生成")


def seal_file(reading: Reading, number: int) -> Page:
    """The seal exactly as it is handed out, for programs and for keeping elsewhere."""
    text = json.dumps(file_of(trail.seal(number)), ensure_ascii=False, indent=1) + "\n"
    return finished(reading, text, media_type=JSON_TYPE, tags=frozenset({f"seal:{number}"}))
