"""Completion dates: as written, and as a date or a period of the notice's year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from liaoliang.text.notice.folding import fold, plain
from liaoliang.text.numbers import parse_number

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?:(?P<{0}y>(?:19|20)\d\d|[一二][〇零九一二三四五六七八]{3})年(?:度)?|(?P<{0}w>今年|本年度?|当年|明年|次年|翌年|去年))\s*(?:的)?)?\s*"
_POINT = (
    _YEAR
    + r"(?:(?P<{0}m>"
    + _N
    + r")\s*月\s*(?:份)?\s*(?:(?P<{0}d>"
    + _N
    + r")\s*日|(?P<{0}part>上旬|中旬|下旬|底|末|初|中)?)"
    + r"|(?P<{0}end>年底|年末|岁末|底(?=前|之前|,|完成|$)|末(?=前|完成|$))|(?P<{0}half>[上下]半年)(?:底|末)?|(?P<{0}upto>前(?=[二两三23]个?季))?第?(?P<{0}q>[一二两三四1234])(?:(?<=[二两三23])个)?季度(?P<{0}qend>底|末)?"
    + r"|(?P<{0}within>年内|全年(?:度)?|年度内))"
)
_BEFORE = r"(?P<before>\s*(?:之前|以前|前|内)?)"
_POINT_RE = re.compile(_POINT.replace("{0}", "a") + _BEFORE)
_PLAIN_DATE = re.compile(
    r"(?P<y>20\d\d)\s*[-./年]\s*(?P<m>\d{1,2})(?:\s*[-./月]\s*(?P<d>\d{1,2}))?(?!\d)\s*日?\s*(?:之前|前)?"
)
_BARE_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d)年(?:度)?(?:内)?")
# 9月1日至30日, 8—10月: the year or month is said once.
_SPAN_RE = re.compile(
    r"(?:(?P<y>20\d\d)年)?\s*(?P<m>\d{1,2})(?:月\s*(?P<d>\d{1,2})\s*日\s*(?:-{1,2}|~|至|到)\s*(?P<d2>\d{1,2})\s*日"
    r"|(?:-{1,2}|~|至|到)(?P<m2>\d{1,2})月(?!\d))"
)
_RANGE = re.compile(r"\s*(?:-{1,2}|~|至|到)\s*")
_OPEN_ENDED = re.compile(
    r"(?:全年|长期|持续|常年|常态化?|日常|每年|贯穿全年|按[照]?(?:时序|上级|省|市|要求|规定|进度|时限).{0,12}|根据.{0,14}|立即|即时|即知即改|立行立改|立知立改|随时|适时|及时|实时|始终|按时)"
    r"(?:性)?(?:持续|长期)?(?:推进|坚持|实施|落实|开展|抓好|完成|执行|进行|更新|公开|任务|工作|深化|做好|整改)*"
)
_CADENCE = re.compile(r"每|按[年月季周日]|逐[年月季]|不定期|定期")
_FINISH = r"(?:全面|基本|全部|按时|要|须|应|力争|争取|务必|如期)*(?:完成|落实|建成|实现|出台|公布|印发|办结|到位|上线|启用|报送|公开|发布|结束)"
_DEADLINE_PIECE = re.compile(
    rf"\s*(?:于|在|到|至|力争|确保|计划|拟|争取|并于|须于|完成时[限间]:?|时限:?)*\s*(?P<core>.{{2,24}}?)\s*(?:之?前)?(?:{_FINISH}.{{0,6}})?\s*[。.]?\s*"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A completion date as a period; `start` is None where only the end is said."""

    start: date | None
    end: date | None


def leading_deadline(text: str) -> str:
    """The deadline inside a piece that is one, without the words 于 and 完成: `于6月底前完成` -> `6月底前`."""
    folded = fold(text)
    spans = [match.span() for match in _points(folded)]
    if not spans:
        return text.strip(" \u3000\n\t,，;；。")
    return text[spans[0][0] : spans[-1][1]].strip()


