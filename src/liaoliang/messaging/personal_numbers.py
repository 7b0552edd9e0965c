"""Personal numbers in free text: citizen identity, mobile telephone, bank card; however they are spaced or typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from liaoliang.law.codes import check_citizen_id

# Between the groups in which people write long numbers: blanks, hyphens, dots.
_GAP = r"[\s\-‐‑‒–—−－·•・._]{1,3}"
# Letters around it make it part of something else, for instance of a hash; X closes an identity number.
_RUN = re.compile(rf"(?<![0-9A-Za-z])[0-9]+(?:{_GAP}[0-9]+)*(?:(?:{_GAP})?[Xx])?(?![0-9A-Za-z])")
_GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
_MOBILE = re.compile(r"(?:(?:00)?86)?1[3-9][0-9]{9}")
_BANK_CARD = re.compile(r"62[0-9]{14,17}|[45][0-9]{15}")
_LONGEST = 19
_SHORTEST_GROUP = 3


def holds_personal_number(text: str) -> bool:
    """Whether an identity number with a right check digit, a mobile number, or a bank card number stands in it.

    Full-width digits, invisible characters and gaps within the number do not hide it.
    """
    return any(_is_personal(groups) for run in _RUN.findall(_plain(text)) for groups in _windows(run))


def _plain(text: str) -> str:
    """Digits and letters as ASCII, without what cannot be seen."""
    return "".join(_narrow(char) for char in text if unicodedata.category(char) != "Cf")


def _narrow(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    return unicodedata.normalize("NFKC", char) if "Ａ" <= char <= "ｚ" else char


def _windows(run: str) -> Iterator[Sequence[str]]:
    """Every stretch of neighbouring groups that is not too long; `2021 138 0000 0000` holds six of them."""
    groups = _GROUP.findall(run)
    for start in range(len(groups)):
        length = 0
        for end in range(start, len(groups)):
            length += len(groups[end])
            if length > _LONGEST:
                break
            yield groups[start : end + 1]


def _is_personal(groups: Sequence[str]) -> bool:
    number = "".join(groups)
    if len(number) == 18 and check_citizen_id(number).valid:
        return True
    if not _is_one_number(groups):
        return False
    return bool(_MOBILE.fullmatch(number) or (_BANK_CARD.fullmatch(number) and _passes_luhn(number)))


def _is_one_number(groups: Sequence[str]) -> bool:
    """How people write a number that has no strong check of its own: in groups of three and more, or digit by digit.

    A row of small numbers (13 14 15 16 17 8) is not one number; a country code may stand before.
    """
    lengths = [len(group) for group in groups if group not in {"86", "0086"}]
    return min(lengths, default=0) >= _SHORTEST_GROUP or max(lengths, default=0) == 1 or _ends_short(lengths)


def _ends_short(lengths: Sequence[int]) -> bool:
    """Cards are printed in fours, and the rest."""
    return len(lengths) > 1 and set(lengths[:-1]) == {4}


def _passes_luhn(number: str) -> bool:
    digits = [int(char) for char in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
