"""The ledger as an Excel workbook: what the table shows, every cell plain text or number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from liaoliang.portal.facts.ledger import LedgerFact
from liaoliang.portal.facts.reading import ledger
from liaoliang.portal.ledger.by_task import word_of_shown
from liaoliang.portal.ledger.parts import ledger_title
from liaoliang.portal.page import Page, Reading, file_page
from liaoliang.portal.words import due_words

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS: Final = (6, 24, 28, 60, 40, 18, 12, 10, 10)
_STARTS_FORMULA: Final = "=+-@\t\r"

Cells = Sequence[str | int]


def workbook_page(reading: Reading, notice_id: int) -> Page:
    """The workbook of one ledger."""
    fact = ledger(notice_id, reading.on)
    rows = [_headings(), *_rows(fact)]
    note = _("{title}，数据截至 {moment}，来源：{site}").format(
        title=ledger_title(fact), moment=reading.moment, site=settings.SITE["title"]
    )
    content = _book(rows, note, ledger_title(fact), reading.as_of)
    facts = json.dumps(rows, ensure_ascii=False).encode()
    name = f"ledger-{fact.notice.year}-{notice_id}.xlsx"
    return file_page(
        content, media_type=EXCEL, name=name, facts=facts, tags=frozenset({f"ledger:{notice_id}"})
    )


def _headings() -> Cells:
    return (
        _("序号"), _("类别"), _("工作任务"), _("具体要求"), _("责任单位（原文）"), _("期限"), _("状态"),
        _("已核实单位数"), _("承担单位数"),
    )  # fmt: skip


def _rows(fact: LedgerFact) -> Iterator[Cells]:
    for category in fact.categories:
        for one in category.requirements:
            yield (
                one.number,
                category.title,
                fact.task_of(one).title,
                one.text,
                one.units_text,
                due_words(one),
                word_of_shown(one.shown),
                one.verified,
                one.concerned,
            )


def _book(rows: Sequence[Cells], note: str, title: str, at: datetime) -> bytes:
    book = Workbook()
    book.properties.created = book.properties.modified = at.replace(tzinfo=None)
    sheet: Worksheet = book.worksheets[0]
    sheet.title = _("工作台账")
    _put(sheet, 1, (note,))
    for number, cells in enumerate(rows, start=2):
        _put(sheet, number, cells)
    for letter, width in zip("ABCDEFGHI", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A3"
    book.properties.title = title
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _put(sheet: Worksheet, number: int, cells: Cells) -> None:
    """Text stays text, also where it begins like a formula."""
    for column, value in enumerate(cells, start=1):
        cell = sheet.cell(number, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = value[:1] in _STARTS_FORMULA and bool(value)
            cell.alignment = Alignment(wrap_text=number > 1, vertical="top")
