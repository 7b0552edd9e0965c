"""Out to Excel: stable headings, plain text, only for those who may."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import Workbook, load_workbook

from liaoliang.errors import NotAllowedError
from liaoliang.organisations import services
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role
from liaoliang.organisations.spreadsheets import export_workbook
from organisations.places import Hire, labelled


def opened(officer: Officer) -> Workbook:
    return load_workbook(BytesIO(export_workbook(officer)))


def test_the_headings_are_what_they_were_yesterday(system_admin: Officer) -> None:
    book = opened(system_admin)
    assert {page.title: [cell.value for cell in page[1]] for page in book.worksheets} == {
        "单位": ["编号", "单位名称", "规范简称", "类别", "层级", "上级单位", "统一社会信用代码", "行政区划代码", "排序", "在用"],
        "别名": ["单位名称", "别名"],
        "人员": ["登录名", "姓名", "单位名称", "职务", "在岗"],
    }  # fmt: skip


def test_the_words_stay_chinese_for_an_english_reader(system_admin: Officer) -> None:
    with translation.override("en"):
        book = opened(system_admin)
    assert book["单位"]["D3"].value == "市政府部门"


def test_every_organ_is_a_row(system_admin: Officer) -> None:
    assert opened(system_admin)["单位"].max_row == Organ.objects.count() + 1


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)"])
def test_a_name_that_looks_like_a_formula_stays_text(name: str, system_admin: Officer, at: datetime) -> None:
    organ = labelled("市信访局")
    Organ.objects.filter(pk=organ.pk).update(short_name=name)
    page = opened(system_admin)["单位"]
    cell = next(row[2] for row in page.iter_rows() if row[0].value == str(organ.pk))
    assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)


def test_the_coordinator_gets_no_list_of_people(coordinator: Officer) -> None:
    assert opened(coordinator).sheetnames == ["单位", "别名"]


@pytest.mark.parametrize("role", [Role.HEAD, Role.DRAFTER, Role.SECURITY_ADMIN, Role.AUDITOR])
def test_others_export_nothing(role: Role, hire: Hire) -> None:
    with pytest.raises(NotAllowedError):
        export_workbook(hire(role))


def test_an_ended_organ_is_marked(system_admin: Officer, at: datetime) -> None:
    organ = services.end_organ(organ_id=labelled("市人防办").pk, ground="", by=system_admin, at=at)
    page = opened(system_admin)["单位"]
    assert next(row[9].value for row in page.iter_rows() if row[1].value == organ.name) == "否"
