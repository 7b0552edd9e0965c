"""Lists as Excel files: every cell is text, so that nothing in it can be taken for a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from django.http import FileResponse
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 22


def workbook_response(
    name: str, title: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> FileResponse:
    """A download of one sheet, written row by row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for number in range(len(header)):
        sheet.column_dimensions[get_column_letter(number + 1)].width = WIDTH
    sheet.append(_cells(sheet, header, bold=True))
    for row in rows:
        sheet.append(_cells(sheet, row))
    file = io.BytesIO()
    book.save(file)
    return attachment(f"{name}.xlsx", file.getvalue(), XLSX)


def attachment(name: str, content: bytes, media_type: str) -> FileResponse:
    """Bytes that the platform made, as a download."""
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=media_type)


def _cells(sheet: WriteOnlyWorksheet, texts: Iterable[str], *, bold: bool = False) -> list[Cell]:
    cells = []
    for text in texts:
        cell = _cell(sheet, str(text))
        cell.font = Font(bold=bold)
        cells.append(cell)
    return cells


def _cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    try:
        cell = WriteOnlyCell(sheet, value=text)
    except IllegalCharacterError:
        cell = WriteOnlyCell(sheet, value="".join(sign for sign in text if sign.isprintable()))
    cell.data_type = "s"
    return cell
