"""A paragraph's parts: demands, the brackets behind them that name organs, and labelled tails."""

from __future__ import annotations

from dataclasses import dataclass

from liaoliang.text.notice.folding import bracket_pairs, fold, trim
from liaoliang.text.notice.responsibility import is_strong, is_weak
from liaoliang.text.notice.units import unit_share
from liaoliang.text.notice.vocabulary import LABEL_COLON, label_role

_SENTENCE_END = frozenset("。;!?\n)")
_DUTY_TAIL = frozenset({"unit", "lead", "support", "deadline", "person"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A demand and the phrase that says who and when; `unclosed` if the bracket is cut off."""

    text: str
    duty: str = ""
    unclosed: bool = False


def segments(text: str) -> list[Segment]:
    """The demands of a paragraph, each with the bracket or labelled tail that closes it."""
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
    return out


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
    while start < end and text[start] in "。；;，,、.\n \u3000":
        start += 1
    return text[start:end].rstrip(" \u3000\n\t")


def _duty_brackets(text: str, folded: str) -> list[tuple[int, int, int, bool]]:
    """(opening, after closing, end of inside, unclosed) of every bracket that names organs or a date."""
    pairs, unclosed = bracket_pairs(folded)
    found: list[tuple[int, int, int, bool]] = []
    for left, right in sorted(pairs):
        if _names_duty(text, folded, left, right):
            found.append((left, right + 1, right, False))
    if unclosed >= 0 and not any(left >= unclosed for left, *_ in found):
        inside = text[unclosed + 1 :]
        named = is_strong(inside) or LABEL_COLON.match(fold(inside).strip()) or unit_share(inside) >= 0.6
        if len(inside) < 400 and named:
            found = [item for item in found if item[0] < unclosed]
            found.append((unclosed, len(text), len(text), True))
    return found


def _names_duty(text: str, folded: str, left: int, right: int) -> bool:
    inside = text[left + 1 : right]
    if not 1 < len(inside) <= 1500:
        return False
    if is_strong(inside):
        return True
    closes = not folded[right + 1 :].strip(" 。;,.、\n") or folded[right + 1 :].lstrip()[:1] in "。;("
    follows = left > 0 and folded[left - 1] in _SENTENCE_END
    alone = not folded[right + 1 :].strip(" 。;,.、\n")
    at_start = not folded[:left].strip(" 0123456789.、()一二三四五六七八九十")
    return (closes or follows) and (alone or not at_start) and is_weak(inside)


def _labelled_tail(text: str) -> Segment:
    """`…公开。责任单位:市财政局;完成时限:12月底前` -> the demand and its labelled tail."""
    folded = fold(text)
    for match in LABEL_COLON.finditer(folded):
        before = folded[: match.start()].rstrip()
        if label_role(match.group("label")) in _DUTY_TAIL and (not before or before[-1] in "。;!,,"):
            return Segment(text[: match.start()].rstrip(" \u3000\n\t,，;；"), text[match.start() :])
    return Segment(text)
