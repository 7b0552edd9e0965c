"""The number of questions to the database does not grow with the ledger."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from factories.ledger import Town, make_row
from factories.offices import make_organ
from liaoliang.ledger.models import Notice
from surfaces.portal.rooms import draft, read

# Each page: what is asked for the frame (mark of the demonstration, last seal), the notice, and its ledger (7).
PAGES = {
    "": 11,
    "notices/": 5,
    "notices/{pk}/": 11,
    "ledger/": 10,
    "ledger/{pk}/": 12,
    "ledger/{pk}/organs/": 10,
    "ledger/{pk}/table/": 10,
    "ledger/{pk}/ledger.xlsx": 8,
    "ledger/{pk}/tasks/{task}/": 12,
    "ledger/{pk}/organs/{organ}/": 11,
    "organs/": 10,
    "organs/{organ}/": 11,
    "seals/": 4,
    "sitemap/": 11,
    "sitemap.xml": 9,
    "about/": 3,
    "accessibility/": 2,
}


def made(town: Town, rows: int, organs: int) -> Notice:
    """A notice whose rows all go to many organs."""
    for _number in range(organs):
        make_organ(parent=town.government)
    notice = draft(town)
    for number in range(rows):
        make_row(notice, f"第{number}条。", units=["市政府各部门"], task=f"任务{number % 20}")
    return town.adopt(notice)


@pytest.mark.parametrize(("rows", "organs"), [(2, 2), (20, 47)], ids=["10 rows", "1000 rows"])
def test_as_many_questions_for_many_rows(
    town: Town, rows: int, organs: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    notice = made(town, rows, organs)
    task = notice.categories.get().tasks.order_by("number")[0]
    parts = {"pk": notice.pk, "task": task.pk, "organ": town.finance.pk}
    for key, number in PAGES.items():
        with django_assert_num_queries(number):
            assert read(key.format(**parts)).status == 200


@pytest.mark.parametrize("many", [1, 40])
def test_as_many_questions_for_many_notices(
    town: Town, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        notice = draft(town, title=f"第{number}份通知", year=2021)
        make_row(notice)
        town.adopt(notice)
    with django_assert_num_queries(5):
        read("notices/")
    # Read together, however many there are.
    for key, number in {"ledger/": 10, "": 11, "organs/": 10, "sitemap/": 11}.items():
        with django_assert_num_queries(number):
            read(key)
