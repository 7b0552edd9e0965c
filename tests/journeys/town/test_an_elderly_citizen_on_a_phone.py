"""A citizen of seventy looks, on a phone in care mode, for what an organ is late with."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journeys.browser import PHONE, Visitor
from journeys.town.conftest import Town
from liaoliang.cli import demo_city
from liaoliang.cli.demo_city import moments, story

pytestmark = [pytest.mark.journey, pytest.mark.smoke]
ORGAN = "市教育体育局"
LARGE = 24


@pytest.fixture
def in_october(town: Town) -> Town:
    """The notice runs; in October nobody has reported what was due in September."""
    story.bring_in(demo_city.NOTICE.read_bytes(), demo_city.NOTICE.name, town.cast)
    town.turn_to(moments.END)
    return town


def test_finds_what_an_organ_is_late_with(in_october: Town, visitors: Callable[..., Visitor]) -> None:
    citizen = visitors(viewport=PHONE, has_touch=True)
    page = citizen.goto("/")
    tap(page, "关怀版")
    expect(page.locator("html")).to_have_class(re.compile(r"\bcare\b"))
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= LARGE

    tap(page, "查一个单位")
    tap(page, ORGAN)
    expect(page.get_by_role("heading", level=1)).to_contain_text("教育和体育局")
    late = page.locator("tr, li").filter(has_text="请群众代表列席").filter(has_text="逾期").first
    expect(late).to_contain_text("4 个工作日")
    assert fits(page)


def tap(page: Page, name: str) -> None:
    """Touch a link."""
    page.get_by_role("link", name=name).first.tap()
    page.wait_for_load_state("load")


def fits(page: Page) -> bool:
    """Whether nothing has to be pushed sideways to be read."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
