"""The main job: a notice comes in, an organ does its part, another person verifies it, the public sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.browser import Visitor
from journeys.town.conftest import Arrive, Town
from liaoliang.cli import demo_city

pytestmark = pytest.mark.journey
ROWS = 35
CORRECTED = "围绕重点工作公开配套政策和平台建设信息，9月30日前完成。"
PUBLIC_PAGE = "https://www.example.gov.cn/zwgk/1.html"


@pytest.mark.notice
def test_the_real_notice_runs_from_import_to_the_public_page(
    notice_path: Path, town: Town, desk: Arrive, visitors: Callable[..., Visitor]
) -> None:
    coordinator, organ = desk("xietiao"), desk("gongxin")
    import_notice(coordinator.page, notice_path)
    correct_first_row(coordinator.page, CORRECTED)
    adopt(coordinator.page)

    open_task(organ.page)
    press(organ.page, "接受任务")
    report(organ.page, "政策和平台名单已经公布。")

    open_report(coordinator.page, "市工业和信息化局")
    send_back(coordinator.page, "平台名单的链接打不开，请重新报送。")

    organ.page.reload()
    expect(organ.page.get_by_text("平台名单的链接打不开").first).to_be_visible()
    press(organ.page, "开始整改")
    report(organ.page, "链接已经修好，可以打开。")

    open_report(coordinator.page, "市工业和信息化局")
    expect(coordinator.page.get_by_text("链接已经修好").first).to_be_visible()
    press(coordinator.page, "核实通过")
    expect(coordinator.page.get_by_text("已核实").first).to_be_visible()

    see_as_citizen(visitors().goto("/ledger/"), "市工业和信息化局")


@pytest.mark.smoke
def test_a_notice_is_imported_and_adopted(town: Town, desk: Arrive) -> None:
    coordinator = desk("xietiao")
    import_notice(coordinator.page, demo_city.NOTICE)
    adopt(coordinator.page)
    organ = desk("gongxin")
    expect(organ.page.get_by_role("link", name="任务1").first).to_be_visible()


def import_notice(page: Page, path: Path) -> None:
    """Upload the file and look at what was read."""
    page.get_by_role("link", name="通知", exact=True).first.click()
    page.get_by_role("link", name="导入通知").click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="读取并预览").click()
    expect(page.locator(".draft-row")).to_have_count(ROWS)


def correct_first_row(page: Page, text: str) -> None:
    """Correct a row where it stands."""
    page.locator(".draft-row").first.get_by_role("link", name="更正").click()
    page.get_by_label("具体要求").fill(text)
    page.get_by_label("完成时限（原文）").fill("9月30日前")
    page.get_by_label("截止日").fill("2021-09-30")
    page.get_by_role("button", name="保存更正").click()
    expect(page.locator(".draft-row").first).to_contain_text(text)


def adopt(page: Page) -> None:
    """Make it the ledger."""
    page.get_by_role("link", name="列入台账", exact=True).click()
    page.get_by_role("button", name="确认列入台账").click()
    expect(page.get_by_text("已列入台账").first).to_be_visible()


def open_task(page: Page) -> None:
    """The organ's first task, from what waits for it."""
    page.reload()
    page.get_by_role("link", name=CORRECTED[:10]).first.click()
    expect(page.get_by_role("heading", name="现在要做的一件事")).to_be_visible()


def press(page: Page, button: str) -> None:
    """Take the step that stands open."""
    page.locator("#now").get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state("load")


def report(page: Page, text: str) -> None:
    """Report with a public link and a file."""
    page.get_by_role("textbox", name="落实情况").fill(text)
    page.get_by_label("公开链接").fill(PUBLIC_PAGE)
    page.locator("input[type=file]").set_input_files(
        {"name": "名单.csv", "mimeType": "text/csv", "buffer": "序号,名称\n1,平台\n".encode()}
    )
    press(page, "报送落实情况")
    expect(page.get_by_text("已报送").first).to_be_visible()


def open_report(page: Page, organ: str) -> None:
    """From what waits for the coordinator."""
    page.goto(page.url.split("/desk/")[0] + "/desk/")
    page.locator("tr", has_text=organ).filter(has_text="核验").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="现在要做的一件事")).to_be_visible()


def send_back(page: Page, reason: str) -> None:
    """Return it with a reason."""
    page.get_by_label("退回的原因").fill(reason)
    press(page, "退回整改")
    expect(page.get_by_text("退回整改").first).to_be_visible()


def see_as_citizen(page: Page, organ: str) -> None:
    """The public page of the organ shows what was verified, and no officer's name."""
    page.get_by_role("link", name="2021年").first.click()
    page.get_by_role("link", name="按单位").click()
    page.get_by_role("link", name=organ).first.click()
    row = page.locator("tr").filter(has_text=CORRECTED)
    expect(row).to_have_count(1)
    expect(row).to_contain_text("已核实")
    assert "张**" not in page.content()