def is_deadline(text: str) -> bool:
    """Whether `text` as a whole is a completion date (or 持续推进 and the like)."""
    if len(text) > 120:
        return False
    folded = plain(text).strip("。,;、.")
    if not 1 < len(folded) <= 40:
        return False
    if _OPEN_ENDED.fullmatch(folded):
        return True
    rest = _DEADLINE_WORDS.sub("", _blank_points(folded))
    return not rest and bool(_points(folded))


_DEADLINE_WORDS = re.compile(
    r"于|在|到|至|力争|确保|计划|拟|争取|并|须|应|要|须于|前|之前|以前|全面|基本|全部|按时|完成|落实|建成|实现|出台|公布|办结|到位|上线|启用|结束|持续推进|长期坚持|并持续推进|"
    r"完成时限|完成时间|时限|:|,|;|、|-|~|年|度|\(|\)|整改|任务|底|末|各项|启动|取得.{0,4}成效|阶段性|常态化|长期|持续|推进|分阶段|工作"
)


def _blank_points(folded: str) -> str:
    out = folded
    for match in reversed(_points(folded)):
        out = out[: match.start()] + out[match.end() :]
    return out


def _points(folded: str) -> list[re.Match[str]]:
    """Every date expression, left to right, not overlapping."""
    found: list[re.Match[str]] = []
    at = 0
    while at < len(folded):
        candidates = [
            m
            for m in (
                _PLAIN_DATE.search(folded, at),
                _POINT_RE.search(folded, at),
                _BARE_YEAR.search(folded, at),
                _SPAN_RE.search(folded, at),
            )
            if m
        ]
        if not candidates:
            break
        match = min(candidates, key=lambda m: (m.start(), -m.end()))
        found.append(match)
        at = match.end()
    return found


def period_of(text: str, year: int | None) -> Period:
    """The date or period that `text` names, in `year` where it names none. The last point is the end."""
    folded = fold(text)
    periods = []
    for match in _points(folded):
        year = _named_year(match) or year  # 2022年3月—5月: the year holds until another is named
        periods.append((match, _period(match, year)))
    known = [(match, period) for match, period in periods if period.end]
    if not known:
        return Period(None, None)
    first, last = known[0], known[-1]
    if len(known) > 1 and _RANGE.fullmatch(folded[first[0].end() : last[0].start()]):
        start = first[1].start or (first[1].end if "d" in first[0].re.groupindex or _day(first[0]) else None)
        end = last[1].end
        if start and end and start > end:
            start = start.replace(year=end.year - 1)
        return Period(start, end)
    ends = max(period.end for _, period in known if period.end)
    return Period(last[1].start if len(known) == 1 else None, ends)


def _day(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("ad") or match.groupdict().get("d"))


def _period(match: re.Match[str], year: int | None) -> Period:
    parts = match.groupdict()
    if match.re is _PLAIN_DATE:
        return _of_month(
            int(parts["y"]), int(parts["m"]), parts["d"], None, before=match.group().endswith("前")
        )
    if match.re is _BARE_YEAR:
        return _span(int(parts["y"]), 1, 12)
    if match.re is _SPAN_RE:
        return _of_span(parts, int(parts["y"]) if parts["y"] else year)
    actual = _year_of(parts, year)
    if actual is None:
        return Period(None, None)
    before = bool(parts["before"] and parts["before"].strip() in {"前", "之前", "以前"})
    return _period_in(actual, parts, before)


def _period_in(year: int, parts: dict[str, str | None], before: bool) -> Period:
    if parts["am"]:
        month = parse_number(parts["am"])
        return _of_month(year, int(month or 0), parts["ad"], parts["apart"], before=before)
    if parts["aend"]:
        return Period(None, date(year, 12, 31))
    if parts["ahalf"]:
        first, last = (1, 6) if parts["ahalf"][0] == "上" else (7, 12)
        return _ended(_span(year, first, last), before or "底" in parts["ahalf"])
    if parts["aq"]:
        quarter = int(parse_number(parts["aq"]) or 1)
        return _ended(
            _span(year, quarter * 3 - 2, quarter * 3), before or bool(parts["aqend"] or parts["aupto"])
        )
    return _ended(_span(year, 1, 12), parts["awithin"] != "全年")


