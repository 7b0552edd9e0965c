"""Numbers as official texts write them: 3, ３, 三, 十五, 二十, 一百二十, 二〇二一, 两."""

from __future__ import annotations

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000}

CHINESE_NUMERAL = "零〇○一二三四五六七八九十百千两"


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral up to 99,999,999, or None if `text` is not one."""
    if not text or any(character not in _DIGITS and character not in _UNITS for character in text):
        return None
    if not any(character in _UNITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    return _positional(text)


def _positional(text: str) -> int:
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif _UNITS[character] == 10_000:
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _UNITS[character], 0
    return total + section + digit


def parse_number(text: str) -> int | float | None:
    """The value of a numeral in either script; full-width digits and a decimal point are understood."""
    stripped = text.strip().translate({0xFF10 + digit: str(digit) for digit in range(10)}).replace(",", "")
    if stripped.isascii() and stripped.replace(".", "", 1).isdigit() and not stripped.startswith("."):
        value = float(stripped)
        return int(value) if value.is_integer() else value
    return chinese_number(stripped)
