"""Whole pages for the gallery, made of the samples."""

from __future__ import annotations

from datetime import date
from typing import Any

from liaoliang.ui import components as ui
from liaoliang.ui import samples
from liaoliang.ui.components import State
from liaoliang.ui.layout import PortalFrame, WorkbenchFrame
from liaoliang.ui.samples import NOW, PLACES, SITE, TODAY
from liaoliang.ui.words import heartbeat_words


def portal_frame() -> PortalFrame:
    """Header, navigation and footer of the portal."""
    names = ("首页", "政府信息公开", "政策与解读", "申请公开", "意见征集", "政民互动", "工作台账")
    nav = [ui.NavItem(text=name, href=f"#nav-{at}", current=at == 6) for at, name in enumerate(names)]
    return {
        "site": SITE,
        "nav": nav,
        "care_nav": [nav[0], nav[2], nav[3], nav[5]],
        "search_href": "/do/search",
        "accessible_href": "#accessible",
        "other_language": {"href": "/en/", "code": "en", "text": "English"},
        "footer_links": [
            ui.Link(text=text, href="#foot")
            for text in ("网站地图", "联系我们", "隐私说明", "无障碍声明", "开放数据与接口")
        ],
        "seal": samples.seal(),
        "demo_on": TODAY,
        "as_of": "2021-10-12 9:00",
        "feedback": {"yes_href": "#yes", "no_href": "#no", "report_href": "#report"},
    }


def desk_frame() -> WorkbenchFrame:
    """Header and navigation of the workbench."""
    names = (
        ("等我办", 12),
        ("工作台账", 2),
        ("公文与发布", 3),
        ("依申请公开", 4),
        ("政策解读", 1),
        ("网站监管", None),
        ("考核", None),
    )
    nav = [
        ui.NavItem(text=name, href=f"#desk-{at}", count=count, current=at == 1, urgent=at == 0)
        for at, (name, count) in enumerate(names)
    ]
    links = [ui.Link(text="我的账号", href="#account"), ui.Link(text="English", href="#english")]
    return {
        "site": SITE,
        "nav": nav,
        "search_href": "/desk/search",
        "demo_on": TODAY,
        "account": {
            "name": "周**",
            "post": "科长",
            "organ": "聊城市人民政府办公室",
            "unit": "政务公开科",
            "links": links,
            "sign_out_href": "#out",
        },
        "heartbeat": {
            "beats": True,
            "words": heartbeat_words(beats=True, last_at=NOW),
        },
        "today_words": "2021年10月12日 星期二 · 工作日",
    }


def document() -> dict[str, Any]:
    """A released notice with contents and related matter."""
    items = tuple(
        ui.TocItem(text=text, href=f"#part-{at}", current=at == 2) for at, text in enumerate(PLACES)
    )
    more = (ui.TocItem(text="（二）决策全过程公众参与", href="#part-2-2", level=2),)
    return {
        "title": "关于印发2021年聊城市政务公开工作要点的通知",
        "breadcrumb": ui.Breadcrumb(
            links=(ui.Link(text="首页", href="/"), ui.Link(text="政府信息公开", href="#p")),
            here="聊政办发〔2021〕0号",
        ),
        "box": samples.metadata_box(),
        "toc": ui.TableOfContents(items=items[:3] + more + items[3:]),
        "missing": samples.missing(),
        "places": PLACES,
    }


def board(*, as_list: bool) -> dict[str, Any]:
    """The coordinator's board."""
    return {
        "title": "协调看板：单位 × 任务",
        "lead": "2021年工作要点 · 48 个单位 × 20 项任务 · 逾期的单位和任务排在最前",
        "actions": [ui.Button(text="批量催办（3 个逾期）", kind="secondary", href="#remind", small=True), ui.Button(text="导出 Excel", kind="secondary", href="#x", small=True)],
        "figures": samples.figures(),
        "filters": samples.filter_bar(),
        "matrix": samples.matrix(as_list=as_list),
    }  # fmt: skip


def case() -> dict[str, Any]:
    """A case with its stages, issues, clock and trail, and a list below."""
    return {
        "title": "任务 3 · 所属单位预决算及报表公开",
        "breadcrumb": ui.Breadcrumb(links=(ui.Link(text="工作台账", href="#l"),), here="任务 3"),
        "stages": samples.stage_bar(),
        "issues": samples.issue_list(),
        "due": samples.due_chips()[0],
        "trail": samples.trail(),
        "table": samples.table(),
        "refused": ui.Button(text="送核实", refused="还有 1 个问题没解决，解决后即可送出。"),
    }


def parts() -> dict[str, Any]:
    """Every component of the gallery's first page, by name."""
    button = ui.Button
    return {
        "buttons": [button(text="保存并继续"), button(text="会商", kind="secondary", href="#b"), button(text="撤回文件", kind="danger"), button(text="取消", kind="plain", href="#c"), button(text="小号", small=True), button(text="小号次要", kind="secondary", small=True)],
        "refused": button(text="发布", refused="还有 3 个问题没解决。不能按也要看得见，并说清原因。"),
        "optional": ui.StateChip(state=State.PENDING, word="未到期", optional=True),
        "figures": samples.figures(), "filters": samples.filter_bar(), "missing": samples.missing(), "stages": samples.stage_bar(), "issues": samples.issue_list(),
        "no_issues": ui.IssueList(), "due": samples.due_chips(), "due_inline": [ui.DueChip(due_on=date(2021, 9, 26), days_left=-8, inline=True), ui.DueChip(due_on=TODAY, days_left=0, inline=True), ui.DueChip(not_before=date(2027, 1, 12), inline=True), ui.DueChip(inline=True)],
        "empty": ui.EmptyState(title="还没有收到意见", text="意见征集开始后，群众提的意见会列在这里。没有收到意见的，采纳情况也要按期公开，写明 0 条和用过的渠道。", action=button(text="看征集设置", kind="secondary", href="#s", small=True)),
        "receipt": samples.receipt(), "measures": samples.measures(), "progress": samples.progress(), "table": samples.table(), "grouped": samples.grouped_table(),
        "empty_table": ui.Table(caption="空表", columns=(ui.Column(text="事项"),), empty=ui.EmptyState(title="没有等您办的事", text="有新的事到您这里，会列在这一页，也会发站内消息。")),
        "matrix": samples.matrix(), "matrix_list": samples.matrix(as_list=True, organs_shown=3), "metadata": samples.metadata_box(), "trail": samples.trail(), "files": samples.files(), "seal": samples.seal(),
        "tabs": ui.Tabs(tabs=(ui.Tab(text="按任务", href="#1", count=20, current=True), ui.Tab(text="按单位", href="#2", count=48), ui.Tab(text="表格", href="#3", count=35))),
        "toc": ui.TableOfContents(items=tuple(ui.TocItem(text=text, href="#t", current=at == 1, level=2 if at == 2 else 1) for at, text in enumerate(PLACES))),
        "details": ui.Details(summary="为什么不能批量签发？", body="每件都要对着原文逐件确认，签发的是那些字节，不是标题。"),
        "notices": [ui.Notice(kind="done", text="任务 3 已报送，等市政府办公室核实。"), ui.Notice(text="2027年休息日安排还没有载入。", action=ui.Link(text="去载入", href="#y")), ui.Notice(kind="warn", text="正文第 4 段的链接打不开。"), ui.Notice(kind="block", text="有人比您早一步办了这件事，请刷新后再看。")],
        "pager": ui.Pager(words="第 21—40 件，共 212 件", previous="#p", next="#n"),
    }  # fmt: skip
