"""One breakdown written out in many layouts, as different offices would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Line:
    """A row as it should come back."""

    category: str
    task: str
    requirement: str
    units: tuple[str, ...]
    deadline: str


def _line(category: str, task: str, requirement: str, units: str, deadline: str) -> Line:
    return Line(category, task, requirement, tuple(units.split("+")), deadline)


COUNTIES = "各县(市、区)人民政府"
PLAN = "深化重点领域公开,让政策看得见"
READ = "强化政策解读和回应"
BASE = "夯实公开工作基础"
LINES = (
    _line(
        PLAN,
        "公开规划信息",
        "集中公布五年规划和专项规划,并整理历史规划。",
        f"市发展改革委+{COUNTIES}",
        "6月底前",
    ),
    _line(
        PLAN, "公开规划信息", "公布沿黄生态保护项目的进展。", "市生态环境局+市自然资源和规划局", "持续推进"
    ),
    _line(
        PLAN,
        "公开财政信息",
        "扩大预决算公开范围,说明变动原因。",
        f"市财政局+市政府各部门+{COUNTIES}",
        "9月30日前",
    ),
    _line(PLAN, "公开财政信息", "惠农补贴发放明细张贴到村,至少公示7天。", "市农业农村局+市财政局", "年底前"),
    _line(PLAN, "公开民生信息", "公布义务教育学校的招生范围和结果。", "市教育体育局", "8月"),
    _line(
        READ, "精准解读政策", "解读材料与文件同步起草、同步审签,3个工作日内发布。", "市政府各部门", "持续推进"
    ),
    _line(
        READ,
        "精准解读政策",
        "设立政策咨询窗口;每季度评估一次解读效果。",
        "市行政审批服务局+市直有关部门、单位",
        "10月底前",
    ),
    _line(
        READ,
        "及时回应关切",
        "重大舆情5小时内发声,办结留言不超过5个工作日。",
        "市委宣传部+市信访局",
        "持续推进",
    ),
    _line(
        BASE, "规范依申请公开", "修订公开指南,载明收费标准和联系方式。", "市司法局+市政府办公室", "5月31日前"
    ),
    _line(
        BASE,
        "办好政府开放日",
        "全年列席会议不少于3次。开放活动要听取意见,并作专项反馈。",
        f"市政府各部门+{COUNTIES}",
        "9月",
    ),
    _line(BASE, "抓好培训考核", "组织业务培训2次,考评结果及时公布。", "市政府办公室", "12月底前"),
)
TITLE = "2021年某市政务公开重点任务分解表"
HEADER = ("工作任务", "具体要求", "责任单位", "完成时限")


def _units(line: Line) -> str:
    return "、".join(line.units)


def _grouped() -> list[tuple[str, list[tuple[str, list[Line]]]]]:
    """Lines by category and task."""
    return [
        (category, [(task, list(lines)) for task, lines in groupby(inside, key=lambda line: line.task)])
        for category, inside in groupby(LINES, key=lambda line: line.category)
    ]


def _numeral(number: int) -> str:
    return "一二三四五六七八九十"[number]


def flattened(separator: str = "\n", *, header: bool = True) -> str:
    """One cell a line; merged cells once."""
    cells = list(HEADER) if header else []
    for category, tasks in _grouped():
        cells.append(category)
        for task, lines in tasks:
            cells.append(task)
            for line in lines:
                cells += [line.requirement, _units(line), line.deadline]
    return f"{TITLE}\n" + separator.join(cells) + ("\n|" if "|" in separator else "")


def flattened_with_repeats() -> str:
    """The category again at each task, as after page breaks."""
    cells = list(HEADER)
    for category, tasks in _grouped():
        for task, lines in tasks:
            cells += [category, task]
            for line in lines:
                cells += [line.requirement, _units(line), line.deadline]
    return f"{TITLE}\n" + "\n".join(cells)


def piped(*, elided: bool, outer: bool) -> str:
    """One row a line; merged cells empty, or gone so that the rest moves to the left."""
    rows = [" | ".join(HEADER)]
    for number, (category, tasks) in enumerate(_grouped()):
        rows.append(f"{_numeral(number)}、{category} | | | ")
        for task, lines in tasks:
            for at, line in enumerate(lines):
                cells = [task if at == 0 else "", line.requirement, _units(line), line.deadline]
                cells = [cell for cell in cells if cell] if elided else cells
                rows.append(" | ".join([*cells, *[""] * (4 - len(cells))]))
    return f"{TITLE}\n" + "\n".join(f"| {row} |" if outer else f"{row} |" for row in rows)


def html_table(*, merged: bool) -> str:
    """A real table with a category column; cells merged or repeated."""
    rows = ["<tr>" + "".join(f"<th>{name}</th>" for name in ("类别", *HEADER)) + "</tr>"]
    for category, tasks in _grouped():
        height = sum(len(lines) for _, lines in tasks)
        for number, (task, lines) in enumerate(tasks):
            for at, line in enumerate(lines):
                first = f"<td rowspan={height}>{category}</td>" if number == at == 0 else ""
                second = f"<td rowspan={len(lines)}>{task}</td>" if at == 0 else ""
                heads = first + second if merged else f"<td>{category}</td><td>{task}</td>"
                rows.append(
                    f"<tr>{heads}<td>{line.requirement}</td><td>{_units(line)}</td><td>{line.deadline}</td></tr>"
                )
    return f"<h1>{TITLE}</h1><table>{''.join(rows)}</table>"


def html_spanning() -> str:
    """Categories as rows across the table, a serial column."""
    rows = ["<tr>" + "".join(f"<td>{name}</td>" for name in ("序号", *HEADER)) + "</tr>"]
    serial = 0
    for number, (category, tasks) in enumerate(_grouped()):
        rows.append(f"<tr><td colspan=5>{_numeral(number)}、{category}</td></tr>")
        for task, lines in tasks:
            for at, line in enumerate(lines):
                serial += 1
                head = f"<td rowspan={len(lines)}>{task}</td>" if at == 0 else ""
                rows.append(
                    f"<tr><td>{serial}</td>{head}<td>{line.requirement}</td><td>{_units(line)}</td><td>{line.deadline}</td></tr>"
                )
    return f"<table>{''.join(rows)}</table>"


def prose(duty: Callable[[Line], str], *, joined: bool) -> str:
    """Numbered paragraphs; the demands of a task in one paragraph or one each."""
    out = [TITLE]
    for number, (category, tasks) in enumerate(_grouped()):
        out.append(f"{_numeral(number)}、{category}")
        for at, (task, lines) in enumerate(tasks):
            said = [f"{line.requirement}{duty(line)}" for line in lines]
            if joined:
                out.append(f"({_numeral(at)}){task}。{''.join(said)}")
            else:
                out.append(f"({_numeral(at)}){task}")
                out += [f"{item + 1}.{text}" for item, text in enumerate(said)]
    return "\n".join(out)


def by_bracket(line: Line) -> str:
    """(责任单位:…;完成时限:…)"""
    return f"(责任单位:{_units(line)};完成时限:{line.deadline})"


def by_words(line: Line) -> str:
    """(…负责,…完成)"""
    done = line.deadline if line.deadline == "持续推进" else f"{line.deadline}完成"
    return f"【{_units(line)}按职责分工负责,{done}】"


def by_labels(line: Line) -> str:
    """Labelled lines below."""
    return f"\n责任单位：{_units(line)}\n完成时限：{line.deadline}"


def cards() -> str:
    """Labels for everything."""
    return "\n".join(
        f"任务类别：{line.category}\n工作任务：{line.task}\n工作内容：{line.requirement}\n责任单位：{_units(line)}\n完成时限：{line.deadline}"
        for line in LINES
    )


def comma_separated() -> str:
    """A CSV export: merged cells blank."""
    rows = ["类别," + ",".join(HEADER)]
    for category, tasks in _grouped():
        for number, (task, lines) in enumerate(tasks):
            for at, line in enumerate(lines):
                heads = [category if number == at == 0 else "", task if at == 0 else ""]
                rows.append(
                    ",".join(f'"{cell}"' for cell in (*heads, line.requirement, _units(line), line.deadline))
                )
    return "\n".join(rows)


# name -> (file name, text)
RENDERINGS: dict[str, tuple[str, str]] = {
    "flattened": ("a.txt", flattened()),
    "flattened without header": ("a.txt", flattened(header=False)),
    "flattened with repeated categories": ("a.txt", flattened_with_repeats()),
    "a cell a line with pipes between": ("a.txt", flattened("\n|\n")),
    "a cell a line with pipes behind": ("a.txt", flattened(" |\n")),
    "rows with pipes": ("a.txt", piped(elided=False, outer=False)),
    "rows with pipes, elided": ("a.txt", piped(elided=True, outer=False)),
    "rows in Markdown": ("a.txt", piped(elided=False, outer=True)),
    "merged table": ("a.html", html_table(merged=True)),
    "repeating table": ("a.html", html_table(merged=False)),
    "spanning table": ("a.html", html_spanning()),
    "brackets, a paragraph a task": ("a.txt", prose(by_bracket, joined=True)),
    "brackets, a paragraph a demand": ("a.txt", prose(by_bracket, joined=False)),
    "words in black brackets": ("a.txt", prose(by_words, joined=True)),
    "labelled lines": ("a.txt", prose(by_labels, joined=False)),
    "cards": ("a.txt", cards()),
    "comma separated": ("a.csv", comma_separated()),
}
