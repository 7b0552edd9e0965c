"""What a collective name stands for: a query in a small closed vocabulary, asked when it is needed.

    {"any": [{"kinds": ["department"], "parent": "realm"}], "except": [17]}

Each entry of `any` adds the organs that meet all its conditions: `kinds` and `levels` (lists), `parent`
(`"realm"`: directly beneath the government in whose name the notice speaks). `except` takes organ ids out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_noop

from liaoliang.errors import Issue
from liaoliang.organisations.models import Organ, OrganKind, OrganLevel

_VOCABULARY = {"kinds": set(OrganKind.values), "levels": set(OrganLevel.values)}


def query_issues(query: object) -> list[Issue]:
    """Everything in a query that it may not contain."""
    if not isinstance(query, Mapping) or not isinstance(query.get("any"), list) or not query["any"]:
        return [_issue(gettext_noop("范围至少要有一个条件"))]
    issues = [issue for entry in query["any"] for issue in _entry_issues(entry)]
    if set(query) - {"any", "except"}:
        issues.append(
            _issue(gettext_noop("范围中有不认识的内容:{words}"), sorted(set(query) - {"any", "except"}))
        )
    excluded = query.get("except", [])
    if not isinstance(excluded, list) or not all(type(number) is int for number in excluded):
        issues.append(_issue(gettext_noop("排除的单位须用单位编号列出")))
    return issues


def _entry_issues(entry: object) -> list[Issue]:
    if not isinstance(entry, Mapping) or not entry:
        return [_issue(gettext_noop("每个条件都要写明类别、层级或上级"))]
    issues = []
    for word, value in entry.items():
        if word == "parent" and value == "realm":
            continue
        known = _VOCABULARY.get(word, set())
        if not isinstance(value, list) or not value or not set(map(str, value)) <= known:
            issues.append(_issue(gettext_noop("范围中有不认识的内容:{words}"), [f"{word}={value}"]))
    return issues


def _issue(message: str, words: Iterable[str] = ()) -> Issue:
    return Issue("collective.query", message, where="query", values={"words": "、".join(words)})


def matching(query: Mapping[str, Any], organs: Iterable[Organ], realm: Organ) -> list[Organ]:
    """The organs of `organs` (those beneath `realm`) that the query means, in their order."""
    excluded = set(query.get("except", []))
    return [
        organ
        for organ in organs
        if organ.pk not in excluded and any(_meets(organ, entry, realm) for entry in query["any"])
    ]


def _meets(organ: Organ, entry: Mapping[str, Any], realm: Organ) -> bool:
    return (
        organ.kind in entry.get("kinds", (organ.kind,))
        and organ.level in entry.get("levels", (organ.level,))
        and ("parent" not in entry or organ.parent_id == realm.pk)
    )
