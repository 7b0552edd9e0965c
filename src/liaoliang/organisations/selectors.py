"""Reads. Organs and their names are public facts; officers are shown within the reader's scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from liaoliang.errors import NotFoundError
from liaoliang.organisations import permissions
from liaoliang.organisations.directory import Directory, Resolution
from liaoliang.organisations.models import (
    CollectiveAlias,
    CollectiveName,
    FormerName,
    Officer,
    Organ,
    OrganAlias,
    SignInPolicy,
)
from liaoliang.organisations.names import fold
from liaoliang.organisations.roles import Duty, Role


@dataclass(slots=True)
class TreeNode:
    """An organ in the tree; `depth` is 0 at the root."""

    organ: Organ
    depth: int
    children: list[TreeNode] = field(default_factory=list)


def organs(officer: Officer | None = None, *, with_ended: bool = False) -> QuerySet[Organ]:
    """Organs in being (and ended ones if asked), in their order. Also for the public: `officer` may be None."""
    found = Organ.objects.select_related("parent")
    return found if with_ended else found.filter(is_active=True)


def organ_by_id(organ_id: int) -> Organ:
    """One organ, ended or not. Raises NotFoundError."""
    organ = Organ.objects.select_related("parent").filter(pk=organ_id).first()
    if organ is None:
        raise NotFoundError(gettext_noop("没有编号为 {id} 的单位"), id=organ_id)
    return organ


def organ_tree() -> list[TreeNode]:
    """The organs in being as a forest, one query; an organ whose parent has ended stands at the root."""
    nodes = {organ.pk: TreeNode(organ, 0) for organ in Organ.objects.filter(is_active=True)}
    roots: list[TreeNode] = []
    for node in nodes.values():
        above = nodes.get(node.organ.parent_id) if node.organ.parent_id else None
        (above.children if above else roots).append(node)
    _set_depth(roots)
    return roots


def _set_depth(nodes: Sequence[TreeNode]) -> None:
    waiting = [(node, 0) for node in nodes]
    while waiting:
        node, depth = waiting.pop()
        node.depth = depth
        waiting += [(child, depth + 1) for child in node.children]


def organs_below(organ_id: int) -> set[int]:
    """Ids of all organs beneath one, at any depth; one query."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for child, parent in Organ.objects.order_by().values_list("id", "parent_id"):
        children[parent].append(child)
    found: set[int] = set()
    waiting = [organ_id]
    while waiting:
        fresh = [child for child in children[waiting.pop()] if child not in found]
        found.update(fresh)
        waiting += fresh
    return found - {organ_id}


def name_on(organ: Organ, day: date) -> str:
    """The official name the organ bore on that day."""
    former = organ.former_names.filter(until_on__gte=day).order_by("until_on").first()
    return former.name if former else organ.name


def directory() -> Directory:
    """All names, ready to be asked; five queries however many organs and questions there are."""
    found = Directory(Organ.objects.all())
    found.add_aliases(OrganAlias.objects.order_by())
    found.add_former_names(FormerName.objects.order_by())
    found.add_collectives(CollectiveName.objects.all(), CollectiveAlias.objects.order_by())
    return found


def resolve_unit(text: str, *, within: Organ | None = None) -> Resolution:
    """What a unit written in a notice means (see `Directory.resolve`). For many, use `resolve_units`."""
    return directory().resolve(text, within)


def resolve_units(texts: Iterable[str], *, within: Organ | None = None) -> list[Resolution]:
    """The same for many written units, with the same five queries."""
    known = directory()
    return [known.resolve(text, within) for text in texts]


def expand(name: str, *, within: Organ | None = None) -> list[Organ]:
    """The organs a collective name (or an alias of one) means at this moment. Raises NotFoundError."""
    collective = collective_named(name)
    known = directory()
    return known.expand(collective, within or known.root)


def collective_named(name: str) -> CollectiveName:
    """The collective name written so, or by an alias of it. Raises NotFoundError."""
    key = fold(name)
    found = CollectiveName.objects.filter(key=key).first()
    found = found or CollectiveName.objects.filter(aliases__key=key).first()
    if found is None:
        raise NotFoundError(gettext_noop("没有登记统称“{name}”"), name=name)
    return found


def officers(officer: Officer) -> QuerySet[Officer]:
    """Officers within the reader's scope: everyone for the system and security administrators, for others
    the officers of their organs. The auditor and people out of office see none."""
    found = Officer.objects.select_related("account", "organ", "post").order_by("organ__sort_order", "id")
    if any(permissions.has_role(officer, role) for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)):
        return found
    return found.filter(organ_id__in=permissions.organs_in_scope(officer))


def officers_with_role(role: Role, organ_ids: Iterable[int]) -> QuerySet[Officer]:
    """Serving officers who hold a business role for exactly one of these organs: whom a notice goes to."""
    return (
        Officer.objects.filter(is_active=True, account__is_active=True, duty=Duty.BUSINESS)
        .filter(grants__role=role, grants__organ_id__in=list(organ_ids))
        .select_related("account", "organ")
        .distinct()
        .order_by("organ__sort_order", "id")
    )


def rule_keepers() -> list[Officer]:
    """Serving officers who prepare and confirm calendars and local values (`permissions.can_keep_rules`)."""
    roots = Organ.objects.filter(parent__isnull=True)
    keeps = Q(duty=Duty.SYSTEM_ADMIN) | Q(grants__role=Role.COORDINATOR, grants__organ__in=roots)
    found = Officer.objects.filter(keeps, is_active=True).select_related("account", "organ").distinct()
    return [officer for officer in found if permissions.can_keep_rules(officer)]


def officer_of(account_id: int) -> Officer | None:
    """The officer behind a signed-in account; None for an account that acts for nobody."""
    return Officer.objects.select_related("account", "organ", "post").filter(account_id=account_id).first()


def sign_in_policy() -> SignInPolicy:
    """The policy in force; the defaults where none was ever set."""
    return SignInPolicy.objects.filter(pk=1).first() or SignInPolicy(pk=1)
