"""Addresses of the workbench: the core's, then the programme's."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from liaoliang.workbench import (
    accounts,
    assignment,
    board,
    columns,
    inbox,
    messages,
    own_organ,
    search,
    tasks,
)

app_name = "workbench"
_ASSIGNMENT = "ledger/assignments/<int:assignment_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.inbox, name="inbox"),
    path("bulk/", inbox.inbox_bulk, name="inbox_bulk"),
    path("ledger/tasks/", tasks.tasks, name="tasks"),
    path("ledger/tasks/bulk/", tasks.tasks_bulk, name="tasks_bulk"),
    path("ledger/tasks/export/", tasks.tasks_export, name="tasks_export"),
    path("ledger/organ/", own_organ.own_organ, name="own_organ"),
    path("ledger/organ/bulk/", own_organ.own_organ_bulk, name="own_organ_bulk"),
    path(_ASSIGNMENT, assignment.assignment, name="assignment"),
    path(f"{_ASSIGNMENT}do/<slug:step>/", assignment.assignment_step, name="assignment_step"),
    path(f"{_ASSIGNMENT}files/<int:proof_id>/", assignment.evidence_file, name="evidence_file"),
    path(f"{_ASSIGNMENT}events/<int:seq>/", assignment.assignment_event, name="assignment_event"),
    path("ledger/board/", board.board, name="board"),
    path("ledger/board/remind/", board.board_remind, name="board_remind"),
    path("ledger/board/export/", board.board_export, name="board_export"),
    path("columns/", columns.columns, name="columns"),
    path("search/", search.search, name="search"),
    path("messages/", messages.messages, name="messages"),
    path("messages/read/", messages.messages_read, name="messages_read"),
    path("account/", accounts.account, name="account"),
    path("account/language/", accounts.language, name="language"),
    path("", include("liaoliang.workbench.programme.urls")),
]
