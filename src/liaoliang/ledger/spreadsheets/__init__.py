"""The ledger out to Excel and back in: officials live in Excel, and nothing comes in unseen."""

from liaoliang.ledger.spreadsheets.exporting import export_assignments
from liaoliang.ledger.spreadsheets.importing import apply_sheet, preview_sheet
from liaoliang.ledger.spreadsheets.plan import FieldChange, RowChange, SheetDiff

__all__ = ["FieldChange", "RowChange", "SheetDiff", "apply_sheet", "export_assignments", "preview_sheet"]
