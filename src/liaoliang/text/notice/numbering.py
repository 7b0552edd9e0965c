"""Numbering of headings and items: 第一部分, 一、, (一), 1., 1.1, A., (1), ①, 一是."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_letters

from liaoliang.text.notice.folding import fold
from liaoliang.text.numbers import chinese_number

_CN = "[一二三四五六七八九十百零〇]{1,5}"
# Rank grows with depth. The rank of a kind is fixed; documents skip kinds but do not turn them round.
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(rf"\s*第\s*({_CN}|\d{{1,2}})\s*(?:部分|章|篇|编)\s*[、.,:：]?\s*")),
    (1, re.compile(rf"\s*({_CN})\s*[、.](?!\d)\s*")),
    (
        1,
        re.compile(
            rf"\s*({_CN})\s*,\s*(?=(?:加强|推进|深化|围绕|强化|做好|提升|完善|优化|健全|严格|规范|抓好))"
        ),
    ),
    (1, re.compile(r"\s*([Ⅰ-Ⅻ]|(?:I{1,3}|IV|VI{0,3}|IX|X)(?=[.、]))\s*[、.]?\s*")),
    (2, re.compile(rf"\s*\(({_CN})\)\s*[、.,:]?\s*")),
    (2, re.compile(rf"\s*任务\s*({_CN}|\d{{1,3}})\s*(?:[、.:]|\s(?=[\u4e00-\u9fff]))\s*")),
    (3, re.compile(rf"\s*第({_CN}|\d{{1,3}})条\s*[、.:\s]\s*")),
    (
        3,
        re.compile(
            r"\s*(\d{1,3})\s*[.、](?:(?!\d)|(?=(?:19|20)\d\d\s*年|\d{1,2}(?:个工作日|个月|月[^均]|日[前内]|小时)))\s*"
        ),
    ),
    (4, re.compile(r"\s*\((\d{1,3})\)\s*[、.]?\s*")),
    (4, re.compile(r"\s*(\d{1,3})\)\s*[、.]?\s*")),
    (4, re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){1,3})(?!\d|%|亿|万|个|倍)[、.\s]\s*")),
    (4, re.compile(r"\s*(\d{1,2}-\d{1,2})(?:[、.]|\s(?!\d))\s*")),
    (4, re.compile(r"\s*\(([A-Za-z])\)\s*[、.]?\s*(?=[\u4e00-\u9fff])")),
    (4, re.compile(r"\s*([A-Za-z])\s*[.、)]\s*(?=[\u4e00-\u9fff])")),
    (5, re.compile(r"\s*([①-⑳⑴-⒇⒈-⒛㈠-㈩])\s*[、.]?\s*")),
    (5, re.compile(rf"\s*第({_CN})\s*[,、:]\s*")),
    (6, re.compile(rf"\s*({_CN})是(?!否)\s*[,:]?\s*")),
)
_MAY_START = frozenset("第一二三四五六七八九十百零〇0123456789(任（０１２３４５６７８９") | frozenset(
    chr(code) for code in (*range(0x2460, 0x2474), *range(0x2474, 0x2488), *range(0x2488, 0x249C))
)
_MAY_START |= frozenset(map(chr, range(0x2160, 0x216C))) | frozenset(ascii_letters)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# 1 深化公开: a number and a blank; 3 个工作日 counts.
_BARE = re.compile(
    r"\s*\d{1,2}\s+(?=[\u4e00-\u9fff])(?![个月日年次场项家条人小分篇期周天万亿种类名所部套处份批件幅轮节季级号])"
)
_ENCLOSED = {chr(0x3220 + at): at + 1 for at in range(10)}


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number at the start of a text: its rank (0 = part … 6 = 一是), value, and where it ends."""

    rank: int
    value: int
    end: int


def numbering_of(text: str) -> Numbering | None:
    """The number that `text` starts with, or None."""
    stripped = text.lstrip(" \u3000\t\n—-·•*▪■#◆●★☆※")
    if not stripped or not (
        stripped[0] in _MAY_START or stripped[0] in _ENCLOSED or stripped[0] in "[【〔［"
    ):
        return None
    offset = len(text) - len(stripped)
    folded = fold(stripped[:40])
    for rank, form in _FORMS:
        match = form.match(folded)
        if match:
            return Numbering(rank, _value(match.group(1)), offset + match.end())
    return None


def _value(numeral: str) -> int:
    if numeral in _ENCLOSED:
        return _ENCLOSED[numeral]
    if len(numeral) == 1 and 0x2460 <= ord(numeral) <= 0x249B:
        return (ord(numeral) - 0x2460) % 20 + 1
    if numeral[:1].isdigit():
        return int(re.split(r"[.-]", numeral)[-1])
    if "Ⅰ" <= numeral <= "Ⅻ":
        return ord(numeral) - ord("Ⅰ") + 1
    if numeral in _ROMAN:
        return _ROMAN.index(numeral) + 1
    if numeral.isascii():
        return ord(numeral.upper()) - ord("A") + 1
    return chinese_number(numeral) or 0


def without_number(text: str) -> str:
    """`text` without its leading number(s) and surrounding white space."""
    found = numbering_of(text)
    if found:
        return text[found.end :].strip()
    bare = _BARE.match(fold(text[:20]))
    return (text[bare.end() :] if bare else text).strip()


def heading_text(text: str) -> str:
    """A category or task as it is shown: in one line, without number, closing full stop, colon or white space."""
    return "".join(line.strip() for line in without_number(text).splitlines()).rstrip(
        " \u3000\n\t。.：:;；，,、"
    )
