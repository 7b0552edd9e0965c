"""Who is responsible, and by when, out of a closing parenthesis, a labelled line or a unit cell.

A牵头,B、C按职责分工负责 · A牵头B负责 · 责任单位:A、B;完成时限:12月底前 · A会B · A负责,6月底完成
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from liaoliang.text.notice.deadlines import is_deadline, leading_deadline
from liaoliang.text.notice.folding import fold, outside_brackets, plain
from liaoliang.text.notice.labels import Label, labels_in, leading_label, short_labels_in
from liaoliang.text.notice.units import is_unit, split_units, together_at, unit_share

_ORGAN_FOLLOWS = r"(?!办|局|室|科|处|中心|委|组|队|公司|单位[^,;。]|庭)"
_DUTY = r"(?:各自|其|自|本部门|本单位|相应|相关)?的?(?:职责|职能|任务|责任|权限)?(?:职责)?(?:和|及|、)?(?:任务)?(?:分工|范围|权限)?"
_BY_DUTY = rf"(?:[,、]?\s*(?:按照?|根据|依据|依){_DUTY})?"
# The words that give the units before them a role; the longest comes first.
_MARKER = re.compile(
    rf"(?P<lead>{_BY_DUTY}(?:分别|共同|联合|具体|负责|总)*(?:牵头|主办|主责)(?:负责|落实|组织|实施|推进|办理|抓总|抓好|完成|协调|总负责|做好)*(?:单位)?{_ORGAN_FOLLOWS}|为主(?:要)?(?:负责|落实)?(?=[,;、。]|$))"
    rf"|(?P<support>{_BY_DUTY}(?:积极|各自|协同|共同|密切|具体|做好|分别)*(?:配合|协办|协助|参与|参加|协同)(?:落实|做好|实施|办理|推进|负责|工作|单位)*{_ORGAN_FOLLOWS}|(?:业务)?指导(?=[,;、。]|$))"
    rf"|(?P<plain>(?:[,、]?\s*(?:均|都)?(?:按照?|根据|依据|依)(?:{_DUTY})(?:分别|共同|各自)?(?:抓好|做好|组织|具体)?(?:负责|落实|推进|实施|承担)?(?:落实|实施)?)"
    rf"|(?:分别|共同|具体|联合|组织|各自|分工|全面|统筹|直接)*负责(?:抓好|做好)?(?:落实|组织实施|实施|推进|办理|完成|承办|到位)*"
    rf"|(?:组织|分别|共同|抓好|贯彻|具体|牵头|认真|做好)*(?:落实|承办|承担|组织实施|实施){_ORGAN_FOLLOWS}(?:到位)?)"
)
_LEADING_WORD = re.compile(
    r"[\s,、]*(?:由|其中|以上(?:\d+|[一二三四五六七八九十]+)?(?:各?项|条)?(?:任务|工作)?(?:均)?(?:由)?|以上任务由|本项由|此项由|会同|会商|同时|并|请|为|以(?=[市县区州省各])|上述任务由|上述由)\s*"
)
_NAMED_ROLE = re.compile(r"(?:为|作为)(?P<role>牵头|主办|责任|配合|协办|参与)(?:单位|部门)")
_CLAUSE = re.compile(r"[;。]")


@dataclass(slots=True)
class Responsibility:
    """Units by role, in the order written, and the deadline that was found beside them."""

    lead: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    deadline: str = ""
    requirement: str = ""
    open_label: str = ""
    written: list[str] = field(default_factory=list)

    @property
    def units(self) -> list[str]:
        """Every unit once: lead first, then as written."""
        leading = self.lead or (self.plain if self.support else [])
        return list(dict.fromkeys([*leading, *self.written]))

    @property
    def is_empty(self) -> bool:
        """Nothing was found."""
        return not (self.lead or self.support or self.plain or self.deadline)

    def add(self, role: str, units: list[str]) -> None:
        """Append units under `role` (lead, support, anything else = no role named)."""
        for unit in units:
            name, own = _with_own_role(unit)
            target = {"lead": self.lead, "support": self.support}.get(own or role, self.plain)
            if name not in target:
                target.append(name)
            if name not in self.written:
                self.written.append(name)

    def merge(self, other: Responsibility) -> None:
        """Take over what `other` says and this does not yet."""
        for unit in other.written:
            for role in ("lead", "support", "plain"):
                if unit in getattr(other, role):
                    self.add(role, [unit])
        self.deadline = self.deadline or other.deadline
        self.requirement = "\n".join(filter(None, (self.requirement, other.requirement)))
        self.open_label = other.open_label

    def roles(self) -> tuple[list[str] | None, list[str] | None]:
        """Lead and supporting units; (None, None) where the notice makes no difference between them."""
        if not self.lead and not self.support:
            return None, None
        if not self.lead:
            return (self.plain or None), self.support
        return self.lead, [unit for unit in self.written if unit not in self.lead]


_COUNT = re.compile(
    r"\((?:共|计)?(?:\d+|[一二三四五六七八九十]+)(?:项|条|件|个)(?:任务|工作)?\)$"
)  # 市财政局(3项)
_OWN_ROLE = re.compile(r"(?P<name>.{2,})\((?P<role>牵头|主办|主责|配合|协办|参与)(?:单位|部门)?\)$")


def _with_own_role(unit: str) -> tuple[str, str]:
    """市财政局(牵头) -> 市财政局, lead."""
    counted = _COUNT.search(fold(unit))
    unit = unit[: counted.start()] if counted else unit
    match = _OWN_ROLE.match(fold(unit))
    if not match:
        return unit, ""
    return unit[: match.end("name")], "lead" if match.group("role") in {"牵头", "主办", "主责"} else "support"


def parted_by(found: Responsibility, text: str, mark: str) -> Responsibility:
    """`found` read again where the organs before the first `mark` of `text` lead, unless it names a lead itself."""
    visible = outside_brackets(fold(text))
    at = visible.find(mark)
    if found.lead or found.support or at < 0:
        return found
    parted = parse_responsibility(text[:at], "lead")
    leads = parted.units
    for unit in found.units:
        parted.add("lead" if unit in leads else "support", [unit])
    parted.lead, parted.plain, parted.deadline = leads, [], found.deadline
    return parted


def parse_responsibility(text: str, role: str = "unit") -> Responsibility:
    """Read a phrase that names units, labels and perhaps a deadline; `role` holds until a label changes it."""
    found = Responsibility()
    text = without_reading_rule(text)
    folded = fold(text)
    start, current = 0, role
    for label in _labels(folded):
        _take(found, text[start : label.start], current)
        start, current = label.end, label.role
        found.open_label = current
    tail = text[start:]
    if plain(tail).strip("。.;,"):
        found.open_label = ""
    _take(found, tail, current)
    return found


def _labels(folded: str) -> list[Label]:
    long = labels_in(folded)
    short = [
        found
        for found in short_labels_in(folded)
        if not any(one.start <= found.start < one.end for one in long)
    ]
    return sorted([*long, *short], key=lambda label: label.start)


def _take(found: Responsibility, text: str, role: str) -> None:
    value = text.strip(" \u3000\n\t,，;；、。")
    if not value:
        return
    if role == "deadline":
        found.deadline = found.deadline or value
    elif role in {"requirement", "task", "category"}:
        found.requirement = "\n".join(filter(None, (found.requirement, text.strip(" \u3000\n\t"))))
    elif role not in {"person", "remark", "other", "serial"}:
        _take_clauses(found, text, role)


def _take_clauses(found: Responsibility, text: str, role: str) -> None:
    folded = outside_brackets(fold(text))
    start = 0
    for match in [*_CLAUSE.finditer(folded), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            _take_clause(found, text[start:end], role)
        start = match.end() if match else end


def _take_clause(found: Responsibility, text: str, role: str) -> None:
    text, deadline = _without_deadline(text)
    found.deadline = found.deadline or deadline
    folded = outside_brackets(fold(text))
    start = 0
    for named in _NAMED_ROLE.finditer(folded):
        spoken = {"牵头": "lead", "主办": "lead", "责任": "unit"}.get(named.group("role"), "support")
        found.add(spoken, _units(text[start : named.start()]))
        start = named.end()
    for match in _MARKER.finditer(folded, start):
        if match.end() == match.start() or not _ends_a_list(folded, match):
            continue
        marker = match.lastgroup or "plain"
        if marker == "support" and role != "support" and not found.written:
            start = _take_before_last_comma(found, role, text, start, match.start())
        _assign(found, role if marker == "plain" else marker, text[start : match.start()])
        start = match.end()
    _assign(found, role, text[start:])


def _take_before_last_comma(found: Responsibility, role: str, text: str, start: int, end: int) -> int:
    """甲、乙,丙配合: only the organs behind the last comma support. Where the supporting ones begin."""
    listed = outside_brackets(fold(text[start:end])).rstrip(" ,、")
    comma = listed.rfind(",")
    if comma < 0:
        return start
    _assign(found, role, text[start : start + comma])
    return start + comma + 1


def _assign(found: Responsibility, role: str, text: str) -> None:
    """Add the units of `text` under `role`; in A会B the first leads and the others support."""
    joined = together_at(text)
    if joined and role in {"unit", "lead", "plain"}:
        found.add("lead", _units(text[: joined[0]]))
        found.add("support", _units(text[joined[1] :]))
    else:
        found.add(role, _units(text))


def _ends_a_list(folded: str, match: re.Match[str]) -> bool:
    """A role word closes a list: an organ or a bracket stands before it, not the start of a name after it."""
    before = folded[: match.start()].rstrip(" ,、")
    return bool(before) or match.start() == 0


def _units(text: str) -> list[str]:
    match = _LEADING_WORD.match(fold(text))
    if match:
        text = text[match.end() :]
    return [_without_person(unit) for unit in split_units(text) if not _NO_NAME.fullmatch(plain(unit))]


_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
_PERSON = re.compile(rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}")


def _without_person(unit: str) -> str:
    """市司法局 张某某 -> 市司法局: a person's name beside the organ, parted by a blank, is no part of it."""
    pieces = unit.split()
    organs = [piece for piece in pieces if is_unit(piece)]
    others = [piece for piece in pieces if piece not in organs]
    return organs[0] if len(organs) == 1 and others and all(map(_PERSON.fullmatch, others)) else unit


