"""The logins of a demonstration, for the sign-in page; nothing where real work is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from liaoliang.base.demo import is_demo
from liaoliang.organisations.models import Officer
from liaoliang.organisations.seed import DEMO_PASSWORD


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to sign in as: login, masked name, organ, post."""

    login: str
    name: str
    organ: str
    post: str


def demo_password() -> str:
    """The password of all of them, which is no secret; nothing where real work is done."""
    return DEMO_PASSWORD if is_demo() else ""


def demo_logins() -> list[DemoPerson]:
    """Everybody who can sign in, if the database carries the demonstration mark."""
    if not is_demo():
        return []
    people = Officer.objects.filter(is_active=True, account__is_active=True)
    # Some officers of the demonstration only act in its story; without a password nobody is them.
    able = people.exclude(account__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    rows = able.select_related("account", "organ", "post").order_by("id")
    return [
        DemoPerson(row.account.username, row.name, row.organ.label, row.post.name if row.post else "")
        for row in rows
    ]
