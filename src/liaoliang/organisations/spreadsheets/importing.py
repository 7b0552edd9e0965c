"""Taking a workbook in: a preview that really runs and is rolled back, then the same run for good.

Both go through the services, row by row, so what the preview finds is exactly what the import would do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base import canonical
from liaoliang.base.sandbox import read_document
from liaoliang.errors import WrongStateError
from liaoliang.organisations import permissions
from liaoliang.organisations.checks import refuse_if, refuse_unless
from liaoliang.organisations.models import Officer, Organ, OrganAlias
from liaoliang.organisations.spreadsheets import columns
from liaoliang.organisations.spreadsheets.organ_rows import take_organs
from liaoliang.organisations.spreadsheets.people_rows import take_aliases, take_officers
from liaoliang.organisations.spreadsheets.plan import ImportPlan, Run
from liaoliang.organisations.spreadsheets.reading import Row, left_out, rows_of
from liaoliang.text.blocks import Document

_TAKERS: Final[dict[str, Callable[[Sequence[Row], Run], None]]] = {
    columns.ORGANS.code: take_organs,
    columns.OFFICERS.code: take_officers,
    columns.ALIASES.code: take_aliases,
}


def preview_import(
    *, content: bytes, name: str, removals: bool = False, by: Officer, at: datetime
) -> ImportPlan:
    """What the workbook would change. Nothing is kept. Raises BadInputError for a file that cannot be read."""
    document = _read(content, name, by)
    with transaction.atomic():
        plan = _run(document, content, Run(by=by, at=at, ground=name, removals=removals))
        transaction.set_rollback(True)
    return plan


@transaction.atomic
def apply_import(
    *, content: bytes, name: str, plan_hash: str, removals: bool = False, by: Officer, at: datetime
) -> ImportPlan:
    """Do what the preview with this hash showed, all of it or nothing.

    Raises WrongStateError when the file or the office's data are no longer those of the preview, NotReadyError
    with the issues of every row.
    """
    document = _read(content, name, by)
    plan = _run(document, content, Run(by=by, at=at, ground=name, removals=removals))
    if plan.hash != plan_hash:
        raise WrongStateError(gettext_noop("文件或数据在预览之后有变化,请重新预览"))
    refuse_if(plan.issues)
    return plan


def _read(content: bytes, name: str, by: Officer) -> Document:
    refuse_unless(permissions.can_maintain_organs(by) and permissions.can_maintain_officers(by))
    return read_document(content, name)


def _run(document: Document, content: bytes, run: Run) -> ImportPlan:
    state, rows = _state_hash(), rows_of(document)
    for sheet in columns.SHEETS:
        if sheet.code in rows:
            _TAKERS[sheet.code](rows[sheet.code], run)
    bound = canonical.encode([canonical.digest(content), state, run.removals])
    issues = (*left_out(document), *run.issues_in_order())
    return ImportPlan(tuple(run.changes), issues, canonical.digest(bound))


def _state_hash() -> str:
    """Digest of everything an import compares with."""
    organs = Organ.objects.order_by("id").values_list(
        "id",
        "name",
        "short_name",
        "kind",
        "level",
        "parent_id",
        "uscc",
        "area_code",
        "sort_order",
        "is_active",
    )
    aliases = OrganAlias.objects.order_by("id").values_list("organ_id", "name")
    officers = Officer.objects.order_by("id").values_list(
        "account__username", "name", "organ_id", "post__name", "is_active"
    )
    return canonical.digest(canonical.encode([list(organs), list(aliases), list(officers)]))
