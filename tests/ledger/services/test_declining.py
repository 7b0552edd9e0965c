"""Being let off: asked for with a ground, granted by another person."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from factories.ledger import Town
from factories.offices import AT
from liaoliang.base.evidence import events_of
from liaoliang.errors import NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.states import State
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.worklist.selectors import open_items_of, waiting_for

GROUND = "本单位没有此项职责"


def ask(town: Town, by: Officer | None = None, ground: str = GROUND) -> Assignment:
    row = town.assignment()
    return services.decline_assignment(assignment_id=row.pk, ground=ground, by=by or town.clerk, at=AT)


def test_a_wish_waits_for_the_coordinator(town: Town) -> None:
    row = ask(town)
    assert (row.state, row.decline_ground) == (State.DECLINED, GROUND)
    assert [item.verb for item in waiting_for(town.coordinator)] == ["决定是否不涉及"]
    assert events_of(row).last().ground == GROUND


def test_a_wish_needs_a_ground(town: Town) -> None:
    with pytest.raises(NotReadyError):
        ask(town, ground="")


def test_the_coordinator_consents(town: Town) -> None:
    row = services.consent_decline(assignment_id=ask(town).pk, by=town.coordinator, at=AT)
    assert row.state == State.NOT_APPLICABLE
    assert open_items_of(row).count() == 0


def test_the_coordinator_refuses_with_a_ground(town: Town) -> None:
    row = ask(town)
    services.refuse_decline(assignment_id=row.pk, ground="属于本单位职责", by=town.coordinator, at=AT)
    row.refresh_from_db()
    assert (row.state, row.decline_ground, row.decline_asked_by) == (State.ASSIGNED, "", None)
    assert [item.verb for item in open_items_of(row)] == ["接受任务"]


def test_nobody_consents_to_an_own_wish(town: Town) -> None:
    town.clerk.grants.create(role=Role.COORDINATOR, organ=town.government)
    both = Officer.objects.get(pk=town.clerk.pk)
    row = ask(town, by=both)
    with pytest.raises(NotAllowedError):
        services.consent_decline(assignment_id=row.pk, by=both, at=AT)


def test_the_organ_does_not_decide(town: Town) -> None:
    row = ask(town)
    with pytest.raises(NotAllowedError):
        services.consent_decline(assignment_id=row.pk, by=town.clerk, at=AT)
    with pytest.raises(NotFoundError):
        services.refuse_decline(assignment_id=row.pk, ground="否", by=town.teacher, at=AT)


def test_what_is_reported_cannot_be_declined(town: Town) -> None:
    row = town.reported().assignment
    with pytest.raises(WrongStateError):
        services.decline_assignment(assignment_id=row.pk, ground=GROUND, by=town.clerk, at=AT)


def test_the_database_refuses_letting_off_by_one_person(town: Town) -> None:
    row = ask(town)
    statement = (
        "UPDATE ledger_assignment SET state = 'not_applicable', decline_decided_by_id = %s WHERE id = %s"
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [town.clerk.pk, row.pk])
