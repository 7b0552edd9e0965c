"""Out to Excel: one sheet, written as a stream, every cell plain text that no program computes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from liaoliang.ledger.models import Assignment
from liaoliang.ledger.spreadsheets.columns import (
    EDITABLE,
    FIXED,
    HEADINGS,
    INSTRUCTION,
    REQUIREMENT,
    TITLE,
    WIDTHS,
    fixed_cells,
    token_of,
)

FORMULA = "=+-@\t\r"
ROW_BATCH = 500


def export_assignments(rows: QuerySet[Assignment]) -> bytes:
    """A workbook of these assignments; the caller has scoped and filtered them with the selectors."""
    book = Workbook(write_only=True)
    sheet: Worksheet = book.create_sheet(TITLE)
    _lay_out(sheet)
    sheet.append([_cell(sheet, INSTRUCTION, wrap=False)])
    sheet.append([_cell(sheet, heading, bold=True) for heading in HEADINGS])
    for line in _lines(rows.iterator(ROW_BATCH)):
        sheet.append([_cell(sheet, text, editable=heading in EDITABLE) for heading, text in line])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _lines(rows: Iterable[Assignment]) -> Iterator[list[tuple[str, str]]]:
    for row in rows:
        texts = (*fixed_cells(row), *("" for _heading in EDITABLE), token_of(row))
        yield list(zip(HEADINGS, texts, strict=True))


def _lay_out(sheet: Worksheet) -> None:
    sheet.freeze_panes = f"{get_column_letter(FIXED.index(REQUIREMENT) + 1)}3"
    for number, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    # Locked against slips, not against people: there is no password, and what comes back is checked anyway.
    sheet.protection.sheet = True
    sheet.protection.autoFilter = False
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def _cell(
    sheet: Worksheet, text: str, *, editable: bool = False, bold: bool = False, wrap: bool = True
) -> Cell:
    """Text as text, also where it begins like a formula: typed as a string and marked as quoted."""
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    cell.font = Font(bold=bold)
    cell.protection = Protection(locked=not editable)
    if text[:1] and text[0] in FORMULA:
        cell.quotePrefix = True
    return cell
