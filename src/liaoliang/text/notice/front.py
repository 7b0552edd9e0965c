"""The front of a notice: the page's metadata box, the covering letter, general rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from liaoliang.text.blocks import Block
from liaoliang.text.notice.deadlines import requirement_deadline
from liaoliang.text.notice.drafts import Rules
from liaoliang.text.notice.folding import fold, plain
from liaoliang.text.notice.model import NoticeMetadata
from liaoliang.text.notice.numbering import numbering_of
from liaoliang.text.notice.responsibility import Responsibility, parse_responsibility, without_roles
from liaoliang.text.notice.units import is_unit, split_units, unit_share
from liaoliang.text.notice.vocabulary import DATE_LINE, is_plan_title
from liaoliang.text.numbers import parse_number

_LABELS = {
    "index_number": r"索引号",
    "document_number": r"发文字号|文号|发文号|文件编号|文件号",
    "written_on": r"成文日期|生成日期|发文日期|制发日期|签发日期|成文时间",
    "released_on": r"发布日期|公开日期|发布时间|公布日期|发布日",
    "publisher": r"发布机构|发文机关|发布单位|发文单位|公开机构|制发机关|信息来源|来源",
    "validity": r"有效性|效力状态|时效性|是否有效|效力",
    "title": r"标题|名称|信息名称|文件名称",
}
_FIELD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items()))
_LABELLED = re.compile(
    r"(?:^|[\s|])(?P<label>索\s*引\s*号|[\u4e00-\u9fff](?:\s{0,6}[\u4e00-\u9fff]){1,5})\s*:[\s|]*"
)
_INDEX = re.compile(r"[0-9A-Z]{9,24}[-/][0-9A-Za-z/_-]{4,40}")
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{1,12}\s?\((?:19|20)\d\d\)\s?\d{1,5}\s?号")
_ISO = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:\s+\d\d:\d\d(?::\d\d)?)?")
_CN_DATE = re.compile(
    r"((?:19|20)\d\d|[二一][〇零○一二三四五六七八九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
_VALIDITY = re.compile(r"有效|失效|废止|部分失效|已修改|尚未施行|现行有效|继续有效|已废止")
_TITLE = re.compile(r".{0,60}关于.{2,120}(?:的?通知|的?意见|的?函|的?方案|的?公告|的?通报)")
_ADDRESSEE = re.compile(r"(?:各|市|县|区|省|局|本|机关|有关|驻|全).{2,200}:")
_YEAR = re.compile(r"(20\d\d)\s*(?:年|—|-)")
_FRONT_BLOCKS = 60


def metadata_of(blocks: Sequence[Block]) -> NoticeMetadata:
    """Metadata by label where there are labels, otherwise by form (the box often keeps only values)."""
    front = [block for block in blocks[:_FRONT_BLOCKS] if block.kind != "cell" or len(block.text) < 120]
    labelled = _labelled(front)
    dates = _bare_dates(front)
    title = labelled.get("title") or _title(front)
    document_number = labelled.get("document_number") or _first(_DOCUMENT, front)
    written = _date(labelled.get("written_on", "")) or (dates[0] if dates else None) or _signed_on(blocks)
    released = _date(labelled.get("released_on", "")) or (dates[1] if len(dates) > 1 else None)
    return NoticeMetadata(
        title=title,
        index_number=labelled.get("index_number") or _first(_INDEX, front),
        document_number=document_number,
        written_on=written,
        released_on=released,
        publisher=labelled.get("publisher") or _publisher(front),
        validity=labelled.get("validity") or _validity(front),
        addressee=_addressee(front),
        year=year_of(title, document_number, written, blocks),
    )


def year_of(title: str, document_number: str, written: date | None, blocks: Sequence[Block]) -> int | None:
    """The notice's year: of its title, else of its number, else of its date, else the first year named."""
    for text in (title, *(block.text for block in blocks[:12] if len(block.text) < 60), document_number):
        found = (
            _YEAR.search(fold(text)) if text != document_number else re.search(r"\((20\d\d)\)", fold(text))
        )
        if found and not _ISO.search(fold(text)):
            return int(found.group(1))
    if written:
        return written.year
    for block in blocks[:400]:
        found = _YEAR.search(fold(block.text))
        if found:
            return int(found.group(1))
    return None


