"""The gallery in a real browser, without a server or a database: the browser's requests go to the test client."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Playwright, Route, sync_playwright

from journeys.browser import launch

Result = TypeVar("Result")
Check = Callable[[Page], Result]
HOST = "http://localhost"


def answer(route: Route) -> None:
    """One request of the browser: a static file, or a page of the gallery with its headers."""
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        found = finders.find(address.path.removeprefix("/static/"))
        assert found, f"no static file {address.path}"
        kind = mimetypes.guess_type(found)[0] or "text/plain"
        return route.fulfill(body=Path(found).read_bytes(), content_type=kind)
    client = Client(headers={"host": "localhost"})
    client.cookies.load(route.request.all_headers().get("cookie", ""))
    response = client.get(f"{address.path}?{address.query}")
    return route.fulfill(
        status=response.status_code, body=response.content, headers=dict(response.headers.items())
    )


class Window:
    """Opens pages in a thread of its own, so that another suite's browser may be open beside it."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self.thread = thread
        self.playwright: Playwright = thread.submit(lambda: sync_playwright().start()).result()
        self.browser = thread.submit(launch, self.playwright).result()

    def __call__(self, path: str, check: Check[Result], **options: Any) -> Result:
        """Open `path` and run `check` on it; what the browser complains about fails the test."""
        return self.thread.submit(self._visit, path, check, options).result()

    def _visit(self, path: str, check: Check[Result], options: dict[str, Any]) -> Result:
        complaints: list[str] = []
        context = self.browser.new_context(**options)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", answer)
        page.goto(HOST + path)
        result = check(page)
        context.close()
        assert complaints == []
        return result

    def close(self) -> None:
        self.thread.submit(self.browser.close).result()
        self.thread.submit(self.playwright.stop).result()


@pytest.fixture(scope="session")
def window() -> Iterator[Window]:
    """One browser for all looks at the gallery."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        opened = Window(thread)
        yield opened
        opened.close()
