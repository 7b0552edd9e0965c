"""The browser, the running site and the people who use it.

    def test_…(visitor):            # one person at a desktop
        page = visitor.goto("/")
        visitor.sign_in("name", "password")

    def test_…(visitors):           # several people, or another window
        citizen, officer = visitors(viewport=PHONE), visitors()

A visitor whose browser complained (script error, content policy, missing file) fails the test at its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from journeys import browser as browsing
from journeys.browser import Visitor

Visitors = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Browser:
    """One Chromium for all tests."""
    return browsing.shared(pytestconfig)


@pytest.fixture
def visitors(browser: Browser, live_server: LiveServer) -> Iterator[Visitors]:
    """Opens windows of people who know nothing of each other; options are playwright's context options."""
    people: list[Visitor] = []
    with ExitStack() as windows:

        def arrive(**options: Any) -> Visitor:
            people.append(windows.enter_context(browsing.visitor(browser, live_server, **options)))
            return people[-1]

        yield arrive
    complaints = [complaint for person in people for complaint in person.complaints]
    assert not complaints


@pytest.fixture
def visitor(visitors: Visitors) -> Visitor:
    """One person at a desktop."""
    return visitors()