def _of_span(parts: dict[str, str | None], year: int | None) -> Period:
    """The period of a range of days in one month, or of months in one year."""
    if year is None:
        return Period(None, None)
    month = int(parts["m"] or 0)
    first = _of_month(year, month, parts["d"], None, before=False)
    last = _of_month(year, int(parts["m2"] or month), parts["d2"], None, before=False)
    return Period(first.end if parts["d"] else first.start, last.end)


def _named_year(match: re.Match[str]) -> int | None:
    written = match.groupdict().get("ay") or match.groupdict().get("y")
    value = parse_number(written) if written else None
    return int(value) if value else None


def _year_of(parts: dict[str, str | None], year: int | None) -> int | None:
    if parts["ay"]:
        value = parse_number(parts["ay"])
        return int(value) if value else None
    shift = {"明年": 1, "次年": 1, "翌年": 1, "去年": -1}.get(parts["aw"] or "", 0)
    return year + shift if year else None


def _span(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _ended(period: Period, only_end: bool) -> Period:
    return Period(None, period.end) if only_end else period


def _of_month(year: int, month: int, day: str | None, part: str | None, *, before: bool) -> Period:
    if not 1 <= month <= 12:
        return Period(None, None)
    last = calendar.monthrange(year, month)[1]
    if day:
        value = int(parse_number(day) or 0)
        return Period(None, date(year, month, value)) if 1 <= value <= last else Period(None, None)
    first_day, last_day = {
        "上旬": (1, 10),
        "初": (1, 10),
        "中旬": (11, 20),
        "中": (11, 20),
        "下旬": (21, last),
    }.get(part or "", (1, last))
    only_end = before or part in {"底", "末"}
    return Period(None if only_end else date(year, month, first_day), date(year, month, last_day))


# --- inside a requirement -------------------------------------------------------------------------

_NOT_BEFORE = re.compile(
    r"(?:每(?:年|月|季度?|周|半年)?|截至|截止|截止到|自|从|已于|曾于|去|上|《[^》]{0,40}|每个?)$"
)
_NOT_AFTER = re.compile(
    r"(?:起|以来|以后|之后|后|的?(?:报告|通知|决定|决策|规划|工作要点|年报|年度报告|文件|施行|版)|召开|举办)"
)
_GOVERNS_COUNT = re.compile(
    r"[^。;]{0,40}?(?:不得?少于|至少|不低于|不得低于)\s*(?:\d+|[一二两三四五六七八九十]+)"
)


def requirement_deadline(text: str, year: int | None) -> str:
    """The completion date inside a requirement, as written: the last one that the wording makes binding.

    Binding are dates with 前 or 内, and dates followed by 完成 and the like. Not binding are cadences
    (每年1月31日前), the year of an event (2016年以后), past years, and 年内 where it only counts
    (年内不少于3次: a target).
    """
    folded = fold(text)
    found = [match for match in _points(folded) if _binds(folded, match, year)]
    if not found:
        return ""
    return text[found[-1].start() : found[-1].end()].strip()


def _binds(folded: str, match: re.Match[str], year: int | None) -> bool:
    before, after = folded[max(0, match.start() - 44) : match.start()], folded[match.end() : match.end() + 60]
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(after):
        return False
    written = match.groupdict().get("ay") or match.groupdict().get("y")
    if written and year and (parse_number(written) or 0) < year:
        return False
    text = match.group().rstrip()
    if match.re is _BARE_YEAR:
        return False
    if text.endswith(("前", "之前")) and not text.endswith("以前"):
        return True
    parts = match.groupdict()
    if parts.get("awithin"):
        return parts["awithin"] != "全年" and not _GOVERNS_COUNT.match(after)
    return bool(re.match(rf"\s*{_FINISH}", after)) or (
        bool(re.search(r"(?:到|至)\s*$", before)) and text.endswith(("底", "末"))
    )
