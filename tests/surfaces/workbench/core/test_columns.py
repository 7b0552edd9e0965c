"""Which columns a list shows: chosen without scripts, remembered, each person's own."""

from __future__ import annotations

import pytest

from factories.ledger import Town

TASKS, COLUMNS = "/desk/ledger/tasks/", "/desk/columns/"
KNOWN = "due.organ.basis.state"


def heads(answer) -> list[str]:
    return [str(column.text) for column in answer.context["table"].columns]


def choose(client, *shown: str, **more: str):
    data = {"list": "tasks", "known": KNOWN, "back": TASKS, "shown": shown, **more}
    return client.post(COLUMNS, data)


def test_hides_a_column_with_its_cells_and_remembers(town: Town, enter):
    town.running()
    client = enter(town.clerk)
    answer = choose(client, "due", "organ", "state", back=f"{TASKS}?state=pending")
    assert answer["Location"] == f"{TASKS}?state=pending"
    page = client.get(TASKS)
    assert heads(page) == ["期限", "任务和要求", "单位", "状态"]
    assert len(page.context["table"].rows[0].cells) == 4
    assert "隐藏了 1 列" in page.content.decode()


def test_shows_it_again(town: Town, enter):
    town.running()
    client = enter(town.clerk)
    choose(client, "due")
    choose(client, *KNOWN.split("."))
    assert len(heads(client.get(TASKS))) == 5


def test_each_person_has_his_own_on_the_same_computer(town: Town, enter):
    town.running()
    client = enter(town.clerk)
    choose(client, "due")
    client.force_login(
        town.coordinator.account, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert len(heads(client.get(f"{TASKS}?scope=all"))) == 5


def test_each_list_has_its_own(town: Town, enter):
    town.running()
    client = enter(town.clerk)
    choose(client, "category", list="inbox", known="due.category")
    assert len(heads(client.get(TASKS))) == 5
    assert "期限" not in heads(client.get("/desk/"))


def test_the_board_hides_tasks_and_keeps_its_cells_in_place(town: Town, enter):
    town.running({"task": "任务甲"}, {"task": "任务乙"})
    client = enter(town.coordinator)
    columns = client.get("/desk/ledger/board/").context["matrix"].columns
    away, stays = (column.href.rpartition("=")[2] for column in columns)
    choose(client, f"t{stays}", list="board", known=f"t{away}.t{stays}", back="/desk/ledger/board/")
    matrix = client.get("/desk/ledger/board/").context["matrix"]
    assert [column.text for column in matrix.columns] == ["任务乙"]
    assert {len(row.cells) for row in matrix.rows} == {1}


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"shown": []}, 400),
        ({"shown": ["<script>"]}, 400),
        ({"list": "else"}, 404),
    ],
)
def test_nonsense_is_refused(town: Town, enter, data: dict[str, object], status: int):
    given = {"list": "tasks", "known": KNOWN, "back": TASKS, "shown": ["due"], **data}
    assert enter(town.clerk).post(COLUMNS, given).status_code == status


@pytest.mark.parametrize("back", ["https://evil.example/desk/", "//evil.example/desk/", "/accounts/logout/"])
def test_goes_nowhere_but_back_to_the_desk(town: Town, enter, back: str):
    assert choose(enter(town.clerk), "due", back=back)["Location"] == "/desk/"


def test_a_damaged_cookie_hides_nothing(town: Town, enter):
    town.running()
    client = enter(town.clerk)
    client.cookies[f"liaoliang_columns_tasks_{town.clerk.pk}"] = "<b>.due;x"
    assert "任务和要求" in heads(client.get(TASKS))
