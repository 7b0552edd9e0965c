"""The browser itself: that it reports what a person would stumble over, and stays on this machine."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Error
from pytest_django.live_server_helper import LiveServer

from journeys import browser as browsing

pytestmark = [pytest.mark.journey, pytest.mark.smoke]


@pytest.fixture
def visited(browser: Browser, live_server: LiveServer) -> list[str]:
    """What a visitor of a missing page complains about."""
    with browsing.visitor(browser, live_server) as person:
        person.goto("/no/such/page")
        return person.complaints


def test_reports_a_page_that_is_missing(visited: list[str]) -> None:
    assert len(visited) == 1
    assert "404" in visited[0]


def test_cannot_reach_another_host(browser: Browser, live_server: LiveServer) -> None:
    with (
        browsing.visitor(browser, live_server) as person,
        pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"),
    ):
        person.page.goto("http://www.example.gov.cn/")
