"""Organ lists: is a text one, and how does it split.

Units stay as written. A list is never split inside brackets, nor inside a collective name
(市直有关部门、单位; 区直各办、局), and 和, 及, 与, 会 and blanks part two units only when both sides
are units by themselves (市自然资源和规划局 is one).
"""

from __future__ import annotations

import re
from functools import lru_cache

from liaoliang.text.notice.folding import fold, outside_brackets, plain, trim

_SUFFIX = (
    r"(?:局|委|委员会|办|办公室|厅|部|政府|公司|集团|银行|[支分人农]行|部门|单位|机构|管委会?|街道?|镇|乡|县|市|州|盟|旗"
    r"|[开发新园功能景]区|县区|市区|城区|[县市]\(?区\)?|各区|园区|中心|科|科室|处|处室|股|股室|(?:督查|督察|督办|研究|参事|调研|秘书|综合|监察|纪检|信息|财务|法制|法规|人事|政工)室|站|站所|所|院|社|台|馆|队|大队|支队|总队|署|税务|海关"
    r"|法院|检察院|联社|联合会|协会|学会|工会|商会|总会|红十字会|管理会|妇联|残联|文联|工商联|科协|社科联|侨联|团委|组|专班|指挥部"
    r"|企业|事业单位|学校|大学|学院|医院|机关|分局|公安|教育体育|中央驻.{1,4}|办事处|派出机构|成员|经济体|法庭|司令部|气象台|电视台|会展中心|园|所属单位|农场|林场|油田|电力|烟草|邮政|通信|移动|联通|电信|铁塔|供电)"
)
_UNIT = re.compile(
    rf"(?:.{{0,40}}?)(?:{_SUFFIX})(?:\x00*)(?:等)?(?:相关|有关|各|其他|责任)?(?:部门|单位|机构|科室|处室)?(?:\x00*)"
)
_NOT_A_UNIT = re.compile(
    r"(?:\d+[.、]|\d+月|设立|开设|新建|建设|推行|组建|打造|规范|改造|新增|健全|拓展|丰富|创新|优化|公开|公布|推进|加强|做好|围绕|完善|开展|建立|健全|制定|制订|及时|深化|提升|强化|扩大|坚持|落实|抓好|充分|积极|进一步|全面|严格|持续|依法|对|以|为|将|按|在|把|要|不断|组织|聚焦|着力|定期|主动|认真|实施|通过|编制|更新|发布|公布|利用|提高|优化政|完成)"
)
_SENTENCE = re.compile(
    r"[。?!:\"“”]|(?:应(?!急|用|对|变)|须|需要|要求|的通知|工作(?!委|部|局|办|组|站|处|科|中心|领导))"
)
# The name of a column or label is no organ; 各责任单位 is.
_ROLE_NAME = re.compile(r"(?:责任|牵头|配合|主办|协办|承办|落实|负责|参与|协同)(?:单位|部门|科室|处室|机构)")
_SCOPED = re.compile(
    r"(?:各|市|县|区|省|州|盟|旗|国家|国务院|全[市县区]|本|有关|相关|其他|其它|驻|中共|我|乡|镇|街道|政府|人民|局|院|厅|部|委|公司|两|东|属地|中[央省]|[\u4e00-\u9fff]{2,4}(?:市|县|区|镇|乡|街道|新区|开发区))"
)
_SEPARATOR = re.compile(
    r"[、,;\n/\t|،﹐①-⑳]|(?<![\d.])\.(?=[\u4e00-\u9fff])|\s+|(?:以及|和|及|与|并|或)(?!其)"
)
_HARD = frozenset("、,;\n/\t|،﹐.①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# A piece of these words alone continues the collective name before it.
_BARE = re.compile(
    r"(?:单位|部门|机构|直属机构|直属单位|派出机构|街|街道|镇|乡|局|办|委|办局|企业|企事业单位|事业单位|国有企业|科室|股室|处室|站所|中心|园区|开发区|功能区|区|市|院|所|室|处|人民团体|办事机构)"
)
_COLLECTIVE = re.compile(r"各|有关|相关|所属|直属|全体")
_CLOSED = re.compile(rf".*{_SUFFIX}(?:\x00*)")
# Bodies whose name ends in 会, so that the 会 after them is not the word 会 (together with).
_NOT_JOINED = re.compile(
    r"(?:管委|委员|联合|协|学|工|商|总|理事|监事|居委|村委|党委|常委|红十字|基金|妇联|大|政协|侨联)$"
)
_JOINED = re.compile(r"会(?:同|商)?(?=(?:市|县|区|省|州|各|国家|本|有关|相关|驻|镇|乡))")
# What a line break may cut off from the name before it.
_REST_OF_A_NAME = re.compile(r"(?:人民)?政府|办事处|管委会|委员会|部门|单位")
_SUFFIX_ALONE = re.compile(r"[\u4e00-\u9fff]|办公[室厅]")
_ITEM_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}\s*[.、)]|\d{1,2}$|[①-⑳])\s*")
_STRAY = " \u3000\t\n、，,;；。.．:：—-–·*|｜"


