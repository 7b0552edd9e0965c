"""Adopted notices, with their official metadata and their text."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema

from liaoliang.api.cursors import PAGE, After, Limit, Listing
from liaoliang.api.envelopes import Answer, Listed, OrganRef, answers
from liaoliang.api.fields import place, said
from liaoliang.base.clock import office_now
from liaoliang.ledger.models import Notice
from liaoliang.ledger.selectors import public_notice, public_notices
from liaoliang.ledger.states import NoticeState

router = Router(tags=["要点和任务 notices and tasks"])
NEWEST_FIRST = Listing("notices", ("-year", "-pk"))
ADDRESS = "/notices/{notice_id}"
NoticeId = Annotated[int, place("通知编号", "notice id", 3)]


class NoticeOut(Schema):
    """An adopted notice: its official metadata."""

    id: int = said("通知编号", "notice id", 3)
    title: str = said("标题", "title", "关于下达聊城市2021年度政务公开任务的通知")
    document_number: str = said("发文字号", "document number; may be blank", "聊政办演〔2021〕5号")
    index_number: str = said("索引号", "index number; may be blank", "11371500MB28359259/2021-0000005")
    written_on: date | None = said("成文日期", "day it was written", "2021-06-03")
    released_on: date | None = said("发布日期", "day it was released", "2021-06-07")
    publisher: str = said("发布机构", "who released it; may be blank", "聊城市人民政府办公室")
    validity: str = said("有效性", "whether it is in force, as written", "有效")
    issuing_organ: OrganRef = said("统筹单位", "the organ that coordinates it")
    year: int = said("年度", "year of the tasks", 2021)
    state: NoticeState = said(
        "台账状态:adopted 执行中、closed 已截止（不再变动，不等于都已办结）",
        "whether its ledger runs",
        "adopted",
    )
    adopted_on: date | None = said("列入台账的日期", "day its ledger was begun", "2021-06-08")
    closed_on: date | None = said("办结日期", "day its ledger was closed", None)

    @staticmethod
    def resolve_issuing_organ(notice: Notice) -> OrganRef:
        return OrganRef.of(notice.issuing_organ)


class Section(Schema):
    """A part of the text with its parts."""

    level: int = said("标题层级,从 1 起", "level of the heading, from 1", 1)
    heading: str = said("标题", "heading", "一、推动重点领域信息公开")
    text: str = said("正文", "text under the heading", "公开部门预算和决算。")
    children: list[Section] = said("下级部分", "parts beneath", [])


class OneNoticeOut(Answer):
    """One notice with its text."""

    notice: NoticeOut = said("通知", "the notice")
    body: list[Section] = said("正文", "its text as a tree")


@router.get("/notices", response=answers(Listed[NoticeOut]), url_name="notices", summary="工作要点通知")
def list_notices(request: HttpRequest, after: After = "", limit: Limit = PAGE) -> object:
    """已列入台账的通知,最新的在前。Notices whose ledger is kept, newest first."""
    found = NEWEST_FIRST.part(public_notices(), after, limit)
    return {"as_of": office_now(), "items": found.rows, "next": found.next}


@router.get(ADDRESS, response=answers(OneNoticeOut), url_name="notice", summary="一份通知")
def one_notice(request: HttpRequest, notice_id: NoticeId) -> object:
    """一份通知的元数据和正文。One notice: metadata and text."""
    notice = public_notice(notice_id)
    return {"as_of": office_now(), "notice": notice, "body": [_section(part) for part in notice.body]}


def _section(part: dict[str, Any]) -> dict[str, Any]:
    below = [_section(child) for child in part.get("children", [])]
    return {"level": part["level"], "heading": part["heading"], "text": part["text"], "children": below}
