"""What older ledgers know of days given out and days missed: from the notice's day and the last report."""

from __future__ import annotations

from django.db import migrations
from django.db.migrations.state import StateApps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A day set for rectification after the last report was not yet in force when it came."""
    rows = apps.get_model("ledger", "Assignment").objects
    requirements = apps.get_model("ledger", "Requirement").objects
    adopted = requirements.filter(pk=OuterRef("requirement")).values("task__category__notice__adopted_on")
    rows.filter(assigned_on=None).update(assigned_on=Subquery(adopted[:1]))
    firm = rows.filter(requirement__optional=False)
    firm.filter(state__in=["returned", "rectification"], due_on__lt=F("reported_on")).update(
        late_due_on=F("due_on"), late_done_on=F("reported_on")
    )
    done = firm.filter(state__in=["reported", "verified"]).annotate(
        day=Coalesce("rectify_on", "due_on"), came=Coalesce("reported_on", "verified_on")
    )
    done.filter(day__lt=F("came")).update(
        late_due_on=Coalesce("rectify_on", "due_on"), late_done_on=Coalesce("reported_on", "verified_on")
    )


class Migration(migrations.Migration):

    dependencies = [("ledger", "0003_late_and_moved")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
