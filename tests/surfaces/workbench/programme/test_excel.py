"""Organs and people out to Excel and in again: differences first, then all or nothing."""

from __future__ import annotations

import re
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from liaoliang.organisations.models import Officer, Organ
from liaoliang.workbench.programme.pages import XLSX, way
from surfaces.workbench.programme.conftest import Enter


def workbook(content: bytes, cell: str, text: str) -> SimpleUploadedFile:
    """The exported workbook with one cell of its first sheet changed."""
    book = load_workbook(BytesIO(content))
    book.worksheets[0][cell] = text
    target = BytesIO()
    book.save(target)
    return SimpleUploadedFile("机构.xlsx", target.getvalue(), XLSX)


def test_exports_as_a_download(enter: Enter, system_admin: Officer, bureau: Organ) -> None:
    answer = enter(system_admin).get(way("organisations_export"))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert load_workbook(BytesIO(answer.content)).sheetnames == ["单位", "别名", "人员"]


def test_previews_and_imports_what_was_changed(enter: Enter, system_admin: Officer, bureau: Organ) -> None:
    desk = enter(system_admin)
    content = desk.get(way("organisations_export")).content
    upload = workbook(content, "C3", "市财政局")
    to_preview = desk.post(way("organisations_excel"), {"file": upload}).headers["Location"]
    page = desk.get(to_preview).text
    assert "规范简称：空 → 市财政局" in page
    assert Organ.objects.get(pk=bureau.pk).short_name == ""
    plan = re.search(r'name="plan" value="([0-9a-f]+)"', page)
    assert plan is not None
    assert desk.post(to_preview, {"plan": plan[1]}).status_code == 303
    assert Organ.objects.get(pk=bureau.pk).short_name == "市财政局"


def test_one_wrong_row_is_named_and_nothing_can_be_confirmed(
    enter: Enter, system_admin: Officer, bureau: Organ
) -> None:
    desk = enter(system_admin)
    upload = workbook(desk.get(way("organisations_export")).content, "D3", "月球机关")
    address = desk.post(way("organisations_excel"), {"file": upload}).headers["Location"]
    page = desk.get(address).text
    assert "第3行" in page
    assert 'name="plan"' not in page
    assert desk.post(address, {"plan": "x"}).status_code == 409


def test_garbage_is_refused_with_a_sentence(enter: Enter, system_admin: Officer) -> None:
    upload = SimpleUploadedFile("机构.xlsx", b"\x00garbage", XLSX)
    page = enter(system_admin).post(way("organisations_excel"), {"file": upload})
    assert page.status_code == 400
    assert "有 1 处需要改" in page.text


def test_another_person_s_ticket_opens_nothing(
    enter: Enter, system_admin: Officer, second_system_admin: Officer
) -> None:
    desk = enter(system_admin)
    upload = workbook(desk.get(way("organisations_export")).content, "C2", "市政府")
    address = desk.post(way("organisations_excel"), {"file": upload}).headers["Location"]
    assert enter(second_system_admin).get(address).status_code == 404
    assert desk.get(address + "x/").status_code == 404


def test_a_coordinator_exports_but_does_not_import(enter: Enter, coordinator: Officer) -> None:
    desk = enter(coordinator)
    assert desk.get(way("organisations_export")).status_code == 200
    assert "导入由系统管理员办理" in desk.get(way("organisations_excel")).text
    assert desk.post(way("organisations_excel"), {}).status_code == 403
