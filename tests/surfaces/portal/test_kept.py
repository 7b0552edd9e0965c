"""While the database is away, pages are shown as they were last made; everything else says so and when to come back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from pytest_django import Settings

from factories.ledger import Town
from liaoliang.ledger.models import Requirement
from liaoliang.portal import kept
from liaoliang.portal.front import CARE_COOKIE
from liaoliang.portal.page import HTML, Page, Variant
from surfaces.portal.rooms import Words, year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.KEPT_PAGES = tmp_path / "pages"
    return tmp_path / "pages"


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@contextmanager
def away(error: type[Exception] = OperationalError) -> Iterator[None]:
    """No statement reaches the database."""

    def refuse(*_: Any) -> None:
        raise error("connection refused")

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("path", ["/", "/en/", "/about/", "/ledger/", "/seals/"])
def test_a_page_that_was_asked_for_stays_up(client: Client, path: str, error: type[Exception]) -> None:
    before = client.get(path)
    with away(error):
        after = client.get(path)
    assert (after.status_code, after.content) == (200, before.content)
    assert [after[name] for name in ("ETag", "Last-Modified", "Vary")] == [
        before[name] for name in ("ETag", "Last-Modified", "Vary")
    ]


def test_whoever_has_it_still_gets_304(client: Client) -> None:
    tag = client.get("/about/")["ETag"]
    with away():
        assert client.get("/about/", headers={"if-none-match": tag}).status_code == 304


def test_each_variant_is_kept_by_itself(client: Client) -> None:
    client.get("/about/")
    client.cookies[CARE_COOKIE] = "1"
    with away():
        assert client.get("/about/").status_code == 503
    client.get("/about/")
    with away():
        assert b'class="care"' in client.get("/about/").content


def test_the_newest_form_is_the_one_kept(town: Town, client: Client) -> None:
    notice = year(town)
    path = f"/ledger/{notice.pk}/"
    client.get(path)
    Requirement.objects.update(governing_text="另一句话。")
    client.get(path)
    with away():
        assert "另一句话" in client.get(path).content.decode()


def test_what_has_gone_is_not_brought_back(client: Client) -> None:
    kept.keep("notices/99/", Variant(), Page(b"withdrawn", headers={"Content-Type": HTML}), 0)
    with away():
        assert client.get("/notices/99/").content == b"withdrawn"
    assert client.get("/notices/99/").status_code == 404
    with away():
        assert client.get("/notices/99/").status_code == 503


def test_a_page_nobody_asked_for_says_when_to_come_back(client: Client) -> None:
    with away():
        answer = client.get("/about/")
    page = Words(answer.content.decode())
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "60", "no-store")
    assert "数据库暂时连接不上" in page.sentence


@pytest.mark.parametrize("path", ["/desk/", "/accounts/login/", "/do/search?q=1", "/nowhere/"])
def test_what_cannot_be_kept_says_so_too(client: Client, path: str) -> None:
    client.cookies["sessionid"] = "x" * 32
    with away():
        assert client.get(path).status_code == 503


def test_programs_are_told_in_json(client: Client) -> None:
    with away():
        answer = client.get("/api/v1/organs")
    assert (answer.status_code, answer.json()["status"], answer["Retry-After"]) == (503, 503, "60")


def test_a_full_disk_does_not_stop_a_page(client: Client, folder: Path) -> None:
    folder.parent.joinpath("pages").write_text("a file where the folder should be")
    assert client.get("/about/").status_code == 200


def test_a_page_that_has_not_changed_is_not_written_again(client: Client, folder: Path) -> None:
    client.get("/about/")
    (place,) = [path for path in folder.rglob("*") if path.is_file()]
    written = place.stat().st_mtime_ns, place.stat().st_ino
    client.get("/about/")
    assert (place.stat().st_mtime_ns, place.stat().st_ino) == written
