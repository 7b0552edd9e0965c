"""Each component says what it must say."""

from __future__ import annotations

from datetime import date

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from liaoliang.errors import Issue
from liaoliang.ui import components as ui
from liaoliang.ui import samples
from liaoliang.ui.components import State
from ui.markup import Markup


def read(component: ui.Component) -> Markup:
    return Markup(str(component))


def shapes(markup: Markup) -> list[str]:
    return [use["href"].removeprefix("#i-") for use in markup.named("use")]


@pytest.mark.parametrize("state", State)
def test_a_state_is_a_word_and_a_shape_of_its_own(state: State) -> None:
    chip = read(ui.StateChip(state=state))
    assert chip.text
    assert shapes(chip) == [state.value]


def test_no_two_states_share_word_or_shape() -> None:
    sprite = render_to_string("ui/parts/sprite.html")
    drawn = [sprite.split(f'id="i-{state}"', 1)[1].split("</symbol>")[0] for state in State]
    assert len(set(drawn)) == len(State)
    assert len({read(ui.StateChip(state=state)).text for state in State}) == len(State)


def test_a_state_may_be_named_more_exactly() -> None:
    assert read(ui.StateChip(state=State.PENDING, word="未到期", optional=True)).text == "未到期 可选"


def test_the_metadata_box_keeps_the_official_order() -> None:
    text = read(samples.metadata_box()).text
    order = ["标题", "主题分类", "索引号", "发文字号", "成文日期", "发布日期", "发布机构", "有效性"]
    assert sorted(order, key=text.index) == order


def test_the_metadata_box_copies_as_citation() -> None:
    box = read(samples.metadata_box())
    assert [button["data-copy"] for button in box.named("button")] == ["#citation"]
    assert "citation" in box.values("id")


def test_a_due_date_unfolds_its_proof() -> None:
    due = read(samples.due_chips()[0])
    for words in (
        "2021年10月27日",
        "星期三",
        "还有 11 个工作日",
        "为什么是这一天？",
        "第 20 天",
        "国庆节",
        "补班",
        "第三十三条",
    ):
        assert words in due.text


def test_a_late_date_is_red_by_word_and_shape_too() -> None:
    due = read(ui.DueChip(due_on=date(2021, 9, 26), days_left=-8, inline=True))
    assert "逾期 8 个工作日" in due.text
    assert shapes(due) == ["overdue"]


@pytest.mark.parametrize("inline", [True, False])
def test_a_year_not_loaded_gives_no_due_date(inline: bool) -> None:
    due = read(ui.DueChip(not_before=date(2027, 1, 12), inline=inline))
    assert "不早于 2027年1月12日" in due.text
    assert due.named("time") == []


def test_a_proof_without_days_is_its_reasoning_alone() -> None:
    proof = read(ui.Proof(steps=(ui.ProofStep(text="按公历计算。"),)))
    assert proof.named("table") == []
    assert "按公历计算。" in proof.text


def test_stages_say_what_is_done_where_it_stands_and_what_lacks() -> None:
    bar = read(samples.stage_bar())
    assert [item.get("aria-current") for item in bar.named("li")].count("step") == 1
    assert shapes(bar) == ["verified", "verified", "in_progress", "pending", "pending"]
    assert "还差：另一个人的同意" in bar.text


def test_blocking_issues_come_first_and_are_counted() -> None:
    issues = read(samples.issue_list())
    assert issues.text.index("必须解决 附件") < issues.text.index("请留意 图")
    assert "1 个必须解决" in issues.text
    assert "1 个请留意" in issues.text


def test_issues_of_a_check_become_lines_with_their_way_out() -> None:
    way = ui.Link(text="去补", href="#summary")
    issue = Issue("edition.no_summary", "缺少{what}", where="summary", values={"what": "摘要"})
    lines = ui.IssueList.of([issue], actions={"summary": way}).issues
    assert [(line.text, line.severity, line.action) for line in lines] == [("缺少摘要", "block", way)]


def test_no_issue_says_so() -> None:
    assert read(ui.IssueList()).text == "没有问题"


def test_a_receipt_has_number_time_and_both_hashes() -> None:
    receipt = read(samples.receipt())
    whole = "".join(receipt.texts)
    for words in ("20211012-0037", "2021-10-12 09:00:31", samples.DIGEST, "5f" * 32):
        assert words in whole


def test_the_first_receipt_has_no_event_before() -> None:
    first = ui.EvidenceReceipt(event="收到", number="1", at=samples.NOW, digest="ab")
    assert "无，这是第一条" in read(first).text


def test_a_missing_thing_says_who_owes_it_and_when() -> None:
    missing = read(samples.missing())
    assert missing.text == "年中跟踪解读 应于 2021-10-15 前发布 由市政府办公室负责"


def test_what_is_not_allowed_is_shown_with_its_reason() -> None:
    refused = read(ui.Button(text="发布", refused="还有 3 个问题没解决。"))
    assert "disabled" in refused.named("button")[0]
    assert refused.text == "发布 还有 3 个问题没解决。"


