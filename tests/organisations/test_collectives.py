"""Queries of collective names: what they may say, and whom they mean."""

from __future__ import annotations

import pytest

from liaoliang.organisations.collectives import matching, query_issues
from liaoliang.organisations.models import Organ

BAD = [
    None,
    [],
    {},
    {"any": []},
    {"any": ["department"]},
    {"any": [{}]},
    {"any": [{"kinds": "department"}]},
    {"any": [{"kinds": []}]},
    {"any": [{"kinds": ["ministry"]}]},
    {"any": [{"levels": ["province"]}]},
    {"any": [{"parent": 3}]},
    {"any": [{"kinds": ["department"]}], "except": ["市财政局"]},
    {"any": [{"kinds": ["department"]}], "except": [True]},
    {"any": [{"kinds": ["department"]}], "sql": "1=1"},
]


@pytest.mark.parametrize("query", BAD)
def test_a_query_outside_the_vocabulary_is_refused(query: object) -> None:
    issues = query_issues(query)
    assert issues
    assert all(str(issue) for issue in issues)


def test_a_query_within_the_vocabulary_passes() -> None:
    query = {"any": [{"kinds": ["department"], "levels": ["city"], "parent": "realm"}], "except": [7]}
    assert query_issues(query) == []


def organ(number: int, kind: str, level: str, parent: int) -> Organ:
    return Organ(id=number, name=f"单位{number}", kind=kind, level=level, parent_id=parent)


def test_all_conditions_of_one_entry_and_any_entry_count() -> None:
    realm = organ(1, "municipal_government", "city", 0)
    organs = [
        organ(2, "department", "city", 1),
        organ(3, "department", "county", 1),
        organ(4, "township", "township", 9),
    ]
    query = {"any": [{"kinds": ["department"], "levels": ["city"]}, {"kinds": ["township"]}]}
    assert [found.pk for found in matching(query, organs, realm)] == [2, 4]
    assert [found.pk for found in matching(query | {"except": [2]}, organs, realm)] == [4]


def test_directly_beneath_leaves_out_what_lies_deeper() -> None:
    realm = organ(1, "municipal_government", "city", 0)
    organs = [organ(2, "public_institution", "city", 1), organ(3, "public_institution", "city", 2)]
    query = {"any": [{"kinds": ["public_institution"], "parent": "realm"}]}
    assert [found.pk for found in matching(query, organs, realm)] == [2]
