"""In from Excel: a preview that keeps nothing, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from liaoliang.base.evidence import Event, events_of
from liaoliang.errors import BadInputError, NotAllowedError, NotReadyError, WrongStateError
from liaoliang.organisations import selectors, services
from liaoliang.organisations.models import Officer, Organ, OrganAlias
from liaoliang.organisations.roles import Role
from liaoliang.organisations.spreadsheets import ImportPlan, apply_import, export_workbook, preview_import
from organisations.places import Hire, labelled

Edit = Callable[[Workbook], None]
NAME = "单位.xlsx"


def edited(by: Officer, edit: Edit) -> bytes:
    """The office's own export after somebody worked on it."""
    book = load_workbook(BytesIO(export_workbook(by)))
    edit(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def row_of(page: Worksheet, text: str) -> int:
    return next(cell.row for row in page.iter_rows() for cell in row if cell.value == text)


def preview(content: bytes, by: Officer, at: datetime, *, removals: bool = False) -> ImportPlan:
    return preview_import(content=content, name=NAME, removals=removals, by=by, at=at)


def take_in(content: bytes, by: Officer, at: datetime, *, removals: bool = False) -> ImportPlan:
    plan = preview(content, by, at, removals=removals)
    return apply_import(content=content, name=NAME, plan_hash=plan.hash, removals=removals, by=by, at=at)


def told(plan: ImportPlan) -> list[str]:
    return [f"{issue.where}: {issue}" for issue in plan.issues]


def add_two(book: Workbook) -> None:
    """A new bureau whose parent stands below it, an officer of it, an alias of it."""
    book["单位"].append(
        [None, "新城区财政局", "区财政局", "县级部门", "县级", "新城区人民政府", None, None, None, None]
    )
    book["单位"].append(
        [None, "新城区人民政府", "", "县(市、区)人民政府", "县级", "聊城市人民政府", "", "371599", 77, "是"]
    )
    book["人员"].append(["li-si", "李*", "新城区财政局", "科员", "是"])
    book["别名"].append(["新城区财政局", "新城财政"])


def test_the_own_export_changes_nothing(system_admin: Officer, at: datetime) -> None:
    plan = preview(export_workbook(system_admin), system_admin, at)
    assert (plan.changes, plan.issues, plan.is_ready) == ((), (), False)


def test_new_rows_become_organ_officer_and_alias(system_admin: Officer, at: datetime) -> None:
    plan = take_in(edited(system_admin, add_two), system_admin, at)
    assert [(change.sheet, change.kind) for change in plan.changes] == [
        ("organs", "added"), ("organs", "added"), ("officers", "added"), ("aliases", "added"),
    ]  # fmt: skip
    bureau = labelled("新城区财政局")
    assert bureau.parent == labelled("新城区人民政府")
    assert Officer.objects.get(account__username="li-si").organ == bureau
    assert selectors.resolve_unit("新城财政", within=bureau.parent).organs == [bureau]


def test_a_preview_keeps_nothing(system_admin: Officer, at: datetime) -> None:
    before = (
        Organ.objects.count(),
        Officer.objects.count(),
        OrganAlias.objects.count(),
        Event.objects.count(),
    )
    assert preview(edited(system_admin, add_two), system_admin, at).is_ready
    after = (
        Organ.objects.count(),
        Officer.objects.count(),
        OrganAlias.objects.count(),
        Event.objects.count(),
    )
    assert after == before


def test_a_change_shows_before_and_after(system_admin: Officer, at: datetime) -> None:
    def edit(book: Workbook) -> None:
        page = book["单位"]
        row = row_of(page, "聊城市大数据局")
        page.cell(row, 2).value, page.cell(row, 3).value, page.cell(row, 9).value = (
            "聊城市数据局",
            "市数据局",
            5,
        )

    organ = labelled("市大数据局")
    (change,) = take_in(edited(system_admin, edit), system_admin, at).changes
    assert (change.kind, change.title) == ("changed", "聊城市大数据局")
    assert change.after == {"单位名称": "聊城市数据局", "规范简称": "市数据局", "排序": "5"}
    steps = [event.action for event in events_of(organ)][1:]
    assert steps == ["organisations.organ_renamed", "organisations.organ_changed"]


def wrong_rows(book: Workbook) -> None:
    page = book["单位"]
    page.append([None, "聊城市甲局", "", "国家部委", "市级", "聊城市人民政府"])
    page.append([None, "聊城市乙局", "", "市政府部门", "市级", "没有这个政府"])
    page.append([None, "聊城市丙局", "", "市政府部门", "市级", "聊城市人民政府", "11371500MB28359529"])
    page.append([999999, "聊城市丁局", "", "市政府部门", "市级", "聊城市人民政府"])
    page.append([None, "聊城市戊局", "", "市政府部门", "市级", "聊城市人民政府", "", "", "第一"])
    page.append([None, "聊城市己局", "", "市政府部门", "市级", "聊城市人民政府", "", "", "", "也许"])
    page.append([None, "聊城市财政局", "", "市政府部门", "市级", "聊城市人民政府"])
    page.append([None, "聊城市好局", "", "市政府部门", "市级", "聊城市人民政府"])
    book["人员"].append(["李四", "李*", "聊城市财政局"])
    book["人员"].append(["zhao-liu", "赵*", "没有这个局"])
    book["别名"].append(["聊城市财政局", "市发改委"])


def test_every_wrong_row_is_named_with_its_place(system_admin: Officer, at: datetime) -> None:
    content = edited(system_admin, wrong_rows)
    first = Organ.objects.count() + 2
    plan = preview(content, system_admin, at)
    places = [issue.where for issue in plan.issues if issue.severity == "block"]
    assert [place for place in places if place.startswith("单位")] == [
        f"单位 第{first + n}行" for n in range(7)
    ]
    assert sum(place.startswith("人员") for place in places) == 2
    assert sum(place.startswith("别名") for place in places) == 1
    assert any("找不到上级单位“没有这个政府”" in line for line in told(plan))


def test_nothing_is_imported_when_one_row_is_wrong(system_admin: Officer, at: datetime) -> None:
    content = edited(system_admin, wrong_rows)
    with pytest.raises(NotReadyError):
        take_in(content, system_admin, at)
    assert not Organ.objects.filter(name="聊城市好局").exists()


def test_two_rows_about_one_organ_are_refused(system_admin: Officer, at: datetime) -> None:
    def edit(book: Workbook) -> None:
        for name in ("聊城市好局", "聊城市 好局"):
            book["单位"].append([None, name, "", "市政府部门", "市级", "聊城市人民政府"])

    first = Organ.objects.count() + 2
    (said,) = told(preview(edited(system_admin, edit), system_admin, at))
    assert f"单位名称“聊城市 好局”与第{first}行重复" in said


def test_yes_or_no_names_its_column(system_admin: Officer, at: datetime) -> None:
    said = told(preview(edited(system_admin, wrong_rows), system_admin, at))
    assert any("“在用”只能填“是”或“否”，现在写的是“也许”" in line for line in said)


def test_errors_stand_in_the_order_of_the_rows(system_admin: Officer, at: datetime) -> None:
    """A parent further down is taken in first; its error is not told first."""

    def edit(book: Workbook) -> None:
        page = book["单位"]
        page.append([None, "聊城市甲中心", "", "事业单位", "市级", "聊城市乙局", "", "", "", "也许"])
        page.append([None, "聊城市乙局", "", "市政府部门", "市级", "聊城市人民政府", "", "", "", "也许"])

    first = Organ.objects.count() + 2
    places = [issue.where for issue in preview(edited(system_admin, edit), system_admin, at).issues]
    assert list(dict.fromkeys(places)) == [f"单位 第{first}行", f"单位 第{first + 1}行"]


def test_a_formula_without_a_value_is_named_as_one(system_admin: Officer, at: datetime) -> None:
    def edit(book: Workbook) -> None:
        page = book["单位"]
        page.append([None, "聊城市甲局", "", "市政府部门", "市级", "=F2"])
        page.cell(page.max_row, 6).data_type = "f"

    plan = preview(edited(system_admin, edit), system_admin, at)
    assert "公式" in told(plan)[0]
    assert not plan.is_ready


def test_a_hidden_row_is_not_passed_over(system_admin: Officer, at: datetime) -> None:
    def edit(book: Workbook) -> None:
        book["单位"].row_dimensions[3].hidden = True

    assert not preview(edited(system_admin, edit), system_admin, at).is_ready


def test_the_file_of_the_preview_is_the_file_imported(system_admin: Officer, at: datetime) -> None:
    plan = preview(edited(system_admin, add_two), system_admin, at)
    other = edited(system_admin, lambda book: book["别名"].append(["聊城市财政局", "财神局"]))
    with pytest.raises(WrongStateError, match="请重新预览"):
        apply_import(content=other, name=NAME, plan_hash=plan.hash, by=system_admin, at=at)


def test_a_change_of_the_office_after_the_preview_is_noticed(system_admin: Officer, at: datetime) -> None:
    content = edited(system_admin, add_two)
    plan = preview(content, system_admin, at)
    services.add_alias(organ_id=labelled("市信访局").pk, name="市群众工作局", by=system_admin, at=at)
    with pytest.raises(WrongStateError, match="请重新预览"):
        apply_import(content=content, name=NAME, plan_hash=plan.hash, by=system_admin, at=at)


def test_removals_are_confirmed_on_their_own(system_admin: Officer, at: datetime) -> None:
    content = edited(system_admin, leave_out)
    plan = preview(content, system_admin, at)
    with pytest.raises(WrongStateError):
        apply_import(content=content, name=NAME, plan_hash=plan.hash, removals=True, by=system_admin, at=at)


def leave_out(book: Workbook) -> None:
    book["单位"].delete_rows(row_of(book["单位"], "聊城市人民防空办公室"))
    book["别名"].delete_rows(row_of(book["别名"], "市工信局"))


def test_what_the_file_lacks_stays_unless_removals_are_asked_for(system_admin: Officer, at: datetime) -> None:
    plan = preview(edited(system_admin, leave_out), system_admin, at)
    assert {(change.kind, change.title) for change in plan.changes} == {
        ("missing", "聊城市人民防空办公室"),
        ("missing", "市工信局"),
    }
    assert not plan.is_ready


def test_asked_for_removals_end_what_the_file_lacks(system_admin: Officer, at: datetime) -> None:
    plan = take_in(edited(system_admin, leave_out), system_admin, at, removals=True)
    assert {change.kind for change in plan.changes} == {"removed"}
    assert not labelled("市人防办").is_active
    assert selectors.resolve_unit("市工信局").kind == "unknown"


def test_a_removal_that_may_not_be_is_an_issue(hire: Hire, system_admin: Officer, at: datetime) -> None:
    hire(Role.DRAFTER, "市人防办")
    plan = preview(edited(system_admin, leave_out), system_admin, at, removals=True)
    assert told(plan) == ["单位 聊城市人民防空办公室: 还有 1 名工作人员在岗,请先调整到其他单位"]


def test_people_leave_and_come_back_by_a_cell(hire: Hire, system_admin: Officer, at: datetime) -> None:
    officer = hire(Role.DRAFTER, username="zhang-san")

    def edit(book: Workbook) -> None:
        page = book["人员"]
        cell = page.cell(row_of(page, "zhang-san"), 5)
        cell.value = "否" if cell.value == "是" else "是"

    for serving in (False, True):
        take_in(edited(system_admin, edit), system_admin, at)
        officer.refresh_from_db()
        assert officer.is_active is serving


def test_an_organ_ends_and_comes_back_by_a_cell(system_admin: Officer, at: datetime) -> None:
    def edit(book: Workbook) -> None:
        page = book["单位"]
        cell = page.cell(row_of(page, "聊城市人民防空办公室"), 10)
        cell.value = "否" if cell.value == "是" else "是"

    for in_use in (False, True):
        take_in(edited(system_admin, edit), system_admin, at)
        assert labelled("市人防办").is_active is in_use


def test_a_file_with_some_headings_leaves_the_others_alone(system_admin: Officer, at: datetime) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.append(["单位名称", "类别", "层级", "上级单位"])
    page.append(["聊城市政府办", "市政府部门", "市级", "聊城市政府"])
    page.append(["聊城市人民政府办公室", "市政府部门", "市级", "聊城市政府"])
    plan = preview(saved(book), system_admin, at)
    assert [(change.kind, change.title) for change in plan.changes if change.kind != "missing"] == [
        ("added", "聊城市政府办")
    ]


def test_a_file_without_known_headings_is_refused(system_admin: Officer, at: datetime) -> None:
    book = Workbook()
    book.worksheets[0].append(["甲", "乙"])
    with pytest.raises(BadInputError, match="没有找到表头完整的工作表"):
        preview(saved(book), system_admin, at)


def test_the_same_sheet_twice_is_refused(system_admin: Officer, at: datetime) -> None:
    book = Workbook()
    for page in (book.worksheets[0], book.create_sheet("又一张")):
        page.append(["单位名称", "别名"])
        page.append(["聊城市财政局", "财神局"])
    with pytest.raises(BadInputError, match="出现了两次"):
        preview(saved(book), system_admin, at)


def test_garbage_is_refused_in_a_sentence(system_admin: Officer, at: datetime) -> None:
    with pytest.raises(BadInputError, match=NAME):
        preview(b"\x00\x01garbage", system_admin, at)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_ADMIN])
def test_nobody_else_imports(role: Role, hire: Hire, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        preview(b"", hire(role, scope="市政府"), at)
