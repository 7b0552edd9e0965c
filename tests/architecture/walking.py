"""How a walk goes: who walks, what an answer shows, and what must not have changed behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

from django.db.models import Q, QuerySet
from django.http.response import HttpResponseBase
from django.test import Client

from architecture.world import BENEATH, COUNTY, COUNTY_OFFICE, FOREIGN, OWN, World
from liaoliang.base.models import Blob
from liaoliang.ledger.models import (
    Assignment,
    DraftRow,
    LookBackItem,
    Notice,
    Report,
    ReportEvidence,
    Requirement,
    TaskDisagreement,
    UnitQuestion,
)
from liaoliang.messaging.models import Message
from liaoliang.organisations.models import Account, Officer, Organ, RoleGrant
from liaoliang.organisations.roles import Role
from liaoliang.worklist.models import WorkItem

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def enter(client: Client, person: Officer | None) -> Client:
    """The same client, signed in as that person; as nobody for None."""
    if person is not None:
        client.force_login(person.account, backend=BACKEND)
    return client


def walkers(world: World) -> Iterator[tuple[str, Officer]]:
    """An officer of each role in the office beside the foreign one, and of some beneath it."""
    for role in Role:
        yield f"{role.value} of its own office", world.hire(f"本单位{role.label}", OWN, role)
    for role in (Role.HEAD, Role.COORDINATOR):
        yield f"{role.value} beneath", world.hire(f"下属{role.label}", BENEATH, role)


def everybody(world: World) -> list[Officer | None]:
    """All who are there."""
    return list(world.people.values())


def body_of(response: HttpResponseBase) -> bytes:
    """The whole body. A streamed one is read to its end, which closes its file.

    `response.close()` would close the database connection, too, in the middle of the test's transaction.
    """
    streamed = getattr(response, "streaming_content", None)
    return b"".join(streamed) if streamed is not None else getattr(response, "content", b"")


def text_of(response: HttpResponseBase) -> str:
    """Everything an answer says: headers, body, and what is packed into a workbook."""
    octets = body_of(response)
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{_unpacked(octets)}"


def _unpacked(octets: bytes) -> str:
    if not is_zipfile(BytesIO(octets)):
        return octets.decode("utf-8", errors="replace")
    with ZipFile(BytesIO(octets)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist())


def shows(response: HttpResponseBase, *markers: str) -> bool:
    """Whether one of the markers can be read in the answer, in whatever spelling."""
    text = text_of(response)
    return any(spelling in text for marker in markers for spelling in spellings(marker))


def spellings(marker: str) -> Iterable[str]:
    """Plain, as JSON escapes it, as an address quotes it, as markup refers to it."""
    entities = "".join(f"&#{ord(letter)};" for letter in marker)
    return (marker, json.dumps(marker)[1:-1], quote(marker), entities)


ABROAD = [FOREIGN, COUNTY, COUNTY_OFFICE]


def case_rows() -> list[QuerySet[Any]]:
    """What belongs to the other office and to the county: its work, its drafts, its running ledger."""
    officers = Officer.objects.filter(organ__name__in=ABROAD)
    notices = Notice.objects.filter(issuing_organ__name=COUNTY)
    proofs = ReportEvidence.objects.filter(report__assignment__organ__name__in=ABROAD)
    return [
        Assignment.objects.filter(organ__name__in=ABROAD),
        Report.objects.filter(assignment__organ__name__in=ABROAD),
        proofs,
        Blob.objects.filter(pk__in=proofs.values("blob")),
        Message.objects.filter(recipient__in=officers),
        WorkItem.objects.filter(Q(officer__in=officers) | Q(organ__name__in=ABROAD)),
        notices,
        DraftRow.objects.filter(notice__in=notices),
        TaskDisagreement.objects.filter(notice__in=notices),
        LookBackItem.objects.filter(notice__in=notices),
        Requirement.objects.filter(task__category__notice__in=notices),
        UnitQuestion.objects.filter(requirement__task__category__notice__in=notices),
    ]


def register_rows() -> list[QuerySet[Any]]:
    """Organs, people and roles there, which administrators do look after."""
    return [
        Organ.objects.filter(name__in=ABROAD),
        Officer.objects.filter(organ__name__in=ABROAD),
        Account.objects.filter(officer__organ__name__in=ABROAD),
        RoleGrant.objects.filter(officer__organ__name__in=ABROAD),
    ]


class Writes:
    """Whether anything was written meanwhile; comparing rows after requests that only read is time lost.

    Sessions and messages to oneself are no writes.
    """

    def __init__(self) -> None:
        self.any = False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb = sql.lstrip().split(" ", 1)[0].upper()
        self.any |= verb in {"INSERT", "UPDATE", "DELETE", "REPLACE"} and "django_session" not in sql
        return execute(sql, params, many, context)


def snapshot(rows: list[QuerySet[Any]]) -> list[list[tuple[Any, ...]]]:
    """What stands in them now."""
    return [list(query.order_by("pk").values_list()) for query in rows]