_NO_NAME = re.compile(r"等|分别|其中|共同|下同|(?:以下|下文|上述)?(?:简称|统称).*")


def _without_deadline(text: str) -> tuple[str, str]:
    """A clause without the pieces that are completion dates, and the last of those."""
    kept: list[str] = []
    deadline = ""
    for piece in re.split(r"([,，;；、\n])", text):
        if is_deadline(piece):
            deadline = leading_deadline(piece)
            kept = kept[:-1] if kept and kept[-1] in {",", "，", ";", "；", "、", "\n"} else kept
        else:
            kept.append(piece)
    return "".join(kept), deadline


# How the list is to be read (逗号前为牵头单位,下同; 列首位的牵头): a rule for all rows, no organ.
_READING_RULE = re.compile(
    r"[。;,、]?\s*(?:(?:其中|以上|注),?:?)?(?:(?:逗号|分号|顿号|句号)之?前|(?:排|列|排名|排列)?在?(?:第一|首)位|第一个|(?:第一|首个)(?:责任)?(?:单位|部门)(?:为|是))"
    r"[^:。]{0,12}牵头[^:。]{0,40}(?:下同)?。?\s*$"
)


def without_reading_rule(text: str) -> str:
    """A list of organs without the sentence at its end that says how it is read."""
    match = _READING_RULE.search(fold(text[-80:]))
    cut = len(text) - min(len(text), 80)
    return text[: cut + match.start()] if match else text


