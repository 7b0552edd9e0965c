"""Quantified targets inside a requirement, and whether a requirement is optional.

Kinds (`number` is None where the words carry none):

| kind | words | number, unit |
|---|---|---|
| `count_min` | 不得少于3次, 至少2场, 5篇以上 | 3, 次 |
| `count_max` | 不超过5个 | 5, 个 |
| `count` | 开展2次, 公示5个工作日 | 2, 次 |
| `within` | 10个工作日内 | 10, 工作日 |
| `percent` | 达到95%以上, 100% | 95, % |
| `cadence` | 每季度1次, 每年至少4次, 按月 | 1, 次/季度 (None, 月 where only the beat is said) |
| `month` | 9月 | 9, 月 |
| `by_date` | 年底前, 6月30日前 | None, 日期 |
| `on_date` | 4月26日 | None, 日期 |
| `period` | 上半年, 年内, 第三季度, 9月至10月 | None, 日期 |
| `period` | 提前5个工作日, 提前7日 | 5, 工作日 |
| `since_year` | 2016年以后 | 2016, 年 |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from liaoliang.text.notice.folding import fold
from liaoliang.text.numbers import parse_number

TargetKind = Literal[
    "count_min",
    "count_max",
    "count",
    "within",
    "percent",
    "cadence",
    "month",
    "by_date",
    "on_date",
    "period",
    "since_year",
]

_N = r"(?:\d{1,9}(?:\.\d{1,3})?|[一二两三四五六七八九十百千]{1,6})"
_MEASURE = r"(?:人次|场次|件次|篇次|家次|场|次|期|篇|条|件|个|家|项|类|名|人|所|部|套|处|份|批|幅|轮|节|天|小时|万元|平方米|分)"
_DURATION = r"(?:工作日|自然日|日(?!前)|月(?!底|末|前)|分钟)"
_PERIOD = r"(?:半年|两年|三年|季度|季|年度|年|月度|月|周|旬|日|天|两个?月|双月|学期)"
_AT_LEAST = r"(?:不得?少于|不能少于|不低于|不得低于|至少(?:要)?(?:[\u4e00-\u9fff]{1,4}?)??|最少|应达到|达到)"
_AT_MOST = r"(?:不得?超过|不超出|不多于|不得多于|最多|不得?高于|控制在)"
_SPAN = r"(?:个)?(?P<unit>工作日|自然日|日历日|日|天|小时|个?月|周|分钟|年)"
_MONTH_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_Y = r"(?:(?:20\d\d年|今年|本年|当年)\s*)?"
_YEAR_END = r"(?:(?:20\d\d|[今本当明次翌])年年?(?:底|末)|年底|年末)"
_QUARTERS = r"(?:前[二两三23]个?|第?[一二三四1234](?:[、-]|至)?(?:第?[二三四234])?)季度"
# Every expression begins with a literal or a bounded numeral, so each start costs a bounded time.
_PATTERNS: tuple[tuple[TargetKind, re.Pattern[str]], ...] = (
    ("cadence", re.compile(rf"每(?P<period>{_PERIOD})(?:度)?(?P<by>\d{{1,2}}月?\d{{0,2}}日?(?:之?前))")),
    (
        "cadence",
        re.compile(
            rf"每(?:个)?(?P<period>{_PERIOD})(?:度)?(?:内)?(?:[\u4e00-\u9fff]{{0,12}}?)(?:{_AT_LEAST})?(?P<n>{_N})\s*(?P<unit>{_MEASURE})(?:以上)?"
        ),
    ),
    ("since_year", re.compile(r"(?P<n>(?:19|20)\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:以后|以来|之后|起)")),
    (
        "period",
        re.compile(
            rf"(?:至少|最少)?提前(?:不少于|至少)?\s*(?P<n>{_N})\s*{_SPAN}(?:及?以上)?"
            rf"|(?P<n2>{_N})\s*个?(?P<unit2>工作日|自然日|个月)之?前"
        ),
    ),
    ("within", re.compile(rf"(?P<n>{_N})\s*{_SPAN}(?:之内|以内|内)")),
    (
        "percent",
        re.compile(
            rf"(?:{_AT_LEAST}|超过|{_AT_MOST})?\s*(?P<n>\d{{1,3}}(?:\.\d{{1,3}})?)\s*%(?:以上|以下|以内)?"
        ),
    ),
    ("percent", re.compile(r"(?:达到|不低于|超过)?百分之(?P<n>[一二三四五六七八九十百]{1,5})(?:以上)?")),
    (
        "count_min",
        re.compile(
            rf"{_AT_LEAST}\s*(?P<n>{_N})\s*(?:个(?=工作日|月))?(?P<unit>{_DURATION}|{_MEASURE})(?:以上)?"
        ),
    ),
    ("count_max", re.compile(rf"{_AT_MOST}\s*(?P<n>{_N})\s*(?P<unit>{_MEASURE}|工作日)(?:以内|之内)?")),
    ("count_min", re.compile(rf"(?P<n>{_N})\s*(?P<unit>{_MEASURE})(?:及)?以上")),
    ("by_date", re.compile(rf"{_Y}{_MONTH_N}月(?:份)?(?:\s*{_MONTH_N}日|[上中下]旬|底|末)?(?:之前|前)")),
    ("by_date", re.compile(rf"(?:{_YEAR_END}|(?:20\d\d年|今年)?底)(?:之前|前)")),
    ("by_date", re.compile(rf"{_Y}(?:上半年|下半年|{_QUARTERS})(?:底|末)?(?:之前|前)")),
    (
        "period",
        re.compile(
            rf"{_Y}{_MONTH_N}月?(?:份)?\s*(?:-{{1,2}}|~|至|到)\s*{_MONTH_N}月(?:份|[上中下]旬|底|末)?(?!\d)"
            rf"|{_Y}{_MONTH_N}月{_MONTH_N}日\s*(?:-{{1,2}}|~|至|到)\s*(?:{_MONTH_N}月)?{_MONTH_N}日"
        ),
    ),
    ("on_date", re.compile(rf"{_Y}(?P<m>{_MONTH_N})月\s*{_MONTH_N}日(?!起|至|印发)")),
    ("by_date", re.compile(rf"{_Y}{_MONTH_N}月(?:底|末)")),
    ("month", re.compile(rf"{_Y}(?P<n>{_MONTH_N})月(?:份|[上中下]旬)?(?!\d)")),
    ("period", re.compile(rf"{_Y}(?:[上下]半年度?|{_QUARTERS}(?:末)?|年内)|{_YEAR_END}")),
    ("cadence", re.compile(rf"(?:每(?:个)?|按|逐)(?P<period>{_PERIOD})(?:度)?(?:末|底|初)?")),
    ("count", re.compile(rf"(?<![\d.第])(?P<n>{_N})\s*个?(?P<unit>工作日|自然日|日历日)(?!之?前)")),
    (
        "count",
        re.compile(
            rf"(?<![\d.第十百千万之〔])(?P<n>\d{{1,6}})\s*(?P<unit>{_MEASURE})(?![\u4e00-\u9fff]?(?:以内|以下))"
        ),
    ),
    (
        "count",
        re.compile(
            r"(?<=[展办织开行排训])(?P<n>[一二两三四五六七八九十]{1,3})(?P<unit>场次|场|次(?!产业|性|党|会议|全会|分配|能源)|期(?!间))"
        ),
    ),
)
# 公布前三季度财政收支情况: the time that a report is about, no time by which something is due.
_TELLS = re.compile(
    r"(?:公开|公布|发布|公示|通报|报告|披露|报送|反映|解读|汇总|总结|分析|梳理|对照)(?:本[市县区省]|全[市县区省])?$"
)
_STARTS_A_DEED = re.compile(
    r"(?:[,。;)]|$|之?前|内|要|应|须|需|至少|集中|组织|开展|完成|启动|实现|实施|印发|出台|建成|召开|举办|举行|确定|定为|设为|作为|进行|公开|公布|发布|报送|开通|上线|落实|推进|再|各|分别|全面|基本)"
)
_IS_REPORTED = re.compile(
    r"(?:的|全[市县区省]|[本我]市|城市|地方|国民){0,2}(?:财政|收支|预算|决算|经济|执行情况|运行|统计|数据|空气|水质|环境质量|价格|指标)"
)
_NOT_A_DATE = re.compile(r"(?:印发|施行|发布的|通过|生效|实施的|以来)")


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified demand: the words, what kind of demand, the number and what it counts."""

    text: str
    kind: TargetKind
    number: int | float | None = None
    unit: str | None = None

    def as_json(self) -> dict[str, object]:
        """The four keys of the contract."""
        return {"text": self.text, "kind": self.kind, "number": self.number, "unit": self.unit}


