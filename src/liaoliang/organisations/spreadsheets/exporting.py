"""Out to Excel: one workbook, three sheets, every cell plain text that no spreadsheet program computes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from liaoliang.organisations import permissions, selectors
from liaoliang.organisations.checks import refuse_unless
from liaoliang.organisations.models import Officer, OrganAlias, OrganKind, OrganLevel
from liaoliang.organisations.spreadsheets.columns import ALIASES, OFFICERS, ORGANS, Sheet, labels, yes_or_no

Row = tuple[str, ...]


def export_workbook(officer: Officer) -> bytes:
    """Organs and aliases, and officers too where the reader maintains them. Raises NotAllowedError."""
    refuse_unless(permissions.can_maintain_organs(officer) or permissions.coordinates_city(officer))
    book = Workbook()
    book.remove(book.worksheets[0])
    _write(book, ORGANS, _organ_rows())
    _write(book, ALIASES, _alias_rows())
    if permissions.can_maintain_officers(officer):
        _write(book, OFFICERS, _officer_rows(officer))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _organ_rows() -> Iterator[Row]:
    kinds, levels = labels(OrganKind), labels(OrganLevel)
    for organ in selectors.organs(with_ended=True):
        yield (
            str(organ.pk),
            organ.name,
            organ.short_name,
            kinds[organ.kind],
            levels[organ.level],
            organ.parent.name if organ.parent else "",
            organ.uscc,
            organ.area_code,
            str(organ.sort_order),
            yes_or_no(organ.is_active),
        )


def _alias_rows() -> Iterator[Row]:
    for alias in OrganAlias.objects.filter(organ__is_active=True).select_related("organ"):
        yield alias.organ.name, alias.name


def _officer_rows(reader: Officer) -> Iterator[Row]:
    for officer in selectors.officers(reader):
        post = officer.post.name if officer.post else ""
        serving = yes_or_no(officer.is_active)
        yield officer.account.username, officer.name, officer.organ.name, post, serving


def _write(book: Workbook, sheet: Sheet, rows: Iterable[Row]) -> None:
    page: Worksheet = book.create_sheet(sheet.title)
    for row_number, row in enumerate([sheet.headings, *rows], start=1):
        for column, text in enumerate(row, start=1):
            _put(page.cell(row_number, column), text)
    for heading in page[1]:
        heading.font = Font(bold=True)
    page.freeze_panes = "A2"


def _put(cell: Cell | MergedCell, text: str) -> None:
    """Plain text, also where it begins with = + - @: typed as a string and marked as quoted."""
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@\t\r"