def _labelled(front: Sequence[Block]) -> dict[str, str]:
    values: dict[str, str] = {}
    for at, block in enumerate(front):
        folded = fold(block.text)
        matches = list(_LABELLED.finditer(folded)) if len(folded) < 400 else []
        for number, match in enumerate(matches):
            field = _FIELD.fullmatch("".join(match.group("label").split()))
            end = matches[number + 1].start() if number + 1 < len(matches) else len(folded)
            value = block.text[match.end() : end].strip(" |｜\u3000\t\n")
            if (
                not value
                and number + 1 == len(matches)
                and at + 1 < len(front)
                and ":" not in fold(front[at + 1].text)
            ):
                value = front[at + 1].text.strip()
            if field and field.lastgroup and value:
                values.setdefault(field.lastgroup, value)
    return values


def _first(pattern: re.Pattern[str], front: Sequence[Block]) -> str:
    for block in front:
        match = pattern.fullmatch(fold(block.text).strip())
        if match:
            return block.text.strip()
    return ""


def _title(front: Sequence[Block]) -> str:
    for at, block in enumerate(front):
        for lines in (1, 2, 3):
            text = "".join(" ".join(part.text.split()) for part in front[at : at + lines])
            if len(text) < 120 and _TITLE.fullmatch(plain(text)) and not _ADDRESSEE.fullmatch(fold(text)):
                return text
            if "关于" not in block.text:
                break
    heading = next((block for block in front if block.kind == "heading" and 6 < len(block.text) < 100), None)
    if heading:
        return " ".join(heading.text.split())
    return next((block.text.strip() for block in front if is_plan_title(block.text)), "")


def _bare_dates(front: Sequence[Block]) -> list[date]:
    found = [_date(block.text) for block in front if _ISO.fullmatch(fold(block.text).strip())]
    return [value for value in found if value]


