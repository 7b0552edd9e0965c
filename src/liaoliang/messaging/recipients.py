"""Who a message reaches: an officer in person, or the people of an organ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from liaoliang.organisations.models import Officer, Organ, RoleGrant
from liaoliang.organisations.roles import ADMINISTRATORS, ROLES, Duty, Role


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message and whom it is for: one officer, or all who hold `role` for an organ (or simply serve there).

    With a `key` the same person gets the message once, however often it is sent.
    """

    to: Officer | Organ
    kind: str
    subject: str
    body: str = ""
    link: str = ""
    role: Role | None = None
    key: str | None = None


@dataclass(slots=True)
class _Directory:
    """Everybody the envelopes of one batch may reach, read at once."""

    in_person: set[int] = field(default_factory=set)
    serving: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    holding: dict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    administrators: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    parents: dict[int, int | None] = field(default_factory=dict)

    def reached_by(self, envelope: Envelope) -> list[int]:
        if isinstance(envelope.to, Officer):
            return [envelope.to.pk] if envelope.to.pk in self.in_person else []
        if envelope.role is None:
            return self.serving.get(envelope.to.pk, [])
        return self._holders(envelope.role, envelope.to.pk)

    def _holders(self, role: Role, organ_id: int) -> list[int]:
        """Holders for this organ; of a role that reaches down, failing these, for the nearest one above."""
        if role in ADMINISTRATORS:
            return self.administrators.get(role, [])
        found = self.holding.get((role, organ_id), [])
        above = self.parents.get(organ_id)
        if found or above is None or not ROLES[role].reaches_down:
            return found
        return self._holders(role, above)


def deliveries(envelopes: Sequence[Envelope]) -> Iterator[tuple[Envelope, int]]:
    """Each envelope with the id of each officer it reaches; who is off duty is left out."""
    directory = _directory(envelopes)
    for envelope in envelopes:
        for officer_id in dict.fromkeys(directory.reached_by(envelope)):
            yield envelope, officer_id


def _directory(envelopes: Sequence[Envelope]) -> _Directory:
    directory = _Directory()
    directory.in_person.update(_named(envelopes))
    for officer_id, organ_id in _serving(envelopes):
        directory.serving[organ_id].append(officer_id)
    roles = {envelope.role for envelope in envelopes if envelope.role and isinstance(envelope.to, Organ)}
    if any(ROLES[role].reaches_down for role in roles):
        directory.parents.update(Organ.objects.order_by().values_list("id", "parent_id"))
    for role, organ_id, officer_id in _grants(roles):
        directory.holding[role, organ_id].append(officer_id)
    for duty, officer_id in _administrators(roles):
        directory.administrators[duty].append(officer_id)
    return directory


def _on_duty() -> QuerySet[Officer]:
    return Officer.objects.filter(is_active=True, account__is_active=True).order_by("id")


def _named(envelopes: Sequence[Envelope]) -> list[int]:
    ids = {envelope.to.pk for envelope in envelopes if isinstance(envelope.to, Officer)}
    return list(_on_duty().filter(id__in=ids).values_list("id", flat=True)) if ids else []


def _serving(envelopes: Sequence[Envelope]) -> list[tuple[int, int]]:
    ids = {e.to.pk for e in envelopes if isinstance(e.to, Organ) and e.role is None}
    rows = _on_duty().filter(duty=Duty.BUSINESS, organ__in=ids)
    return list(rows.values_list("id", "organ_id")) if ids else []


def _grants(roles: set[Role]) -> list[tuple[str, int, int]]:
    rows = RoleGrant.objects.filter(role__in=roles - ADMINISTRATORS, officer__in=_on_duty().order_by())
    return list(rows.order_by("officer_id").values_list("role", "organ_id", "officer_id")) if roles else []


def _administrators(roles: set[Role]) -> list[tuple[str, int]]:
    """Administrators are not tied to an organ; their duty is their role."""
    duties = roles & ADMINISTRATORS
    return list(_on_duty().filter(duty__in=duties).values_list("duty", "id")) if duties else []
