"""Pages for what is not there, in the same dress: 404 and 410 with the frame, 500 without the database."""

from __future__ import annotations

from typing import Final

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from liaoliang.errors import LiaoliangError
from liaoliang.portal.columns import ABOUT
from liaoliang.portal.page import Page, Reading, finished
from liaoliang.portal.shell import Frame, bare_context, page, speaking

# The status of a database that does not answer.
AWAY: Final = 503


class GoneError(LiaoliangError):
    """Something that had a page and has ended (410); the sentence says what became of it."""


def not_found(reading: Reading, error: LiaoliangError | None = None) -> Page:
    """404, or 410 for what has been public; says what is missing if the error does, and where to go on."""
    gone = isinstance(error, GoneError)
    with speaking(reading):
        title = _("这一页不再提供") if gone else _("没有找到这一页")
        sentence = _(error.message).format(**error.values) if error else ""
        frame = Frame(
            title=title,
            column=ABOUT,
            status=410 if gone else 404,
            asks_whether_clear=False,
            is_listed=False,
            loose=True,
        )
        links = {"notices_href": reading.href("notices"), "sitemap_href": reading.href("sitemap")}
        return page(reading, "missing.html", frame, {"sentence": sentence, **links})


def failed(reading: Reading, *, status: int = 500) -> Page:
    """500 for a bug, 503 for a database that does not answer; so nothing here asks it."""
    with speaking(reading):
        frame = Frame(title=_("这一页暂时打不开"), column=ABOUT, status=status, is_listed=False, loose=True)
        context = {**bare_context(reading, frame), "sentence": sentence_of(status)}
        return finished(reading, render_to_string("portal/failed.html", context), status=status)


def sentence_of(status: int) -> str:
    """Whose fault it is, and what to do."""
    if status == AWAY:
        return _("数据库暂时连接不上，平台正在恢复。请过几分钟再打开；已经公开的网页大多仍可以查看。")
    return _("不是您的问题，是本站出了故障。请过几分钟再打开。")
