"""A year's working days are loaded from the State Council's notice by two persons."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from journeys.town.conftest import Arrive, Town
from liaoliang.base.calendars import current_rulebook

pytestmark = pytest.mark.journey
YEAR = 2027
CONFIRM = "确认并重新计算期限"
REST = """\
元旦：1月1日至3日
春节：2月5日至11日
清明节：4月3日至5日
劳动节：5月1日至5日
端午节：6月9日
中秋节：9月15日
国庆节：10月1日至7日"""
MAKE_UP = "国庆节：9月26日、10月9日"


def test_two_persons_put_a_year_in_force(town: Town, desk: Arrive) -> None:
    first = desk("xietiao")
    open_calendars(first.page)
    first.page.get_by_role("link", name="载入").first.click()
    prepare(first.page)
    expect(first.page.get_by_text("已录入").first).to_be_visible()
    expect(first.page.get_by_role("button", name=CONFIRM)).to_be_disabled()
    address = first.page.url.split(first.server.url)[1]

    second = desk("xietiao-fu")
    second.goto(address)
    second.page.get_by_role("button", name=CONFIRM).click()
    expect(second.page.get_by_text("已生效").first).to_be_visible()
    assert current_rulebook().calendar.is_loaded(YEAR)


def open_calendars(page: Page) -> None:
    """By the navigation."""
    page.get_by_role("link", name="日历与参数").click()
    expect(page.get_by_role("heading", name="工作日历")).to_be_visible()


def prepare(page: Page) -> None:
    """Type what the notice says."""
    page.get_by_label("年份").fill(str(YEAR))
    page.get_by_label("通知文号").fill("国办发明电〔2026〕9号")
    page.get_by_label("放假日期").fill(REST)
    page.get_by_label("调休上班日期").fill(MAKE_UP)
    page.get_by_role("button", name="检查并录入").click()
    page.wait_for_load_state("load")
