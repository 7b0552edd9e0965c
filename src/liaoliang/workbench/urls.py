"""Addresses of the workbench: the core's, then the programme's."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from liaoliang.workbench import accounts, board, inbox, messages, search, tasks

app_name = "workbench"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.inbox, name="inbox"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("board/", board.board, name="board"),
    path("search/", search.search, name="search"),
    path("messages/", messages.messages, name="messages"),
    path("account/", accounts.account, name="account"),
    path("", include("liaoliang.workbench.programme.urls")),
]
