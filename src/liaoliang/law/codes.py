"""Checks of the codes a record carries: 统一社会信用代码 (GB 32100-2015), 公民身份号码 (GB 11643-1999)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from liaoliang.errors import Issue, gettext_noop
from liaoliang.law.provisions import Provision

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"

USCC_STANDARD = Provision("GB 32100-2015", "统一社会信用代码")
ORGANISATION_STANDARD = Provision("GB 11714", "组织机构代码校验")
ID_STANDARD = Provision("GB 11643-1999", "公民身份号码")

# 登记管理部门 in use, place 1: 机构编制, 外交, 司法行政, 文化, 民政, 旅游, 宗教, 工会, 市场监管, 军队编制, 农业, 其他.
# The list is from memory, so a stranger is only remarked on.
_REGISTRARS = frozenset("123456789ANY")
# First two digits of the area codes in use, 港澳台 residents' 81-83 included.
_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(first, last + 1)
)


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """The verdict: `valid` unless an issue blocks; `normalized` is the value as it should be written."""

    valid: bool
    issues: tuple[Issue, ...]
    normalized: str

    def as_json(self) -> dict[str, Any]:
        """The verdict as plain values; issues as sentences, with their kind and provision beside them."""
        return {
            "valid": self.valid,
            "issues": [str(issue) for issue in self.issues],
            "normalized": self.normalized,
            "details": [
                {"code": issue.code, "severity": issue.severity, "basis": issue.basis}
                for issue in self.issues
            ],
        }


def verdict(issues: Sequence[Issue], normalized: str) -> CodeCheck:
    """Valid when nothing blocks."""
    return CodeCheck(all(issue.severity != "block" for issue in issues), tuple(issues), normalized)


def block(code: str, message: str, basis: Provision, **values: object) -> Issue:
    """An issue that makes the value invalid."""
    return Issue(code, message, basis=str(basis), values=values)


def remark(code: str, message: str, basis: Provision, **values: object) -> Issue:
    """An issue that only deserves a look."""
    return Issue(code, message, severity="warn", basis=str(basis), values=values)


def tidy(value: str, basis: Provision) -> tuple[str, list[Issue]]:
    """Full-width forms narrowed, spaces and invisible characters taken out, each reported as a remark."""
    issues = []
    narrow = "".join(_narrow(char) for char in value)
    if narrow != value:
        issues.append(remark("code.full_width", gettext_noop("含全角字符,已按半角处理"), basis))
    bare = "".join(char for char in narrow if not _is_blank(char))
    if bare != narrow:
        issues.append(remark("code.spaces", gettext_noop("含空格或不可见字符,已去除"), basis))
    return bare, issues


def _narrow(char: str) -> str:
    """Digits, Latin letters and `/-` in their full-width forms; other punctuation is left as it is."""
    narrowed = unicodedata.normalize("NFKC", char) if "！" <= char <= "～" else char
    return narrowed if narrowed.isalnum() or narrowed in "/-*" else char


def _is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cf", "Cc")


def check_uscc(value: str) -> CodeCheck:
    """18 places, the alphabet without I O S V Z, and the check place; the inner check only remarks."""
    code, issues = tidy(value, USCC_STANDARD)
    if code != code.upper():
        code = code.upper()
        issues.append(remark("uscc.lower_case", gettext_noop("字母应大写,已按大写处理"), USCC_STANDARD))
    problem = _uscc_form_issue(code) or _uscc_check_issue(code)
    if problem:
        return verdict([*issues, problem], code)
    return verdict([*issues, *_uscc_remarks(code)], code)


def _uscc_form_issue(code: str) -> Issue | None:
    if len(code) != 18:
        message = gettext_noop("统一社会信用代码应为18位,这里是{n}位")
        return block("uscc.length", message, USCC_STANDARD, n=len(code))
    strangers = "、".join(dict.fromkeys(char for char in code if char not in USCC_ALPHABET))
    if strangers:
        message = gettext_noop("含有不允许的字符{chars}(不用I、O、S、V、Z)")
        return block("uscc.alphabet", message, USCC_STANDARD, chars=strangers)
    if not re.fullmatch(r"[0-9]{6}", code[2:8]):
        return block("uscc.area", gettext_noop("第3至8位应为数字的行政区划码"), USCC_STANDARD)
    return None


def uscc_check_place(first_17: str) -> str:
    """The 18th place for the first 17."""
    total = sum(
        USCC_ALPHABET.index(char) * weight for char, weight in zip(first_17, _USCC_WEIGHTS, strict=True)
    )
    return USCC_ALPHABET[(31 - total % 31) % 31]


def _uscc_check_issue(code: str) -> Issue | None:
    expected = uscc_check_place(code[:17])
    if code[17] == expected:
        return None
    message = gettext_noop("校验码不符:末位是{found},按前17位应为{expected}")
    return block("uscc.check", message, USCC_STANDARD, found=code[17], expected=expected)


def _uscc_remarks(code: str) -> list[Issue]:
    issues = []
    expected = organisation_check_place(code[8:16])
    if code[16] != expected:
        message = gettext_noop("第9至17位的组织机构代码校验不符:第17位是{found},应为{expected}")
        issues.append(
            remark("uscc.inner_check", message, ORGANISATION_STANDARD, found=code[16], expected=expected)
        )
    if code[0] not in _REGISTRARS:
        message = gettext_noop("首位{found}不是已知的登记管理部门代码")
        issues.append(remark("uscc.registrar", message, USCC_STANDARD, found=code[0]))
    return issues


def organisation_check_place(first_8: str) -> str:
    """The ninth place of an organisation code (GB 11714)."""
    total = sum(int(char, 36) * weight for char, weight in zip(first_8, _INNER_WEIGHTS, strict=True))
    return {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


def check_citizen_id(value: str, *, on: date | None = None) -> CodeCheck:
    """Check digit and a birth date that exists (and, given `on`, is not after it).

    An area code that was never assigned is remarked on but does not make the number harmless.
    """
    number, issues = tidy(value, ID_STANDARD)
    number = number.upper()
    form = _id_form_issue(number)
    if form:
        return verdict([*issues, form], number)
    problems = [_id_check_issue(number), _birth_issue(number, on)]
    issues += [problem for problem in problems if problem]
    if number[:2] not in _PROVINCES:
        message = gettext_noop("地址码{area}未曾使用,仍按身份号码对待")
        issues.append(remark("citizen_id.area", message, ID_STANDARD, area=number[:6]))
    return verdict(issues, number)


def _id_form_issue(number: str) -> Issue | None:
    if "*" in number:
        return block("citizen_id.masked", gettext_noop("号码已遮盖,无法也无须校验"), ID_STANDARD)
    if re.fullmatch(r"[0-9]{15}", number):
        return block("citizen_id.old", gettext_noop("15位旧号码没有校验码,应换为18位"), ID_STANDARD)
    if len(number) != 18:
        return block(
            "citizen_id.length", gettext_noop("公民身份号码应为18位,这里是{n}位"), ID_STANDARD, n=len(number)
        )
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return block("citizen_id.form", gettext_noop("前17位应为数字,末位应为数字或X"), ID_STANDARD)
    return None


def citizen_id_check_place(first_17: str) -> str:
    """The 18th place for the first 17 digits."""
    total = sum(int(char) * weight for char, weight in zip(first_17, _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11]


def _id_check_issue(number: str) -> Issue | None:
    expected = citizen_id_check_place(number[:17])
    if number[17] == expected:
        return None
    # The right digit is not told: a form must not help to complete a stranger's number.
    return block("citizen_id.check", gettext_noop("校验码不符"), ID_STANDARD)


def _birth_issue(number: str, on: date | None) -> Issue | None:
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    try:
        born = date(year, month, day)
    except ValueError:
        message = gettext_noop("出生日期{year}年{month}月{day}日不存在")
        return block("citizen_id.birth", message, ID_STANDARD, year=year, month=month, day=day)
    if on is not None and born > on:
        return block("citizen_id.birth_future", gettext_noop("出生日期{born}在将来"), ID_STANDARD, born=born)
    return None
