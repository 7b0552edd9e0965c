"""Values for the gallery. Invented city business on the demonstration's day, Tuesday 2021-10-12."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from liaoliang.ui import components as ui
from liaoliang.ui.components import State
from liaoliang.ui.layout import Site

TODAY = date(2021, 10, 12)
NOW = datetime(2021, 10, 12, 9, 0, 31, tzinfo=timezone(timedelta(hours=8)))
DIGEST = "b0c82a3ade3497964cb8034be915da179459287823d92b5717e6d642784c50e6"
SITE: Site = {
    "name": "聊亮",
    "title": "聊城市政务公开",
    "domain": "www.example.gov.cn",
    "id_code": "3715000000（示例）",
    "host_organ": "聊城市人民政府办公室",
    "undertaker": "聊城市政务公开工作机构",
    "phone": "0635-0000000（示例）",
    "icp": "鲁ICP备00000000号（示例）",
    "police": "鲁公网安备 37150000000000号（示例）",
}
PLACES = (
    "一、深化重点工作全过程公开",
    "二、深化政策运用全流程规范",
    "三、深化决策公开和公众参与",
    "四、深化政府信息全链条管理",
    "五、强化保障和监督",
)
_V, _R, _I, _B, _O = State.VERIFIED, State.REPORTED, State.IN_PROGRESS, State.RECTIFICATION, State.OVERDUE
MARKS = (
    [_V] * 11 + [_R] * 2 + [_I] * 7 + [_B, _O],
    [_I, _I],
    [_V, _I, _O],
    [_V, _I, _I, _I],
    [_V, _V, _R, _I],
)


def seal() -> ui.SealBox:
    """The seal of the day before."""
    link = ui.Link(text="怎样自己核对", href="#verify")
    return ui.SealBox(day=date(2021, 10, 11), count=1284, digest=DIGEST, check=link)


def progress() -> ui.ProgressMarks:
    """35 requirements in five parts."""
    groups = [
        ui.MarkGroup(title=title, marks=tuple(ui.Mark(state=state) for state in states))
        for title, states in zip(PLACES, MARKS, strict=True)
    ]
    return ui.ProgressMarks(groups=tuple(groups))


def proof() -> ui.Proof:
    """20 working days from 24 September 2021, over the National Day holiday."""
    start = date(2021, 9, 24)
    make_up = (date(2021, 9, 26), date(2021, 10, 9))
    counted: list[date] = []
    skipped: list[ui.SkippedDay] = []
    day = start
    while len(counted) < 20:
        day += timedelta(days=1)
        holiday = date(2021, 10, 1) <= day <= date(2021, 10, 7)
        if day in make_up or (day.weekday() < 5 and not holiday):
            counted.append(day)
        else:
            skipped.append(ui.SkippedDay(day=day, reason="国庆节" if holiday else "周末"))
    steps = (
        ui.ProofStep(
            head="从第二天算起。",
            text="9月24日双方确认收到申请，当天不算。",
            basis="《政府信息公开条例》第三十一条",
        ),
        ui.ProofStep(
            head="20 个工作日。",
            text="收到申请之日起 20 个工作日内答复。",
            basis="《政府信息公开条例》第三十三条第二款",
        ),
        ui.ProofStep(
            head="跳过 13 天。",
            text="国庆节 10月1日至7日，周末 6 天。",
            basis="国务院办公厅关于2021年部分节假日安排的通知",
        ),
        ui.ProofStep(head="计入 2 个补班日。", text="9月26日、10月9日。"),
    )
    links = (ui.Link(text="下载计算明细", href="#days"),)
    return ui.Proof(
        steps=steps,
        start_on=start,
        counted=tuple(counted),
        skipped=tuple(skipped),
        make_up=make_up,
        today=TODAY,
        links=links,
    )


def due_chips() -> list[ui.DueChip]:
    """The states of a due date."""
    due_on = date(2021, 10, 27)
    return [
        ui.DueChip(
            label="最迟答复日",
            due_on=due_on,
            days_left=11,
            basis="《政府信息公开条例》第三十三条第二款",
            proof=proof(),
            open=True,
        ),
        ui.DueChip(label="最迟公开日", due_on=date(2021, 9, 26), days_left=-8),
        ui.DueChip(label="最迟答复日", not_before=date(2027, 1, 12), state=State.WAITING),
        ui.DueChip(label="期限", words="等条件具备再算", state=State.WAITING),
    ]


def stage_bar() -> ui.StageBar:
    """A case in the middle of its way."""
    return ui.StageBar(
        stages=(
            ui.Stage(name="接受", state="done", lines=("10-08", "市财政局 冯**")),
            ui.Stage(name="报送", state="done", lines=("10-11", "第 3 次报送")),
            ui.Stage(name="核实", state="current", lines=("市政府办公室", "何**")),
            ui.Stage(name="核实", lacks="另一个人的同意"),
            ui.Stage(name="公开", lines=("10月29日前",)),
        )
    )


def issue_list() -> ui.IssueList:
    """Blocking, warning and clear lines."""
    return ui.IssueList(
        title="送核实前要解决",
        issues=(
            ui.IssueLine(
                text="图 1 没有文字说明。", severity="warn", action=ui.Link(text="补说明", href="#alt")
            ),
            ui.IssueLine(
                text="附件 1 的隐藏列里有 128 个身份证号。",
                place="三季度发放名单.xlsx › 汇总 › D 列",
                basis="《个人信息保护法》第二十八条",
                action=ui.Button(text="自动遮盖", small=True, name="do", value="mask"),
            ),
        ),
        clear=("元数据齐全", "日期合理", "文号未重复"),
    )


def measures() -> list[ui.Measure]:
    """Below, on the way, and reached."""
    points = (90, 93, 97, 100, 100, 90)
    months = ("5月", "6月", "7月", "8月", "9月", "10月")
    trend = ui.Trend(
        points=tuple(
            ui.TrendPoint(label=month, value=value, text=f"{value}%")
            for month, value in zip(months, points, strict=True)
        ),
        target=100,
    )
    records, method = ui.Link(text="是哪 20 件？", href="#records"), ui.Link(text="怎样计算", href="#method")
    return [
        ui.Measure(
            title="采纳情况按期公开率", value="90.0%", numerator=18, denominator=20, counted="20 件中 18 件按期", target="100%",
            target_share=100, state=State.OVERDUE, verdict="未达标，本条因此逾期", records=records, method=method, basis="工作要点三（二）", trend=trend,
        ),
        ui.Measure(
            title="列席会议满 3 次的单位", value="31", numerator=31, denominator=48, counted="/ 48 个单位（64.6%）", target="48 个，12月31日前",
            target_share=100, state=State.IN_PROGRESS, note="只计有通知、有议题、有意见、有反馈的完整记录", records=records,
        ),
        ui.Measure(title="政策文件有解读的比例", value="86.0%", numerator=43, denominator=50, target="80%", target_share=80, state=State.VERIFIED, verdict="已达到"),
    ]  # fmt: skip


def receipt() -> ui.EvidenceReceipt:
    """The receipt of one event."""
    return ui.EvidenceReceipt(
        event="任务已报送",
        number="20211012-0037",
        at=NOW,
        digest=DIGEST,
        previous="5f" * 32,
        rows=(ui.MetadataRow(label="单位", value="市财政局"),),
        seal=ui.Link(text="将并入 2021-10-12 封存记录", href="#seal"),
        check=ui.Link(text="怎样自己核对", href="#verify"),
        download=ui.Button(text="下载回执", kind="secondary", href="#receipt", small=True, icon="download"),
    )


def filter_bar() -> ui.FilterBar:
    """Chips and a menu."""
    states = (
        ("全部", 35, False),
        ("逾期", 2, True),
        ("退回整改", 1, False),
        ("进行中", 14, False),
        ("已核实", 15, False),
    )
    organs = (
        ("市财政局", 16),
        ("市教育体育局", 15),
        ("市城市管理局", 12),
        ("聊城江北水城旅游度假区管理委员会", 9),
    )
    return ui.FilterBar(
        facets=(
            ui.Facet(label="状态", options=tuple(ui.FacetOption(text=text, href="#f", count=count, chosen=chosen) for text, count, chosen in states)),
            ui.Facet(label="责任单位：", menu=True, options=tuple(ui.FacetOption(text=text, href="#o", count=count) for text, count in organs)),
        ),
        found="找到 2 条",
        clear=ui.Link(text="清除筛选", href="#clear"),
    )  # fmt: skip


def table(*, bulk: bool = True) -> ui.Table:
    """A list with bulk work, sorted by due date."""
    rows = (
        (
            "2021-09-26",
            -8,
            "意见征集",
            "《城市生活垃圾分类管理办法》采纳情况",
            "市城市管理局",
            "催办或要求说明",
            State.OVERDUE,
        ),
        (
            "2021-10-12",
            0,
            "公文",
            "关于做好冬季供热信息公开的通知",
            "市城市管理局",
            "复审",
            State.IN_PROGRESS,
        ),
        (
            "2021-10-18",
            4,
            "工作台账",
            "任务 5 · 社会救助信息公开",
            "市民政局",
            "核实整改结果",
            State.RECTIFICATION,
        ),
        (
            "2021-11-10",
            21,
            "公文",
            "城镇老旧小区改造管理办法（草案）",
            "市住房城乡建设局",
            "合法性审查意见",
            State.PENDING,
        ),
    )
    columns = ("期限", "类别", "事项", "要我做什么", "状态")
    return ui.Table(
        caption="等我办的事",
        columns=tuple(ui.Column(text=text, sort="#sort" if at in (0, 4) else "", sorted="ascending" if at == 0 else "") for at, text in enumerate(columns)),
        rows=tuple(_row(*row) for row in rows),
        bulk=_bulk() if bulk else None,
        pager=ui.Pager(words="第 1—4 件，共 12 件", next="#next", hint="J K 上下移动 · X 选中 · Enter 打开"),
        panel=True,
    )  # fmt: skip


def _row(day: str, left: int, kind: str, title: str, organ: str, verb: str, state: State) -> ui.Row:
    due = ui.DueChip(
        due_on=date.fromisoformat(day), days_left=left, inline=True, state=_O if left < 0 else state
    )
    cells = (due, kind, ui.Link(text=title, href="#item", note=organ), verb, ui.StateChip(state=state))
    return ui.Row(cells=cells, key=day, label=title, href="#item")


def _bulk() -> ui.BulkBar:
    buttons = (
        ui.Button(text="批量催办", name="do", value="remind"),
        ui.Button(text="批量签发", refused="不能批量签发：每件都要对着原文逐件确认。"),
    )
    return ui.BulkBar(buttons=buttons, action="#bulk")


def grouped_table() -> ui.Table:
    """Rows under headings, one of them opened."""
    columns = tuple(ui.Column(text=text) for text in ("序号", "工作任务", "具体要求", "期限", "状态"))
    opened = ui.Details(
        summary="具体要求", body="决策文件出台后 10 个工作日内，公开意见的收集和采纳情况。", open=True
    )

    def row(number: str, title: str, states: tuple[State, ...], **more: Any) -> ui.Row:
        marks = ui.ProgressMarks(
            groups=(ui.MarkGroup(title="", marks=tuple(ui.Mark(state=state) for state in states)),),
            legend=False,
        )
        return ui.Row(
            cells=(
                number,
                ui.Link(text=title, href="#task"),
                marks,
                "12月31日前",
                ui.StateChip(state=states[-1]),
            ),
            **more,
        )

    return ui.Table(
        caption="按任务看",
        columns=columns,
        groups=(
            ui.RowGroup(title=PLACES[0], note="7 项任务 · 22 条要求", rows=(row("1", "围绕我市重点工作推进政务公开", (_V, _V, _I)), row("5", "围绕重点民生保障推进政务公开", (_V, _I, _B)))),
            ui.RowGroup(title=PLACES[2], note="3 项任务 · 3 条要求", rows=(row("11", "落实重大行政决策全过程公众参与", (_O,), current=True, details=opened),)),
        ),
        show_caption=True,
    )  # fmt: skip


def matrix(*, as_list: bool = False, organs_shown: int = 8) -> ui.Matrix:
    """Organs × tasks with every state."""
    tasks = (
        "决策公众参与",
        "畅通经济循环",
        "重点民生保障",
        "本市重点工作",
        "“十四五”规划",
        "营商环境",
        "疫情防控",
        "公共企事业单位",
        "政策精准解读",
        "回应和互动",
        "决策事项目录",
        "政务新媒体",
        "基层标准化",
    )
    organs = (
        "市城市管理局",
        "市教育体育局",
        "市财政局",
        "市民政局",
        "市卫生健康委",
        "市人力资源社会保障局",
        "东昌府区人民政府",
        "聊城江北水城旅游度假区管理委员会",
    )
    turns = (State.NOT_APPLICABLE, _V, _I, _R, State.PENDING, _V, State.NOT_APPLICABLE, _I, _V, State.WAITING)
    columns = tuple(
        ui.MatrixColumn(text=text, note=f"任务 {at + 1}", href="#t", late=at < 2)
        for at, text in enumerate(tasks)
    )

    def cell(row: int, column: int) -> ui.MatrixCell:
        if row == column and row < 2:
            return ui.MatrixCell(state=_O, word="逾期 8 天", href="#c", numerator=6, denominator=11)
        if (row, column) == (3, 2):
            return ui.MatrixCell(state=_B, href="#c", numerator=2, denominator=3)
        state = turns[(row * 3 + column * 7 + column // 3) % len(turns)]
        word = "待核实" if state is _R else ""
        return ui.MatrixCell(
            state=state, word=word, href="#c", numerator=_done(state, column), denominator=12
        )

    def line(at: int, organ: str) -> ui.MatrixRow:
        note = ("1 条逾期", _O) if at < 2 else ("1 条整改", _B) if at == 3 else ("无逾期", None)
        cells = tuple(cell(at, column) for column in range(len(tasks)))
        return ui.MatrixRow(text=organ, href="#o", note=note[0], state=note[1], cells=cells)

    other = (
        ui.Link(text="以表格形式看", href="?") if as_list else ui.Link(text="以列表形式阅读", href="?list")
    )
    return ui.Matrix(
        caption="单位和任务的状态", corner="单位 ＼ 任务", hint="横向可滚动 →", columns=columns, as_list=as_list, other_form=other,
        rows=tuple(line(at, organ) for at, organ in enumerate(organs[:organs_shown])),
        pager=ui.Pager(words=f"第 1—{organs_shown} 个单位，共 48 个", next="#more"),
    )  # fmt: skip


def _done(state: State, column: int) -> int:
    return {State.VERIFIED: 12, State.REPORTED: 12, State.PENDING: 0, State.WAITING: 0}.get(
        state, 3 + column % 8
    )


def figures() -> ui.Figures:
    """The strip above the board."""
    return ui.Figures(
        figures=(
            ui.Figure(value="3", label="逾期单位", state=_O, href="#late"),
            ui.Figure(value="1", label="整改中", state=_B),
            ui.Figure(value="41", label="待我核实", state=_R),
            ui.Figure(value="68.6%", label="自动核实的要求 24 / 35"),
        ),
        note="下一批到期：10月31日，48 个单位中 19 个还没有专项反馈。",
    )


def trail() -> ui.Trail:
    """What happened to one assignment."""
    return ui.Trail(
        events=(
            ui.TrailEvent(
                text="市财政局报送了完成情况", line="10-11 15:20 · 冯**", digest="b82e000cbef9", href="#e"
            ),
            ui.TrailEvent(
                text="退回，要求补充", line="10-08 9:12 · 市政府办公室 何**", digest="ed8c033fe2b4"
            ),
            ui.TrailEvent(text="市财政局接受了任务", line="6-15 9:05 · 冯**", digest="fdf5ccb269a3"),
        ),
        verdict=ui.StateChip(state=_V, word="链条完整，9:00 已核对", plain=True),
    )


def files() -> ui.UploadedFiles:
    """Clean, being inspected, and refused."""
    remove = ui.Button(text="移除", kind="plain", name="remove", value="1", small=True)
    return ui.UploadedFiles(
        files=(
            ui.UploadedFile(
                name="补充说明.pdf", size=1_250_000, state=_V, result="检查通过", href="#file", remove=remove
            ),
            ui.UploadedFile(name="发放名单.xlsx", size=58_000, state=_I, result="正在检查"),
            ui.UploadedFile(
                name="会议照片.docx",
                size=9_800,
                state=State.BLOCKING,
                result="打不开：文件不完整",
                remove=remove,
            ),
        )
    )


def metadata_box() -> ui.MetadataBox:
    """The official order."""
    title = "关于印发2021年聊城市政务公开工作要点的通知"
    valid = ui.StateChip(state=_V, word="有效", plain=True)
    return ui.MetadataBox(
        rows=(
            ui.MetadataRow(label="标题", value=title, wide=True),
            ui.MetadataRow(label="主题分类", value="政务公开"),
            ui.MetadataRow(label="索引号", value="11371500MB28359259/2021-0000000"),
            ui.MetadataRow(label="发文字号", value="聊政办发〔2021〕0号"),
            ui.MetadataRow(label="成文日期", value="2021-06-02"),
            ui.MetadataRow(label="发布日期", value="2021-06-05"),
            ui.MetadataRow(label="发布机构", value="聊城市人民政府办公室"),
            ui.MetadataRow(
                label="有效性", value=valid, note=ui.Link(text="查某一天是否有效", href="#valid"), wide=True
            ),
        ),
        citation=f"聊城市人民政府办公室. {title}: 聊政办发〔2021〕0号[Z]. 2021-06-02.",
    )


def missing() -> ui.MissingLink:
    """What is owed."""
    return ui.MissingLink(title="年中跟踪解读", owner="市政府办公室", due_on=date(2021, 10, 15))
