"""A paragraph's parts: demands, the brackets behind them that name organs, and labelled tails."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from liaoliang.text.notice.folding import bracket_pairs, fold, plain, trim
from liaoliang.text.notice.labels import is_label, labels_in, leading_label
from liaoliang.text.notice.responsibility import is_strong, is_weak, looks_like_units
from liaoliang.text.notice.units import unit_share

_SENTENCE_END = frozenset("。;!?\n)")
_REMEMBERED = 2000  # characters; longer paragraphs are read anew each time
_DASHES = "—–-―· \u3000"  # 编制目录。——市司法局
_NEAR = 40  # characters
_DUTY_TAIL = frozenset({"unit", "lead", "support", "deadline", "person"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A demand and the phrase that says who and when; `unclosed` if the bracket is cut off."""

    text: str
    duty: str = ""
    unclosed: bool = False


def segments(text: str) -> tuple[Segment, ...]:
    """The demands of a paragraph, each with the bracket or labelled tail that closes it."""
    return _segments_cached(text) if len(text) <= _REMEMBERED else _segments(text)


@lru_cache(maxsize=1024)
def _segments_cached(text: str) -> tuple[Segment, ...]:
    return _segments(text)


def _segments(text: str) -> tuple[Segment, ...]:
    folded = fold(text)
    cuts = _duty_brackets(text, folded)
    out: list[Segment] = []
    start = 0
    for left, right, inner_end, unclosed in cuts:
        body = _clean(text, start, left)
        duty = text[left + 1 : inner_end]
        if not body and out:
            out[-1] = Segment(out[-1].text, f"{out[-1].duty}\n{duty}", out[-1].unclosed or unclosed)
        else:
            out.append(Segment(body, duty, unclosed))
        start = right
    rest = _clean(text, start, len(text))
    if rest:
        out.append(_labelled_tail(rest))
    return tuple(out)


def closing_responsibility(text: str) -> tuple[str, str]:
    """`text` without the bracket that names its organs, and what the bracket says ('' if none)."""
    parts = segments(text)
    if len(parts) == 1:
        return parts[0].text, parts[0].duty
    duties = "\n".join(part.duty for part in parts if part.duty)
    return (text, duties) if duties else (text, "")


def _clean(text: str, start: int, end: int) -> str:
    """The text between two brackets, without punctuation that belonged to the bracket before."""
    start, end = trim(text, start, end)
    while start < end and text[start] in "。；;，,、.:：\n \u3000":
        start += 1
    return text[start:end].rstrip(" \u3000\n\t")


def _duty_brackets(text: str, folded: str) -> list[tuple[int, int, int, bool]]:
    """(opening, after closing, end of inside, unclosed) of every bracket that names organs or a date."""
    pairs, unclosed = bracket_pairs(folded)
    found: list[tuple[int, int, int, bool]] = []
    for left, right in sorted(pairs):
        if _names_duty(text, folded, left, right):
            found.append((left, right + 1, right, False))
    if found and len(pairs) > len(found):
        found = sorted([*found, *_in_a_row(text, folded, pairs, found[-1])])
    if unclosed >= 0 and not any(left >= unclosed for left, *_ in found):
        inside = text[unclosed + 1 :]
        named = is_strong(inside) or leading_label(fold(inside)) or unit_share(inside) >= 0.6
        if len(inside) < 400 and named:
            found = [item for item in found if item[0] < unclosed]
            found.append((unclosed, len(text), len(text), True))
    return found


def _in_a_row(
    text: str, folded: str, pairs: list[tuple[int, int]], last: tuple[int, int, int, bool]
) -> list[tuple[int, int, int, bool]]:
    """Brackets before a comma, where the last bracket is a bare list of organs too:
    公布规划(甲局),公布预算(乙局)。"""
    closing, after, inside_end, _ = last
    if is_strong(text[closing + 1 : inside_end]) or folded[after : after + _NEAR].strip(" 。;\n"):
        return []
    return [
        (left, right + 1, right, False)
        for left, right in pairs
        if right < closing
        and folded[right + 1 : right + 2] == ","
        and 2 < right - left < _NEAR
        and is_weak(text[left + 1 : right])
    ]


def _names_duty(text: str, folded: str, left: int, right: int) -> bool:
    inside = text[left + 1 : right]
    if not 1 < len(inside) <= 1500 or is_label(plain(inside)):
        return False  # 【责任单位】 is a label; what it names stands behind it
    if is_strong(inside):
        return True
    rest = folded[right + 1 : right + 1 + _NEAR]  # a look at the whole rest would cost its length each time
    closes = not rest.strip(" 。;,.、:\n") or rest.lstrip()[:1] in "。;("
    follows = left > 0 and folded[left - 1] in _SENTENCE_END
    alone = not rest.strip(" 。;,.、\n")
    at_start = left < _NEAR and not folded[:left].strip(" 0123456789.、()一二三四五六七八九十")
    return (closes or follows) and (alone or not at_start) and is_weak(inside)


def _labelled_tail(text: str) -> Segment:
    """`…公开。责任单位:市财政局;完成时限:12月底前` or `…公开。市财政局负责` -> the demand and its tail."""
    folded = fold(text)
    for label in labels_in(folded):
        start = label.start
        before = folded[:start].rstrip()
        if label.role in _DUTY_TAIL and (not before or before[-1] in "。;!," or before != folded[:start]):
            return Segment(text[:start].rstrip(" \u3000\n\t,，;；"), text[start:])
    return _last_sentence(text, folded)


def _last_sentence(text: str, folded: str) -> Segment:
    """A last sentence that only names organs: with role words, or bare and without a full stop."""
    at = max(folded.rstrip("。 ").rfind("。"), folded.rfind("\n")) + 1
    tail = text[at:].lstrip(_DASHES)
    if not at or not 1 < len(tail.strip()) <= 160:
        return Segment(text)
    bare = not folded.endswith("。")
    if (is_strong(tail) and looks_like_units(tail.rstrip("。"))) or (bare and is_weak(tail)):
        return Segment(text[:at].rstrip(), tail)
    return Segment(text)
