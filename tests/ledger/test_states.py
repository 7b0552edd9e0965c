"""The state machine as a table, and what many assignments show together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.ledger.states import (
    MOVES,
    PASSED,
    RUNNING,
    STAGES,
    Shown,
    State,
    Step,
    derive,
    is_late,
    may,
    shown,
)

ON = date(2021, 10, 12)
YESTERDAY = ON - timedelta(days=1)
TABLE = {
    Step.MEET_CONDITION: ({State.WAITING}, State.ASSIGNED),
    Step.ACCEPT: ({State.ASSIGNED}, State.ACCEPTED),
    Step.START: ({State.ACCEPTED}, State.IN_PROGRESS),
    Step.HAND_DOWN: ({State.ACCEPTED, State.IN_PROGRESS, State.HANDED_DOWN}, State.HANDED_DOWN),
    Step.REPORT: ({State.ACCEPTED, State.IN_PROGRESS, State.RECTIFICATION}, State.REPORTED),
    Step.VERIFY: ({State.REPORTED}, State.VERIFIED),
    Step.RETURN: ({State.REPORTED}, State.RETURNED),
    Step.RECTIFY: ({State.RETURNED}, State.RECTIFICATION),
    Step.DECLINE: ({State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS}, State.DECLINED),
    Step.CONSENT: ({State.DECLINED}, State.NOT_APPLICABLE),
    Step.REFUSE: ({State.DECLINED}, State.ASSIGNED),
    Step.SELF_VERIFY: (
        {State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS, State.RETURNED, State.RECTIFICATION},
        State.VERIFIED,
    ),
    Step.REOPEN: ({State.VERIFIED}, State.IN_PROGRESS),
    Step.TAKE_BACK: (
        {State.WAITING, State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS, State.DECLINED},
        State.TAKEN_BACK,
    ),
    Step.RESUME: ({State.HANDED_DOWN}, State.IN_PROGRESS),
}
SOME = st.lists(st.sampled_from(Shown), min_size=1, max_size=8)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", State)
def test_every_step_from_every_state(step: Step, state: State) -> None:
    before, after = TABLE[step]
    assert may(step, state) == (state in before)
    assert MOVES[step].after == after


def test_every_state_can_be_left_or_is_an_end() -> None:
    ends = {state for state in State if not any(may(step, state) for step in Step)}
    assert ends == {State.NOT_APPLICABLE, State.TAKEN_BACK}


@pytest.mark.parametrize("state", State)
def test_late_only_while_the_clock_runs(state: State) -> None:
    assert is_late(state, YESTERDAY, ON) == (state in RUNNING)
    assert not is_late(state, ON, ON)
    assert not is_late(state, None, ON)


@pytest.mark.parametrize("state", State)
def test_optional_is_never_late(state: State) -> None:
    assert shown(state, YESTERDAY, ON, optional=True) != Shown.OVERDUE


def test_asking_to_be_let_off_does_not_stop_the_clock() -> None:
    assert shown(State.DECLINED, YESTERDAY, ON) == Shown.OVERDUE
    assert shown(State.DECLINED, ON, ON) == Shown.PENDING


def test_a_report_on_the_desk_is_not_late() -> None:
    assert shown(State.REPORTED, YESTERDAY, ON) == Shown.REPORTED


def test_steps_passed_never_exceed_the_stages() -> None:
    assert set(PASSED) == set(State)
    assert max(PASSED.values()) == STAGES == PASSED[State.VERIFIED]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ("verified verified", "verified"),
        ("verified overdue", "overdue"),
        ("rectification overdue", "overdue"),
        ("verified rectification in_progress", "rectification"),
        ("verified reported", "reported"),
        ("verified reported in_progress", "in_progress"),
        ("pending pending", "pending"),
        ("verified pending", "in_progress"),
        ("waiting pending", "pending"),
        ("waiting", "waiting"),
        ("verified waiting", "in_progress"),
        ("verified not_applicable", "verified"),
        ("not_applicable", "not_applicable"),
        ("", "pending"),
    ],
)
def test_what_many_show_together(parts: str, whole: str) -> None:
    assert derive(Shown(part) for part in parts.split()) == Shown(whole)


@given(SOME, st.randoms())
def test_order_does_not_matter(parts: list[Shown], random: object) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert derive(shuffled) == derive(parts)


@given(st.lists(SOME, min_size=1, max_size=5))
def test_grouping_does_not_matter(groups: list[list[Shown]]) -> None:
    assert derive(derive(group) for group in groups) == derive(part for group in groups for part in group)


@given(SOME)
def test_verified_only_when_nothing_else_is_there(parts: list[Shown]) -> None:
    rest = set(parts) - {Shown.VERIFIED, Shown.NOT_APPLICABLE}
    assert (derive(parts) == Shown.VERIFIED) == (Shown.VERIFIED in parts and not rest)


@given(SOME)
def test_one_late_part_makes_the_whole_late(parts: list[Shown]) -> None:
    assert (derive(parts) == Shown.OVERDUE) == (Shown.OVERDUE in parts)
