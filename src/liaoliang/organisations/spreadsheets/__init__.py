"""Organs, aliases and officers out to Excel and in again: preview first, then all or nothing."""

from liaoliang.organisations.spreadsheets.exporting import export_workbook
from liaoliang.organisations.spreadsheets.importing import apply_import, preview_import
from liaoliang.organisations.spreadsheets.plan import Change, ImportPlan

__all__ = ["Change", "ImportPlan", "apply_import", "export_workbook", "preview_import"]
