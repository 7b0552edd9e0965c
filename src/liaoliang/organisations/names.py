"""How official Chinese writes the name of an organ: folding, elision, remarks. Pure text, no database."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Long forms and what they are shortened to everywhere; applied in this order on both sides of a comparison.
_SHORTENED = (
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("委员会", "委"),
    ("办事处", ""),
    ("管委会", "管委"),
)
_OPEN, _CLOSE = "(（[［【〔", ")）]］】〕"
_OTHERS = re.compile(r"等(?:有关|相关)?(?:各)?(?:单位|部门|机构|地方)*$")
_SUFFIXES = ("政府", "管委")


@dataclass(frozen=True, slots=True)
class Written:
    """A unit as a notice wrote it: the name proper, what followed it, and whether 等 left it open."""

    name: str
    remark: str = ""
    open_ended: bool = False


def fold(text: str) -> str:
    """The form in which two spellings of one name are equal: NFKC, no punctuation, long forms shortened, no 和.

    >>> fold("各县（市、区）人民政府") == fold("各县(市,区)政府")
    True
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")
    for long, short in _SHORTENED:
        letters = letters.replace(long, short)
    return letters.replace("和", "")


def split_remark(text: str) -> Written:
    """Take off, from the end, what is not part of the name: 等, 等有关部门, (体育科).

    Brackets that are never closed stay where they are; a name is never emptied.
    """
    name, remarks, open_ended = text.strip(), list[str](), False
    while True:
        shorter, remark = _without_last_remark(name)
        if not remark or not fold(shorter):
            return Written(name, "".join(reversed(remarks)), open_ended)
        open_ended = open_ended or remark.startswith("等")
        name, remarks = shorter, [*remarks, remark]


def _without_last_remark(name: str) -> tuple[str, str]:
    others = _OTHERS.search(name)
    start = others.start() if others else _bracket_start(name)
    return name[:start].rstrip(" 、，,"), name[start:]


def _bracket_start(name: str) -> int:
    """Where the bracket group that ends the name begins; the name's length if there is none."""
    if not name or name[-1] not in _CLOSE:
        return len(name)
    depth = 0
    for position in range(len(name) - 1, -1, -1):
        depth += (name[position] in _CLOSE) - (name[position] in _OPEN)
        if depth == 0:
            return position
    return len(name)


def place_of(government: str) -> str:
    """The place a government governs: 聊城市人民政府 -> 聊城市."""
    return government.removesuffix("人民政府").removesuffix("政府")


def elided(name: str, place: str) -> set[str]:
    """Folded forms that leave out what is understood within `place`.

    聊城市工业和信息化局 within 聊城市 is also 市工业和信息化局 and 工业和信息化局; 冠县人民政府 is also 冠县;
    聊城经济技术开发区管委会 is also 经济技术开发区管委会 and 市经济技术开发区.
    """
    forms = {fold(name)}
    for prefix in (place, place[:-1]):
        if len(prefix) > 1 and name.startswith(prefix):
            rest = fold(name[len(prefix) :])
            rest = rest.removeprefix("政府") or rest
            forms |= {rest, fold(place[-1]) + rest}
            break
    forms |= {form.removesuffix(suffix) for form in tuple(forms) for suffix in _SUFFIXES}
    return {form for form in forms if len(form) > 1}


def own_place(text: str) -> str:
    """我市, 本市, 全市 as a prefix mean the city itself: 我市财政局 -> 市财政局."""
    return re.sub(r"^[我本](?=[市县区])", "", text)