def _date(text: str) -> date | None:
    match = _ISO.search(fold(text)) or _CN_DATE.search(fold(text))
    if not match:
        return None
    year, month, day = (int(parse_number(part) or 0) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _signed_on(blocks: Sequence[Block]) -> date | None:
    for block in blocks:
        if block.kind != "cell" and DATE_LINE.fullmatch(plain(block.text)):
            return _date(block.text)
    return None


def _publisher(front: Sequence[Block]) -> str:
    for block in front:
        word = plain(block.text)
        if numbering_of(block.text) and not re.match(r"\d{4}", word):
            break
        if 4 < len(word) < 30 and re.fullmatch(
            r"[^:,、]{2,20}(?:人民政府|政府办公[室厅]|委员会|局|管委会|办公室)", word
        ):
            return block.text.strip()
    return ""


def _validity(front: Sequence[Block]) -> str:
    return next((block.text.strip() for block in front if _VALIDITY.fullmatch(plain(block.text))), "")


def _addressee(front: Sequence[Block]) -> str:
    for block in front:
        folded = fold(block.text).strip()
        if (
            _ADDRESSEE.fullmatch(folded)
            and "|" not in folded
            and unit_share(folded.rstrip(":")) >= 0.4
            and len(split_units(folded)) >= 1
        ):
            return block.text.strip().rstrip(":：")
    return ""


# --- covering letter ------------------------------------------------------------------------------

_FORWARDS = re.compile(
    r"印发给你们|印发你们|转发给你们|现予印发|予以印发|印发实施|下发给你们|现印发|现下发|现将.{2,60}(?:印发|转发|下发|发给)"
)
_ASKS = re.compile(
    r"(?:如下|以下|下列).{0,6}(?:要求|意见|事项|通知)|通知如下|要求如下|意见如下|事项通知|结合以下|提出.{0,8}(?:要求|意见)|抓好.{0,20}落实.{0,6}通知"
)
_SEALED = re.compile(r"\((?:此件|本文|该件).{0,20}\)")
_ANNEX_LINE = re.compile(r"附\s*件\s*[\d一二三四五六]{0,2}\s*")


def starts_annex(text: str) -> bool:
    """Whether a line announces the annex: 附件, 附件1, 附件:…分解表."""
    folded = fold(text).strip()
    return bool(_ANNEX_LINE.fullmatch(folded) or re.fullmatch(r"附\s*件\s*\d{0,2}\s*[:.、].{0,80}", folded))


def letter_end(blocks: Sequence[Block]) -> int:
    """How many blocks the covering letter takes (0 without one).

    A letter forwards another text (现将…印发给你们). It ends with the signature's date, a mark such
    as (此件公开发布), the annex line or the title of what it forwards; where it only forwards and
    asks nothing, with that very paragraph.
    """
    at = next(
        (
            n
            for n, block in enumerate(blocks[:80])
            if block.kind != "cell" and _FORWARDS.search(fold(block.text))
        ),
        None,
    )
    if at is None:
        return 0
    asks = bool(_ASKS.search(fold(blocks[at].text)))
    end = _closing(blocks, at)
    if end is not None:
        return end
    return len(blocks) if asks else at + 1


def _closing(blocks: Sequence[Block], start: int) -> int | None:
    for at in range(start + 1, len(blocks)):
        block = blocks[at]
        if block.kind == "cell":
            return at
        text = fold(block.text).strip()
        if DATE_LINE.fullmatch(plain(text)) or _SEALED.fullmatch(text):
            following = fold(blocks[at + 1].text).strip() if at + 1 < len(blocks) else ""
            return at + 2 if _SEALED.fullmatch(following) else at + 1
        if _ANNEX_LINE.fullmatch(text) or (is_plan_title(text) and numbering_of(text) is None):
            return at
    return None


def signature_of(blocks: Sequence[Block]) -> set[int]:
    """The lines that sign: an organ on a line of its own and the date below it."""
    found: set[int] = set()
    for above, block in pairwise(blocks):
        if block.kind == "cell" or above.kind == "cell" or not DATE_LINE.fullmatch(plain(block.text)):
            continue
        found.add(block.index)
        if is_unit(above.text) and len(above.text) < 40:
            found.add(above.index)
    return found


# --- rules for all rows ---------------------------------------------------------------------------

_GENERAL = re.compile(
    r"(?:以下|下列|上述|本要点|本方案|各项|所列|下述|以上|如下)[^。;]{0,20}?(?:任务|工作|事项|要求|内容|措施)[^。;]{0,12}?(?:均|都|一律)?由(?P<units>[^。;:]{2,160}?)"
    r"(?:,?\s*(?:按照?|根据)[^。;,]{0,10}(?:分工|职责)[^。;,]{0,4})?(?:共同|分别|具体|牵头|统一|组织|依职责)*(?:负责|落实|承担|实施|完成|抓好)"
)
_GENERAL_LABEL = re.compile(
    r"(?:以下|下列|上述|本表|所列|未注明|未标注|无特别|除[^。;,]{2,16}外)[^。;]{0,24}?(?:责任单位|牵头单位)(?:均|都)?(?:为|是|:)(?P<units>[^。;]{2,160})"
)
_GENERAL_DATE = re.compile(
    r"(?:以下|下列|上述|本要点|本方案|各项|所列|所有)[^。;]{0,30}?(?:任务|工作|事项|要求|措施)"
)
_FIRST_LEADS = re.compile(
    r"(?:列|排|排列|排名)?(?:在)?(?:第一位?|首位|第一个|最前面?)[^。;,]{0,12}(?:为|是|即为)?[^。;,]{0,4}牵头|(?:第一|首位|排名第一|列首位)(?:的)?(?:责任)?(?:单位|部门)(?:为|是)牵头"
)


def rules_of(blocks: Sequence[Block], year: int | None) -> tuple[Rules, set[int]]:
    """What the notice says once for all its rows, and the blocks that say it."""
    default = Responsibility()
    spoken: set[int] = set()
    first_leads, lead_mark = False, ""
    for block in blocks:
        folded = fold(block.text)
        first_leads = first_leads or bool(_FIRST_LEADS.search(folded))
        lead_mark = lead_mark or _lead_mark(folded)
        if block.kind == "cell" or len(block.text) > 600:
            continue
        if default.is_empty:
            default = _general(block.text, folded, year)
            if not default.is_empty:
                spoken.add(block.index)
    return Rules(year, None if default.is_empty else default, first_leads, lead_mark), spoken


_MARK_LEADS = re.compile(r"(?P<mark>逗号|分号|句号)之?前面?的?(?:单位|部门)?(?:均|皆)?(?:为|是|负责)牵头")
_MARKS = {"逗号": ",", "分号": ";", "句号": "。"}


def _lead_mark(folded: str) -> str:
    match = _MARK_LEADS.search(folded)
    return _MARKS[match.group("mark")] if match else ""


def _general(text: str, folded: str, year: int | None) -> Responsibility:
    match = _GENERAL.search(folded) or _GENERAL_LABEL.search(folded)
    found = Responsibility()
    if match:
        start, end = match.span("units")
        if unit_share(without_roles(text[start:end])) >= 0.6 or match.re is _GENERAL_LABEL:
            found = parse_responsibility(text[start:end])
    if found.units or _GENERAL_DATE.match(folded):
        sentence = text[match.start() if match else 0 :].split("。")[0]
        found.deadline = requirement_deadline(sentence, year)
    return found if found.units or found.deadline else Responsibility()
