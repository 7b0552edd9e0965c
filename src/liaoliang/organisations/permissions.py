"""Who may do what, from named predicates. Roles and their reach stand in `roles.ROLES`.

The three administrators hold no business role and have an empty scope: none of them sees case data.
"""

from __future__ import annotations

from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import BUSINESS, ROLES, Duty, Role


def is_on_duty(officer: Officer) -> bool:
    """The officer is in office and the account may sign in."""
    return officer.is_active and officer.account.is_active


def has_role(officer: Officer, role: Role, organ_id: int | None = None) -> bool:
    """The officer holds `role`; with `organ_id`, holds it for that organ."""
    if not is_on_duty(officer) or officer.duty != ROLES[role].duty:
        return False
    if role not in BUSINESS:
        return True
    grants = [held.organ_id for held in officer.held if held.role == role]
    return (
        bool(grants) if organ_id is None else any(_covers(officer, role, grant, organ_id) for grant in grants)
    )


def is_coordinator(officer: Officer, organ_id: int | None = None) -> bool:
    """Works for the disclosure office; with `organ_id`, the one that organ answers to."""
    return has_role(officer, Role.COORDINATOR, organ_id)


def is_head_of(officer: Officer, organ_id: int) -> bool:
    """Answers for this very organ (not for those beneath it)."""
    return has_role(officer, Role.HEAD, organ_id)


def belongs_to(officer: Officer, organ_id: int) -> bool:
    """Is a serving business officer of this very organ."""
    return is_on_duty(officer) and officer.duty == Duty.BUSINESS and officer.organ_id == organ_id


def is_administrator(officer: Officer) -> bool:
    """Is one of the three administrators."""
    return is_on_duty(officer) and officer.duty != Duty.BUSINESS


def organs_in_scope(officer: Officer) -> set[int]:
    """Organs whose case data the officer may see: own organ, granted ones, and beneath where the role reaches."""
    if not is_on_duty(officer) or officer.duty != Duty.BUSINESS:
        return set()
    roots = {held.organ_id for held in officer.held if ROLES[held.role].reaches_down}
    exact = {held.organ_id for held in officer.held} | {officer.organ_id}
    if not roots:
        return exact
    return exact | {organ_id for organ_id in officer.organ_parents if _chain(officer, organ_id) & roots}


def can_maintain_organs(officer: Officer) -> bool:
    """Create, change, rename, merge or end organs; import them."""
    return has_role(officer, Role.SYSTEM_ADMIN)


def can_name_units(officer: Officer, organ: Organ | None = None) -> bool:
    """Add an alias to an organ, or (without one) define collective names for the whole city."""
    if can_maintain_organs(officer):
        return True
    return is_coordinator(officer, organ.pk) if organ else coordinates_city(officer)


def coordinates_city(officer: Officer) -> bool:
    """Is coordinator for the root of the tree, the municipal government."""
    roots = {organ_id for organ_id, parent in officer.organ_parents.items() if parent is None}
    return any(is_coordinator(officer, root) for root in roots)


def can_keep_rules(officer: Officer) -> bool:
    """Prepare or confirm a calendar year or a local value; whoever prepared does not confirm."""
    return coordinates_city(officer) or has_role(officer, Role.SYSTEM_ADMIN)


def can_maintain_officers(officer: Officer) -> bool:
    """Add officers and posts, move officers between organs."""
    return has_role(officer, Role.SYSTEM_ADMIN)


def can_grant_roles(officer: Officer, to: Officer) -> bool:
    """Grant or take away a role; never one's own."""
    return has_role(officer, Role.SECURITY_ADMIN) and officer.pk != to.pk


def can_control_account(officer: Officer, of: Officer) -> bool:
    """Switch a login on or off, or give it a one-time password; never one's own."""
    return has_role(officer, Role.SECURITY_ADMIN) and officer.pk != of.pk


def can_set_sign_in_policy(officer: Officer) -> bool:
    """Decide whom the office asks for a second factor."""
    return has_role(officer, Role.SECURITY_ADMIN)


def can_read_trail(officer: Officer) -> bool:
    """Read logs and the evidence chain as a whole."""
    return has_role(officer, Role.AUDITOR)


def _covers(officer: Officer, role: Role, granted: int, organ_id: int) -> bool:
    if granted == organ_id:
        return True
    return ROLES[role].reaches_down and granted in _chain(officer, organ_id)


def _chain(officer: Officer, organ_id: int) -> set[int]:
    """The organ and everything above it; stops at a loop that a damaged table might hold."""
    chain: set[int] = set()
    current: int | None = organ_id
    while current is not None and current not in chain:
        chain.add(current)
        current = officer.organ_parents.get(current)
    return chain
