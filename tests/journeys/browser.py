"""A person's browser: Debian's Chromium, which reaches this machine and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from liaoliang.organisations.models import Account

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No name resolves but the server's own address: a page that asks for a foreign host cannot have it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PATIENCE = 10_000


def launch(playwright: Playwright) -> Browser:
    """Chromium without a window."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@cache
def shared(config: pytest.Config) -> Browser:
    """One Chromium for the whole run, whichever folder's tests ask: the driver cannot be started twice."""
    playwright = sync_playwright().start()
    chromium = launch(playwright)
    config.add_cleanup(playwright.stop)
    config.add_cleanup(chromium.close)
    return chromium


@dataclass
class Visitor:
    """One person at one browser window. What the browser complains about is kept and fails the test."""

    server: LiveServer
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    # Statuses of pages that are asked for on purpose although they are refusals.
    expected: set[int] = field(default_factory=set)

    def address(self, path: str) -> str:
        """The full address of a path of the site."""
        return f"{self.server.url}{path}"

    def goto(self, path: str) -> Page:
        """Open a path of the site."""
        self.page.goto(self.address(path), wait_until="load")
        return self.page

    def sign_in(self, username: str, password: str) -> Page:
        """Sign in as a person does: by the form."""
        self.goto(settings_address(settings.LOGIN_URL))
        self.page.locator("[name=login]").fill(username)
        self.page.locator("[name=password]").fill(password)
        self.page.locator("[name=password]").press("Enter")
        self.page.wait_for_load_state("load")
        return self.page

    def enter(self, account: Account) -> None:
        """Be signed in already; for tests that are about something else."""
        client = Client()
        client.force_login(account, backend=BACKEND)
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": self.server.url}]
        )

    def care(self, on: bool = True) -> None:
        """Ask for care mode, as its switch would."""
        cookie = {"name": "liaoliang_care", "value": "1" if on else "", "url": self.server.url}
        self.context.add_cookies([cookie])  # type: ignore[list-item] # a plain mapping is what it takes

    def hear(self, message: ConsoleMessage) -> None:
        """Keep errors of scripts, of the content policy and of missing files."""
        is_refusal = any(f"status of {status}" in message.text for status in self.expected)
        if message.type == "error" and not is_refusal:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def stumble(self, error: Error) -> None:
        """Keep an uncaught exception of a script."""
        self.complaints.append(f"uncaught in a script: {error.message}")


def settings_address(name: str) -> str:
    """A path from a setting that may hold a path or the name of one."""
    from django.shortcuts import resolve_url

    return str(resolve_url(name))


@contextmanager
def visitor(browser: Browser, server: LiveServer, **options: Any) -> Iterator[Visitor]:
    """A person with an empty profile; `options` are playwright's (viewport, java_script_enabled, …)."""
    options = {"viewport": DESKTOP, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", **options}
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    person = Visitor(server, context, page)
    page.on("console", person.hear)
    page.on("pageerror", person.stumble)
    try:
        yield person
    finally:
        context.close()