@lru_cache(maxsize=16384)
def is_unit(text: str) -> bool:
    """Whether one piece of a list reads as the name of an organ, or of a group of organs."""
    word = outside_brackets(plain(text)).strip("\x00、,;。.:")
    if not 1 < len(word) <= 42 or _NOT_A_UNIT.match(word) or _SENTENCE.search(word):
        return False
    if _ROLE_NAME.fullmatch(word):
        return False
    return bool(_UNIT.fullmatch(word)) and word not in {
        "全部",
        "一部",
        "内部",
        "全市",
        "我市",
        "本市",
        "全县",
        "以上单位",
    }


def unit_share(text: str) -> float:
    """How much of `text` (by characters) is organ names: 1.0 for a clean list, 0.0 for a sentence."""
    if len(text) > 1500:
        return 0.0
    pieces = split_units(text)
    total = sum(len(piece) for piece in pieces)
    return sum(len(piece) for piece in pieces if is_unit(piece)) / total if total else 0.0


def split_units(text: str) -> list[str]:
    """The units of a list, as written and in order; separators and stray punctuation dropped."""
    folded = fold(text)
    pieces = _pieces(folded, outside_brackets(folded))
    units: list[str] = []
    for start, end in _rejoined(folded, pieces):
        for left, right in _parted_by_together(folded, start, end):
            unit = text[left:right].strip(_STRAY)
            unit = "".join(unit.splitlines()) if "\n" in unit else unit
            unit = unit[number.end() :] if (number := _ITEM_NUMBER.match(fold(unit))) else unit
            if unit and unit not in units:
                units.append(unit)
    return units


def _pieces(folded: str, visible: str) -> list[tuple[int, int, str]]:
    """Offsets of the pieces and the separator before each."""
    pieces: list[tuple[int, int, str]] = []
    start, before = 0, ""
    for match in _SEPARATOR.finditer(visible):
        mark = match.group()
        soft = mark[0] not in _HARD or mark == "\n"
        if soft and not _parts(visible, start, match.start(), match.end(), mark):
            continue
        pieces.append((start, match.start(), before))
        start, before = match.end(), mark
    pieces.append((start, len(folded), before))
    return [(*trim(folded, left, right), mark) for left, right, mark in pieces]


def _parts(visible: str, start: int, at: int, after: int, mark: str) -> bool:
    """Whether a soft separator (和, 及, a blank, a line break) stands between two units."""
    left = visible[start:at].replace("\n", "").strip()
    following = visible[after : after + 40].lstrip()
    right = re.split(r"[、,;\n/\t]", following, maxsplit=1)[0].strip()
    if not left or not right or not _CLOSED.fullmatch(left) or len(left) < 2:
        return False
    if mark.isspace():
        if (
            _REST_OF_A_NAME.match(right) or _SUFFIX_ALONE.fullmatch(right) or right.startswith("\x00")
        ):  # 各县 / (市、区)政府
            return False
        return bool(_CLOSED.match(right) or _SCOPED.match(right))
    return bool(_SCOPED.match(right)) and bool(_CLOSED.match(right)) and not _NOT_A_UNIT.match(right)


# 各直属机构 alone does not say whose: the name before it does.
_WITHOUT_SCOPE = re.compile(r"各?(?:直属|所属|派出|办事|企事业|事业)*(?:机构|单位|企业)")
_DEPARTMENTS = re.compile(r"各(?:有关|相关)?部门(?:$|、)")
_GOVERNMENTS = re.compile(r"(?:人民)?政府(?:办公室)?")


def _are_one(before: str, mark: str, following: str) -> bool:
    """Whether a piece goes on with the collective name before it: 市直部门、单位; 市政府各部门、各直属机构;
    各县(市、区)委、政府."""
    if mark in {"、", "和", "及", "/", "与"} and _BARE.fullmatch(following):
        return bool(_COLLECTIVE.search(before))
    if mark == "、" and _WITHOUT_SCOPE.fullmatch(following):
        return bool(_DEPARTMENTS.search(before))
    return (
        mark == "、"
        and before.startswith("各")
        and before.endswith("委")
        and bool(_GOVERNMENTS.fullmatch(following))
    )


def _rejoined(folded: str, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Pieces with bare generic nouns put back onto the collective name that they belong to."""
    spans: list[tuple[int, int]] = []
    for start, end, mark in pieces:
        if spans and _are_one(folded[slice(*spans[-1])], mark.strip(), folded[start:end]):
            spans[-1] = (spans[-1][0], end)
        elif end > start:
            spans.append((start, end))
    return spans


def _parted_by_together(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """市财政局会市审计局 -> two units; 市会展中心 stays one."""
    spans: list[tuple[int, int]] = []
    left = start
    for match in _JOINED.finditer(outside_brackets(folded[start:end])):
        at = start + match.start()
        name = folded[left:at]
        if _CLOSED.fullmatch(name) and not _NOT_JOINED.search(name):
            spans.append((left, at))
            left = start + match.end()
    return [*spans, (left, end)]


def together_at(text: str) -> tuple[int, int] | None:
    """Where the word 会 or 会同 joins two units: its offsets, or None."""
    folded = fold(text)
    visible = outside_brackets(folded)
    for match in _JOINED.finditer(visible):
        name = re.split(r"[、,;]", visible[: match.start()])[-1].strip()
        if _CLOSED.fullmatch(name) and not _NOT_JOINED.search(name):
            return match.span()
    return None