_STRONG = re.compile(
    r"(?:责任|牵头|主办|承办|落实|负责|配合|协办|主管)(?:单位|部门|科室|处室|机构)|牵头|(?:分工|分别|共同|具体|组织)?负责(?:落实|实施)?(?:$|[,;。])|(?:配合|协助|参与|参加|指导|为主)(?:$|[,;。])|落实(?:$|[,;。])"
    r"|按.{0,6}职责|完成时限|完成时间|时间节点|(?:承办|主责|主办|协办|协同|会办)(?:$|[,;。])"
)
_EXPLAINS = re.compile(r"(?:以下简称|下同|试行|暂行|修订|见附件|详见|征求意见|〔|号$|以后|以来|包括|含|即)")


def _explains(text: str) -> bool:
    return bool(_EXPLAINS.search(outside_brackets(plain(text))))


def is_strong(text: str) -> bool:
    """A phrase in brackets that says by its words who is responsible or by when."""
    text = without_reading_rule(text)
    folded = plain(text)
    if _explains(text) and not labels_in(fold(text)):
        return False
    if labels_in(fold(text)) or short_labels_in(fold(text)):
        return True
    return bool(_STRONG.search(folded)) and (unit_share(_without_deadline(without_roles(text))[0]) >= 0.5)


def without_roles(text: str) -> str:
    """A list of organs, folded, with a separator in place of each role word."""
    folded = fold(text)
    return _MARKER.sub(lambda match: "、", folded)


def is_weak(text: str) -> bool:
    """A phrase in brackets that is only a list of organs, or only a completion date."""
    text = without_reading_rule(text)
    folded = plain(text)
    if _explains(text) or len(folded) > 400:
        return False
    return is_deadline(text) or (unit_share(_without_deadline(text)[0]) >= 0.95 and len(folded) > 2)


def looks_like_units(text: str) -> bool:
    """Whether a whole cell or line is a list of organs, role words allowed."""
    word = plain(text)
    if not 1 < len(word) <= 1200 or (word[-1] in "。!?" and not _STRONG.search(word.rstrip("。"))):
        return False
    if leading_label(fold(text)):
        return True
    return is_unit(text) or unit_share(_without_deadline(without_roles(text))[0]) >= 0.75
