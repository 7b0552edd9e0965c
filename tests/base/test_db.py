"""What one database does and the other does not."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from liaoliang.base import db
from liaoliang.organisations.models import Organ, OrganKind, OrganLevel

MANY = 300


def counted(table: str) -> int:
    """How many rows PostgreSQL believes the table to have; -1 when it has never looked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::int FROM pg_class WHERE relname = %s", [table])
        return int(cursor.fetchone()[0])


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_counts_rows_anew_when_they_are_committed() -> None:
    with transaction.atomic():
        Organ.objects.bulk_create(
            Organ(name=f"第{number}局", key=f"第{number}局", kind=OrganKind.DEPARTMENT, level=OrganLevel.CITY)
            for number in range(MANY)
        )
        db.count_anew(Organ)
        assert counted("organisations_organ") < MANY
    assert counted("organisations_organ") == MANY
