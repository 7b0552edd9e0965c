"""What a cell of a workbook shows: numbers, percentages and dates as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from liaoliang.text.readers.wordprocessing import Element, attribute_of, child, number

# Number formats that Excel knows by number alone; 27-36 and 50-58 are dates in Chinese editions.
_DATE_IDS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_TIME_IDS = {18, 19, 20, 21, 45, 46, 47}
_MONTH_IDS = {17, 27, 36, 50, 52, 57}
_PERCENT_IDS = {9: "0%", 10: "0.00%"}
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's days have no time zone
_DAYS_FROM_1904 = 1462
_MAX_DAY = 2_958_465  # 9999-12-31
_SECONDS = 86_400
_EXACT_DIGITS = 15


class Formats:
    """Number formats by style index, from the styles part."""

    def __init__(self, styles: Element | None, from_1904: bool) -> None:
        self._shift = _DAYS_FROM_1904 if from_1904 else 0
        self._codes: list[tuple[int, str]] = []
        custom = {
            number(attribute_of(item, "numFmtId"), -1): attribute_of(item, "formatCode") or ""
            for item in _children(styles, "numFmts")
        }
        for item in _children(styles, "cellXfs"):
            identity = number(attribute_of(item, "numFmtId"))
            self._codes.append((identity, custom.get(identity, _PERCENT_IDS.get(identity, ""))))

    def shown(self, written: str, style: str | None) -> str:
        """A stored number in its format; what is not a number stays as it is."""
        try:
            amount = float(written)
        except ValueError:
            return written
        index = number(style, -1) if style else -1
        identity, code = self._codes[index] if 0 <= index < len(self._codes) else (0, "")
        plain = _NOT_CODE.sub("", code.partition(";")[0])
        if _is_date(identity, plain) and 0 <= amount + self._shift <= _MAX_DAY:
            return _date_text(amount + self._shift, identity, plain.lower())
        if "%" in plain:
            return f"{amount * 100:.{_decimals(plain)}f}%"
        return _number_text(amount)


def _children(styles: Element | None, name: str) -> list[Element]:
    found = child(styles, name)
    return [] if found is None else list(found)


def _is_date(identity: int, code: str) -> bool:
    if not code or code.lower() == "general":
        return identity in _DATE_IDS or identity in _TIME_IDS
    return bool(re.search(r"[ymdhs]", code, re.IGNORECASE))


def _date_text(day: float, identity: int, code: str) -> str:
    moment = _EPOCH + timedelta(seconds=round(day * _SECONDS))
    if day < 1 or (not code and identity in _TIME_IDS):
        return f"{moment:%H:%M:%S}".removesuffix(":00")
    if _is_month(identity, code):
        return f"{moment:%Y-%m}"
    return f"{moment:%Y-%m-%d %H:%M}" if day % 1 else f"{moment:%Y-%m-%d}"


def _is_month(identity: int, code: str) -> bool:
    """Whether the format shows year and month alone, so that no day may be claimed."""
    if not code:
        return identity in _MONTH_IDS
    return "y" in code and "m" in code and "d" not in code and "h" not in code


def _decimals(code: str) -> int:
    """Decimal places that a format shows."""
    found = re.search(r"\.([0#?]+)", code)
    return len(found.group(1)) if found else 0


def _number_text(amount: float) -> str:
    """The number as a person writes it: no exponent, no digits that binary fractions invent."""
    if amount == int(amount) and abs(amount) < 10 ** (_EXACT_DIGITS + 6):
        return str(int(amount))
    text = f"{amount:.{_EXACT_DIGITS}g}"
    return f"{amount:.{_EXACT_DIGITS + 5}f}".rstrip("0") if "e-" in text else text


def unescape(text: str) -> str:
    """Undo the `_x000D_` escapes of Office and its line ends."""
    plain = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def column_name(column: int) -> str:
    """Letters of a column (from 0): 0 -> A, 27 -> AB."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def address(spot: tuple[int, int]) -> str:
    """A cell address as Excel names it: (0, 1) -> B1."""
    return f"{column_name(spot[1])}{spot[0] + 1}"


_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


def spot_of(name: str) -> tuple[int, int] | None:
    """Row and column (from 0) of an address, or None if it is none."""
    found = _ADDRESS.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found.group(2)) - 1, column - 1


def relations(root: Element | None) -> Mapping[str, Element]:
    """Relationships of a part by their id."""
    return {} if root is None else {attribute_of(item, "Id") or "": item for item in root}