def find_targets(text: str) -> tuple[Target, ...]:
    """Every quantified target of `text`, in order; where two readings overlap, the more exact one."""
    if not text:
        return ()
    folded = _without_titles(fold(text))
    taken = bytearray(len(folded))
    found: list[tuple[int, Target]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(taken[start:end]) or not _counts(folded, kind, match):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append((start, _target(text, kind, match)))
    return tuple(target for _, target in sorted(found, key=lambda item: item[0]))


_TITLE = re.compile(
    r"《[^《》]{1,80}》|\([^()]{0,20}(?:19|20)\d\d[^()]{0,12}号\)|(?:\(|〔)(?:19|20)\d\d(?:\)|〕)\s*\d{1,4}\s*号"
)


def _without_titles(folded: str) -> str:
    return _TITLE.sub(lambda match: "\x00" * len(match.group()), folded)


def _counts(folded: str, kind: TargetKind, match: re.Match[str]) -> bool:
    after = folded[match.end() : match.end() + 6]
    if kind in {"month", "period"} and _is_reported_on(folded, kind, match):
        return False
    if kind in {"on_date", "month"}:
        return not _NOT_A_DATE.match(after)
    if kind == "count" and match.group("unit") == "个":
        return not re.match(r"(?:百分点|月|方面|部分|季度|年度|小时|工作日|自然日)", after)
    if kind == "count" and match.group() == "二次":
        return False  # 二次解读: a second one, not two
    if kind == "month" and folded[match.end() : match.end() + 1] == "日":
        return False
    return not (
        kind == "count"
        and after[:1] in {"、", "-", "~"}
        and match.group("unit") in {"条", "项", "类"}
        and folded[match.start() - 1 : match.start()] == "第"
    )


def _is_reported_on(folded: str, kind: TargetKind, match: re.Match[str]) -> bool:
    """A period or month that a report is about (上半年的预算执行情况), not one in which something is done."""
    if kind == "period" and (match.groupdict().get("n") or match.groupdict().get("n2")):
        return False  # 提前5个工作日
    after = folded[match.end() : match.end() + 12]
    if _STARTS_A_DEED.match(after):
        return False
    if _IS_REPORTED.match(after) or (match.group().endswith(("年", "年度", "季度")) and after[:1] == "的"):
        return True
    return bool(_TELLS.search(folded[max(0, match.start() - 6) : match.start()]))


def _target(text: str, kind: TargetKind, match: re.Match[str]) -> Target:
    parts = match.groupdict()
    if parts.get("n2"):
        parts |= {"n": parts["n2"], "unit": parts["unit2"]}
    number = parse_number(parts["n"]) if parts.get("n") else None
    unit = parts.get("unit")
    if kind == "cadence":
        period = (parts.get("period") or "").removesuffix("度") or None
        period = "季度" if period == "季" else period
        unit = f"{unit}/{period}" if unit else period
    elif kind == "percent":
        unit = "%"
    elif kind == "month":
        unit = "月"
    elif kind == "since_year":
        unit = "年"
    elif kind in {"by_date", "on_date", "period"} and number is None:
        unit = "日期"
    return Target(text[match.start() : match.end()].strip(), kind, number, unit)


# --- optional -------------------------------------------------------------------------------------

_SENTENCE = re.compile(r"[^。;!?\n]+")
_OPTIONAL = re.compile(
    r"鼓励|提倡|倡导|有条件的|具备条件的|条件(?:成熟|允许|具备)的|可以|可结合|可视|可根据|可按|可依托|可采取|可通过|可选|可自行|可适当|可探索|可参照|可由|可在|自愿|酌情"
)
_BINDING = re.compile(r"必须|应当|须|不得|要(?!求|点|素|闻|件)|确保|严格|完成|不少于|至少|务必")


def is_optional(requirement: str) -> bool:
    """True where every sentence only allows or encourages (可, 鼓励, 有条件的).

    One optional sentence among binding ones does not make the row optional, and a sentence that
    also binds (必须, 应当, 不得, 确保 …) is not optional.
    """
    sentences = [part for part in _SENTENCE.findall(fold(requirement)) if part.strip()]
    return bool(sentences) and all(_OPTIONAL.search(part) and not _BINDING.search(part) for part in sentences)
