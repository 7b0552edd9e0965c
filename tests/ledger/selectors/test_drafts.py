"""Drafts, and who finds them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.ledger import Town, make_row
from factories.offices import make_officer
from liaoliang.errors import NotFoundError
from liaoliang.ledger.models import DraftRow, Notice
from liaoliang.ledger.selectors import (
    coordinated_notice,
    disagreements,
    draft_preview,
    earlier_notices,
    look_back_items,
    notice_for,
    notices,
    row_preview,
    unit_questions,
)
from liaoliang.organisations.roles import Role


def test_the_coordinator_finds_drafts_and_others_running_notices_of_theirs(town: Town) -> None:
    draft, running = town.draft(), town.running()
    assert set(notices(town.coordinator)) == {draft, running}
    assert list(notices(town.clerk)) == [running]
    assert list(notices(town.teacher)) == []


def test_strangers_do_not_find_a_notice(town: Town) -> None:
    notice = town.running()
    assert notice_for(town.clerk, notice.pk) == notice
    with pytest.raises(NotFoundError):
        notice_for(town.teacher, notice.pk)
    for person in (town.clerk, make_officer(town.county, Role.COORDINATOR)):
        with pytest.raises(NotFoundError):
            coordinated_notice(person, notice.pk)
    assert coordinated_notice(town.coordinator, notice.pk) == notice


def test_a_preview_says_what_adopting_would_do(town: Town) -> None:
    notice = town.draft()
    make_row(notice, units=["市政府各部门", "市教体委"])
    make_row(notice, units=[], task="另一项")
    preview = draft_preview(notice)
    first = preview.rows[0]
    assert (first.organs, preview.questions, preview.tasks, preview.categories) == (3, 1, 2, 1)
    assert [(unit.text, unit.kind, unit.needs_answer) for unit in first.units] == [
        ("市政府各部门", "collective", False),
        ("市教体委", "unknown", True),
    ]
    assert [issue.where for issue in preview.issues] == ["row-2"]


def test_a_row_left_out_stands_in_nobodys_way(town: Town) -> None:
    notice = town.draft()
    make_row(notice, units=[], is_excluded=True)
    make_row(notice)
    preview = draft_preview(notice)
    assert (preview.tasks, len(preview.rows), preview.issues) == (1, 2, ())


def test_one_row_is_previewed_for_its_coordinator(town: Town) -> None:
    row = make_row(town.draft())
    assert row_preview(town.coordinator, row.pk).organs == 1
    for pk, person in ((row.pk, town.clerk), (row.pk + 1, town.coordinator)):
        with pytest.raises(NotFoundError):
            row_preview(person, pk)


@pytest.mark.parametrize("rows", [10, 1000])
def test_a_preview_takes_the_same_queries_at_any_length(town: Town, rows: int) -> None:
    notice = town.draft()
    DraftRow.objects.bulk_create(
        DraftRow(notice=notice, ordinal=n, requirement="要求。", units=[f"第{n}局"]) for n in range(rows)
    )
    with CaptureQueriesContext(connection) as captured:
        assert len(draft_preview(notice).rows) == rows
    assert len(captured) == 6


def test_lists_beside_the_board_are_empty_where_nothing_is(town: Town) -> None:
    notice = town.running()
    assert not unit_questions(notice) and not disagreements(notice) and not look_back_items(notice)


def test_last_years_notice_is_found_under_the_government_and_its_office(town: Town) -> None:
    now, office = town.draft(year=2022), town.draft(year=2021)
    government = town.draft(year=2020)
    Notice.objects.filter(pk=government.pk).update(issuing_organ=town.government)
    assert set(earlier_notices(now, town.coordinator)) == {office, government}
    assert not earlier_notices(now, town.clerk)
