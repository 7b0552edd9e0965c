"""Finds and fills places of the city."""

from __future__ import annotations

from collections.abc import Callable

from liaoliang.organisations.models import Officer, Organ, OrganKind, OrganLevel

Hire = Callable[..., Officer]
PASSWORD = "gong-kai-liao-liang"


def labelled(label: str) -> Organ:
    return next(organ for organ in Organ.objects.all() if organ.label == label)


def many_organs(count: int) -> None:
    """Fill the city with public institutions, fast."""
    root = Organ.objects.get(kind=OrganKind.MUNICIPAL_GOVERNMENT)
    names = [f"聊城市第{number}实验学校" for number in range(count)]
    kind, level = OrganKind.PUBLIC_INSTITUTION, OrganLevel.CITY
    Organ.objects.bulk_create(Organ(name=n, key=n, kind=kind, level=level, parent=root) for n in names)