def test_a_measure_shows_value_fraction_target_and_records() -> None:
    measure = read(samples.measures()[0])
    for words in ("90.0%", "20 件中 18 件按期", "目标 100%", "是哪 20 件？", "未达标", "看表格"):
        assert words in measure.text
    assert "90.00%" in measure.values("width")


def test_a_trend_has_its_table_beneath() -> None:
    trend = read(samples.measures()[0].trend or ui.Notice(text=""))
    assert len(trend.named("td")) == 6


def test_marks_are_read_as_counts() -> None:
    progress = read(samples.progress())
    assert "已核实 15" in progress.text
    assert "逾期 2" in progress.text
    assert shapes(progress).count("verified") == 15 + 1


def test_a_chosen_facet_says_that_it_is_chosen() -> None:
    bar = read(samples.filter_bar())
    assert [link.get("aria-current") for link in bar.named("a")].count("true") == 1
    assert "找到 2 条" in bar.text


def test_a_sorted_column_says_its_order() -> None:
    heads = read(samples.table()).named("th")
    assert [head["aria-sort"] for head in heads if "aria-sort" in head] == ["ascending"]


def test_cells_carry_their_column_for_the_phone() -> None:
    cells = [cell for cell in read(samples.table()).named("td") if "data-label" in cell]
    assert [cell["data-label"] for cell in cells[:5]] == ["期限", "类别", "事项", "要我做什么", "状态"]


def test_a_bulk_form_carries_the_token_it_is_given() -> None:
    page = Template("{% load ui %}{% component table %}")
    html = page.render(Context({"table": samples.table(), "csrf_token": "secret-token"}))
    token = next(one for one in Markup(html).named("input") if one.get("name") == "csrfmiddlewaretoken")
    assert token["value"] == "secret-token"


def test_every_bulk_box_says_what_it_chooses() -> None:
    assert "选中 关于做好冬季供热信息公开的通知" in read(samples.table()).text


def test_an_empty_table_says_how_things_come_here() -> None:
    empty = ui.EmptyState(title="没有等您办的事", text="有新的事会列在这里。")
    table = read(ui.Table(caption="空", columns=(ui.Column(text="事项"),), empty=empty))
    assert table.text == "没有等您办的事有新的事会列在这里。"


def test_details_stand_below_their_row() -> None:
    table = read(samples.grouped_table())
    assert [cell["colspan"] for cell in table.named("td") if "colspan" in cell] == ["5"]


def test_a_matrix_has_heads_for_rows_and_columns() -> None:
    scopes = [head["scope"] for head in read(samples.matrix()).named("th")]
    assert (scopes.count("col"), scopes.count("row")) == (14, 8)


def test_each_matrix_cell_has_word_shape_and_bar() -> None:
    matrix = samples.matrix()
    markup = read(matrix)
    concerned = [cell for row in matrix.rows for cell in row.cells if cell.concerned]
    bars = [one["class"] for one in markup.named("i")]
    assert len(bars) == len(concerned)
    assert all(bar.startswith("w-") for bar in bars)
    assert markup.text.count("逾期 8 天") == 2


def test_the_matrix_reads_as_a_list_of_what_concerns() -> None:
    reading = read(samples.matrix(as_list=True))
    assert reading.text.count("不涉及") == 1  # in the legend
    assert reading.named("table") == []


def test_a_row_of_the_wrong_length_is_an_error() -> None:
    row = ui.MatrixRow(text="市财政局", cells=())
    with pytest.raises(ValueError, match="zip"):
        str(ui.Matrix(caption="c", columns=(ui.MatrixColumn(text="t"),), rows=(row,)))


def test_two_hundred_cells_stay_small() -> None:
    cell = ui.MatrixCell(state=State.IN_PROGRESS, href="/desk/tasks/1234/", numerator=5, denominator=12)
    row = ui.MatrixRow(text="聊城江北水城旅游度假区管理委员会", href="/desk/organs/12/", cells=(cell,) * 100)
    columns = (ui.MatrixColumn(text="决策公众参与", href="/desk/tasks/1/"),) * 100
    few, many = (str(ui.Matrix(caption="c", columns=columns, rows=(row,) * count)) for count in (1, 11))
    assert (len(many.encode()) - len(few.encode())) / 1000 < 230


@pytest.mark.parametrize("kind", ["done", "info", "warn", "block"])
def test_a_notice_has_word_and_shape(kind: str) -> None:
    notice = read(ui.Notice(kind=kind, text="任务已报送。"))  # type: ignore[arg-type] - the names of the Literal
    assert len(shapes(notice)) == 1
    assert len(notice.text) > len("任务已报送。")


def test_the_way_here_ends_with_this_page() -> None:
    crumbs = ui.Breadcrumb(links=(ui.Link(text="首页", href="/"),), here="工作台账")
    assert read(crumbs).named("li")[-1]["aria-current"] == "page"


def test_a_seal_says_how_many_events_it_holds() -> None:
    assert "共 1,284 条办理事件" in read(samples.seal()).text


def test_a_files_inspection_is_a_word_beside_a_shape() -> None:
    files = read(samples.files())
    assert shapes(files) == ["verified", "in_progress", "blocking"]
    assert "1.2 MB 检查通过" in files.text
