"""Checks of what a document's head carries: 索引号, 发文字号 (GB/T 9704-2012 §7.2.5), 成文日期 (§7.3.5.4)."""

from __future__ import annotations

import re
from datetime import date

from liaoliang.errors import Issue, gettext_noop
from liaoliang.law.codes import CodeCheck, block, check_uscc, remark, tidy, verdict
from liaoliang.law.provisions import Provision
from liaoliang.law.rulebook import Rulebook

NUMBER_STANDARD = Provision("GB/T 9704-2012", "7.2.5")
DATE_STANDARD = Provision("GB/T 9704-2012", "7.3.5.4")

# 党政机关公文处理工作条例 (2012); the full list is from memory.
DOCUMENT_KINDS = (
    "决议", "决定", "命令(令)", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip
# These are numbered 第N号 instead of agency short name, year and serial.
NUMBERED_KINDS = ("命令(令)", "命令", "令", "公告", "通告", "议案", "纪要")

_LOOK_ALIKE_BRACKETS = str.maketrans("﹝﹞❲❳〘〙⦗⦘", "〔〕〔〕〔〕〔〕")
_WRONG_BRACKETS = str.maketrans("[]［］【】〖〗()（）", "〔〕〔〕〔〕〔〕〔〕〔〕")
_HAN = "\u4e00-\u9fa5"
_LETTER = re.compile(rf"[{_HAN}]{{1,20}}〔[12][0-9]{{3}}〕[1-9][0-9]*号")
_NUMBERED = re.compile(rf"(?:[{_HAN}]{{1,30}}?)?(?:[12][0-9]{{3}}年)?第[1-9][0-9]*号")


def check_index_number(rules: Rulebook, value: str, *, on: date | None = None) -> CodeCheck:
    """The city's form (by default USCC/year-serial) and the check place of the code in front.

    There is no national form: the pattern is the parameter `codes/index_number_form`.
    """
    parameter = rules.parameter("codes/index_number_form")
    form = parameter.latest if on is None else parameter.at(on)
    number, issues = tidy(value, form.basis)
    if number != number.upper():
        number = number.upper()
        issues.append(remark("index_number.lower_case", gettext_noop("字母应大写,已按大写处理"), form.basis))
    if not re.fullmatch(form.text, number):
        return verdict([*issues, block("index_number.form", _index_form_message(number), form.basis)], number)
    return verdict([*issues, *_prefix_issues(number)], number)


def _prefix_issues(number: str) -> list[Issue]:
    prefix, slash, _ = number.partition("/")
    return list(check_uscc(prefix).issues) if slash and len(prefix) == 18 else []


def _index_form_message(number: str) -> str:
    if re.fullmatch(r"[0-9A-Z]{18}/[0-9]{6}-[0-9]+", number):
        return gettext_noop("这是“代码/年月-流水号”的形式,本市索引号应为“统一社会信用代码/年份-流水号”")
    if re.fullmatch(r"[0-9A-Z]{9}/[0-9]{4}-[0-9]+", number):
        return gettext_noop("这是以9位机构代码开头的形式,本市索引号应为“统一社会信用代码/年份-流水号”")
    return gettext_noop("索引号应为“统一社会信用代码/年份-流水号”(流水号5至7位)")


def check_document_number(value: str, *, kind: str | None = None) -> CodeCheck:
    """发文字号 of a document of `kind`; without a kind either form is accepted, never a mix of the two.

    Spaces and look-alike brackets are normalised and reported; square and round brackets are wrong.
    """
    number, issues = tidy(value, NUMBER_STANDARD)
    looking = number.translate(_LOOK_ALIKE_BRACKETS)
    if looking != number:
        message = gettext_noop("括号是形近字符,已换为六角括号〔〕")
        issues.append(remark("document_number.look_alike", message, NUMBER_STANDARD))
    corrected = looking.translate(_WRONG_BRACKETS)
    if corrected != looking:
        message = gettext_noop("年份应用六角括号〔〕括起,不用方括号或圆括号")
        issues.append(block("document_number.brackets", message, NUMBER_STANDARD))
    issues += [*_form_issues(corrected), *_kind_issues(corrected, kind)]
    return verdict(issues, _corrected(corrected))


def _corrected(number: str) -> str:
    """What was probably meant: no 第 beside a bracketed year, no leading zero."""
    return re.sub(r"〕第?0*([1-9])", r"〕\1", number)


def _form_issues(number: str) -> list[Issue]:
    if _LETTER.fullmatch(number) or _NUMBERED.fullmatch(number):
        return []
    found = [
        block(code, message, NUMBER_STANDARD)
        for code, message, pattern in _FORM_FAULTS
        if re.search(pattern, number)
    ]
    message = gettext_noop("发文字号应为“机关代字〔年份〕N号”,或者“第N号”")
    return found or [block("document_number.form", message, NUMBER_STANDARD)]


_FORM_FAULTS = (
    ("document_number.ordinal", gettext_noop("年份和序号之间不加“第”字"), r"〕第"),
    ("document_number.leading_zero", gettext_noop("序号不编虚位(不以0开头)"), r"[〕第]0"),
    ("document_number.agency", gettext_noop("缺少机关代字"), r"^〔"),
    (
        "document_number.agency",
        gettext_noop("机关代字应为1至20个汉字"),
        rf"^[^〔]*[^〔{_HAN}][^〔]*〔|^[^〔]{{21,}}〔",
    ),
    (
        "document_number.year",
        gettext_noop("年份应为四位数字全称"),
        r"〔(?![12][0-9]{3}〕)[^〕]*〕|年(?<![12][0-9]{3}年)第",
    ),
    ("document_number.ending", gettext_noop("应以“号”结尾"), r"[^号]$"),
    (
        "document_number.unbracketed",
        gettext_noop("年份应用六角括号〔〕括起"),
        rf"^[{_HAN}]+[12][0-9]{{3}}[^年〕]*号$",
    ),
)


def _kind_issues(number: str, kind: str | None) -> list[Issue]:
    if kind is None:
        return []
    if kind not in (*DOCUMENT_KINDS, *NUMBERED_KINDS):
        message = gettext_noop("“{kind}”不是公文的法定文种")
        return [block("document_number.kind", message, NUMBER_STANDARD, kind=kind)]
    if kind in NUMBERED_KINDS and "〔" in number:
        message = gettext_noop("“{kind}”应编“第N号”,不用机关代字加年份的形式")
        return [block("document_number.kind_form", message, NUMBER_STANDARD, kind=kind)]
    if kind not in NUMBERED_KINDS and _NUMBERED.fullmatch(number):
        message = gettext_noop("“{kind}”应编“机关代字〔年份〕N号”,不用“第N号”的形式")
        return [block("document_number.kind_form", message, NUMBER_STANDARD, kind=kind)]
    return []


# What people type for the zero of a Chinese year, the Latin letter included.
_ZEROS = "〇○◯零Oo"
_CHINESE_DIGITS = str.maketrans(f"{_ZEROS}一二三四五六七八九", "0" * len(_ZEROS) + "123456789")
_CHINESE_DATE = re.compile(
    rf"([{_ZEROS}一二三四五六七八九]{{4}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_OTHER_DATE = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")
_WRITTEN_DATE = re.compile(r"([0-9]+)年([0-9]+)月([0-9]+)日")


def check_written_date(value: str) -> CodeCheck:
    """成文日期: Arabic figures, the year in full, month and day without padding, and a day that exists."""
    text, issues = tidy(value, DATE_STANDARD)
    parts = _WRITTEN_DATE.fullmatch(text)
    if not parts:
        message = gettext_noop("成文日期应写作“2021年9月26日”的形式,用阿拉伯数字")
        return verdict([*issues, block("written_date.form", message, DATE_STANDARD)], _as_written(text))
    issues += _date_part_issues(*parts.groups())
    return verdict(issues, _as_written(text))


def _date_part_issues(year: str, month: str, day: str) -> list[Issue]:
    issues = []
    if len(year) != 4:
        issues.append(block("written_date.year", gettext_noop("年份应写四位全称"), DATE_STANDARD))
    if month.startswith("0") or day.startswith("0"):
        issues.append(block("written_date.padding", gettext_noop("月、日不编虚位(不写0)"), DATE_STANDARD))
    if len(year) == 4 and _day(year, month, day) is None:
        issues.append(block("written_date.no_such_day", gettext_noop("没有这一天"), DATE_STANDARD))
    return issues


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _as_written(text: str) -> str:
    """The same day as it should be written, or the text unchanged where no day can be read."""
    chinese = _CHINESE_DATE.fullmatch(text)
    if chinese:
        year, month, day = (
            chinese[1].translate(_CHINESE_DIGITS),
            _spoken_number(chinese[2]),
            _spoken_number(chinese[3]),
        )
    else:
        other = _OTHER_DATE.fullmatch(text)
        if not other:
            return text
        year, month, day = other.groups()
    read = _day(year, month, day)
    return f"{read.year}年{read.month}月{read.day}日" if read else text


def _spoken_number(words: str) -> str:
    """`二十六` → `26`; the pattern lets only 1 to 3 characters through."""
    tens, ten, ones = words.partition("十")
    digits = f"{tens or '1'}{ones or '0'}" if ten else words
    return digits.translate(_CHINESE_DIGITS)
