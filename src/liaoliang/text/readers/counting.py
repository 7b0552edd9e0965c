"""Ordinals in the number formats of Word lists: 一 (一) 壹 甲 ① Ⅳ c and the rest."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26
_MAX = 9999


def chinese(number: int) -> str:
    """Han numeral below ten thousand: 12 -> 十二, 105 -> 一百零五."""
    text = _positional(number, _DIGITS, _UNITS, "零")
    return text.removeprefix("一") if 10 <= number < 20 else text


def _legal(number: int) -> str:
    return _positional(number, _LEGAL_DIGITS, _LEGAL_UNITS, "零")


def _positional(number: int, digits: str, units: tuple[str, ...], zero: str) -> str:
    if not 0 < number <= _MAX:
        return digits[0] if number == 0 else str(number)
    text = ""
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += digits[digit] + units[power]
        elif text and not text.endswith(zero) and number % 10**power:
            text += zero
    return text


def roman(number: int) -> str:
    """Lower-case Roman numeral."""
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


def letter(number: int) -> str:
    """Lower-case letter; after z Word doubles it: aa, bb."""
    repeated, index = divmod(number - 1, _LETTERS)
    return chr(ord("a") + index) * (repeated + 1)


def _of_series(series: str) -> Callable[[int], str]:
    return lambda number: series[(number - 1) % len(series)]


def _enclosed(*ranges: tuple[int, int, int]) -> Callable[[int], str]:
    """A sign per number from Unicode ranges (first number, last number, first code point)."""

    def sign(number: int) -> str:
        for first, last, code in ranges:
            if first <= number <= last:
                return chr(code + number - first)
        return str(number)

    return sign


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) - ord("0") + 0xFF10) for digit in str(number))


_CIRCLED = _enclosed((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": chinese,
    "chineseLegalSimplified": _legal,
    "japaneseLegal": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _of_series(_STEMS),
    "ideographZodiac": _of_series(_BRANCHES),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _enclosed((1, 20, 0x2474)),
    "decimalEnclosedFullstop": _enclosed((1, 20, 0x2488)),
    "ideographEnclosedCircle": _enclosed((1, 10, 0x3280)),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
}


def ordinal(number: int, number_format: str) -> str:
    """`number` in a Word number format; formats unknown here are written in Arabic digits."""
    if number_format == "none":
        return ""
    if not 0 < number <= _MAX:
        return str(number)
    return _FORMATS.get(number_format, str)(number)
