"""The state of a list in its address."""

from __future__ import annotations

from liaoliang.ui import address

QUERY = {"state": ["overdue", "verified"], "organ": ["12"], "cursor": ["abc"]}


def test_one_state_is_one_address() -> None:
    assert address.address("/l", {"b": ["2"], "a": ["1"]}) == address.address("/l", {"a": ["1"], "b": ["2"]})


def test_choosing_starts_from_the_first_page() -> None:
    assert address.with_value("/l", QUERY, "organ", "7") == "/l?organ=7&state=overdue&state=verified"


def test_an_empty_value_clears() -> None:
    assert address.with_value("/l", {"organ": ["12"]}, "organ", "") == "/l"


def test_a_chosen_value_is_taken_away() -> None:
    assert address.toggled("/l", QUERY, "state", "overdue") == "/l?organ=12&state=verified"


def test_another_value_is_added() -> None:
    assert address.toggled("/l", {}, "state", "overdue") == "/l?state=overdue"


def test_all_filters_can_be_cleared() -> None:
    assert address.without("/l", QUERY, "state", "organ") == "/l"


def test_the_next_page_keeps_the_filter() -> None:
    assert address.with_cursor("/l", QUERY, "x&y") == "/l?cursor=x%26y&organ=12&state=overdue&state=verified"


def test_sorting_turns_round() -> None:
    assert address.sorted_by("/l", {}, "due") == "/l?order=due"
    assert address.sorted_by("/l", {"order": ["due"]}, "due") == "/l?order=-due"
    assert address.sorted_by("/l", {"order": ["-due"]}, "due") == "/l?order=due"


def test_the_query_given_is_not_changed() -> None:
    query = {"state": ["overdue"]}
    address.toggled("/l", query, "state", "verified")
    assert query == {"state": ["overdue"]}
