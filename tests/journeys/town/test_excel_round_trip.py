"""An official takes the ledger out to Excel, fills it in, and brings it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from journeys.town.conftest import Arrive, Town
from liaoliang.cli import demo_city
from liaoliang.cli.demo_city import story
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.states import State

pytestmark = pytest.mark.journey
HEADING = "接受任务"
FILLED = 3


@pytest.fixture
def running(town: Town) -> Town:
    """The notice runs and nothing has been accepted."""
    story.bring_in(demo_city.NOTICE.read_bytes(), demo_city.NOTICE.name, town.cast)
    return town


def test_what_is_filled_in_is_shown_first_and_then_done(running: Town, desk: Arrive, tmp_path: Path) -> None:
    officer = desk("caizheng")
    open_excel(officer.page)
    file = tmp_path / "ledger.xlsx"
    with officer.page.expect_download() as download:
        officer.page.get_by_role("link", name="导出 Excel").click()
    download.value.save_as(file)
    fill(file)

    officer.page.locator("input[type=file]").set_input_files(file)
    officer.page.get_by_role("button", name="上传并核对差异").click()
    expect(officer.page.get_by_text(f"要办 {FILLED} 项").first).to_be_visible()
    assert not accepted()
    officer.page.get_by_role("button", name="确认，全部办理").click()
    expect(officer.page.get_by_text(f"已办 {FILLED} 项").first).to_be_visible()
    assert accepted() == {("市财政局", FILLED)}


def open_excel(page: Page) -> None:
    """From the list of notices to its Excel page."""
    page.get_by_role("link", name="通知", exact=True).first.click()
    page.get_by_role("link", name="关于下达聊城市2021年度").first.click()
    page.get_by_role("link", name="Excel").first.click()


def fill(file: Path) -> None:
    """Write 是 into the first rows, as an official would."""
    book = load_workbook(file)
    sheet = book.active
    assert sheet is not None
    heading = next(cell for row in sheet.iter_rows() for cell in row if cell.value == HEADING)
    for number in range(1, FILLED + 1):
        sheet.cell(heading.row + number, heading.column, "是")
    book.save(file)


def accepted() -> set[tuple[str, int]]:
    """Organ and number of what has been accepted."""
    rows = Assignment.objects.filter(state=State.ACCEPTED).select_related("organ")
    return {(row.organ.label, rows.filter(organ=row.organ).count()) for row in rows}
