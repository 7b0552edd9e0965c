"""What every form of the desk says: fields have names, and sentences name them and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

import liaoliang
from factories.ledger import Town
from liaoliang import workbench
from liaoliang.errors import BadInputError, Issue, NotReadyError
from liaoliang.workbench.forms import DeskForm, speak_plainly
from liaoliang.workbench.programme.notices.excel import _place
from liaoliang.workbench.refusals import PLACES, place_words, sentences_of
from surfaces.workbench.core.test_assignment import address, press, text_of

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SERVICES = ("ledger/services", "organisations/services", "base")


def all_forms() -> Iterator[type[forms.BaseForm]]:
    for module in walk_packages(workbench.__path__, "liaoliang.workbench."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, forms.BaseForm) and is_of_the_desk(thing):
                yield thing


def is_of_the_desk(form: type[forms.BaseForm]) -> bool:
    return form is not DeskForm and form.__module__.startswith("liaoliang.workbench")


FORMS = sorted(set(all_forms()), key=lambda form: (form.__module__, form.__qualname__))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__qualname__)
def test_every_field_is_named_and_every_fault_says_what_to_do(form: type[forms.BaseForm]):
    fields = {name: field for name, field in form.base_fields.items() if not field.widget.is_hidden}
    speak_plainly(fields)
    for field in fields.values():
        assert CHINESE.search(str(field.label or ""))
        assert "必填" not in str(field.error_messages["required"])
        assert "空文件" not in str(field.error_messages.get("empty", ""))


def test_all_forms_are_walked():
    assert len(FORMS) > 30


def named_places() -> set[str]:
    """What services call the places of their BadInputErrors, read from their source."""
    root = Path(liaoliang.__file__).parent
    calls = (
        node
        for folder in SERVICES
        for path in (root / folder).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "BadInputError"
    )
    return {call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)}


def test_every_place_that_a_service_names_has_words():
    found = named_places() - {""}
    assert {"redo_by", "due_on", "met_on"} <= found
    assert found <= set(PLACES)


def test_a_code_name_is_never_shown_but_a_files_name_is():
    assert [place_words(where) for where in ("redo_by", "unheard_of", "表.xlsx")] == [
        "整改期限",
        "",
        "表.xlsx",
    ]
    assert sentences_of(BadInputError("redo_by", "不能早于今天")) == ["整改期限：不能早于今天"]


class _Sample(DeskForm):
    places = {"words": "text"}
    text = forms.CharField(label="说明", max_length=3)
    day = forms.DateField(label="日子")
    file = forms.FileField(label="材料")


def test_every_fault_names_its_field():
    form = _Sample({"text": "一二三四", "day": "x"}, {"file": SimpleUploadedFile("空.txt", b"")})
    assert form.errors["text"] == ["说明最多 3 个字，现在有 4 个字"]
    assert form.errors["day"] == ["请按 2021-10-31 的样子填写日子"]
    assert form.errors["file"] == ["材料是空的，请选择有内容的文件"]


def test_a_refusal_stands_at_the_field_or_at_the_file_it_names():
    form = _Sample({"text": "一", "day": "2021-10-12"}, {"file": SimpleUploadedFile("坏.pdf", b"x")})
    form.refuse(NotReadyError([Issue("a", "太短", "words"), Issue("b", "整体不行")]))
    form.refuse(BadInputError("坏.pdf", "内容不是 PDF"))
    assert form.errors == {"text": ["太短"], "__all__": ["整体不行"], "file": ["内容不是 PDF"]}


def test_a_return_by_a_day_gone_by_is_refused_at_its_field(town: Town, enter):
    report = town.reported()
    given = {"content_hash": report.content_hash, "reason": "缺少链接", "redo_by": "2021-10-01"}
    answer, _row = press(enter(town.coordinator), report.assignment, "return", **given)
    page = text_of(answer)
    assert answer.status_code == 400
    assert "redo_by:" not in page
    assert re.search(r'id="id_redo_by_error">.*整改期限不能早于今天', page)
    assert re.search(r'name="redo_by"[^>]*aria-describedby="[^"]*id_redo_by_error', page)


@pytest.mark.parametrize(("step", "sentence"), [("decline", "请填写理由"), ("hand-down", "请选择下级单位")])
def test_an_empty_step_says_what_to_fill_in(town: Town, enter, step: str, sentence: str):
    answer, _row = press(enter(town.clerk), town.accepted(), step)
    assert sentence in text_of(answer)


def test_a_refused_file_is_one_fault_and_names_what_may_come(town: Town, enter):
    files = {"text": "做了", "uploads": SimpleUploadedFile("坏.exe", b"x")}
    page = text_of(press(enter(town.clerk), town.accepted(), "report", **files)[0])
    assert "“坏.exe”的类型不能上传，请换成 PDF · DOCX" in page
    assert "请至少附一份佐证材料" not in page


def test_a_personal_number_is_said_at_its_field_with_what_to_do(town: Town, enter):
    page = text_of(press(enter(town.clerk), town.accepted(), "decline", ground="电话 13800001111")[0])
    assert re.search(r'id="id_ground_error">.*用星号遮住中间几位', page)
    assert "理由：这里有公民身份号码" in page


def test_a_visit_that_finds_nothing_says_nothing_of_things_filled_in(town: Town, enter):
    client = enter(town.teacher)
    row = town.assignment()
    assert "没有丢" not in text_of(client.get(address(row)))
    assert "没有丢" in text_of(client.post(address(row, "accept")))


def test_a_row_of_a_sheet_names_its_column_in_words():
    assert [_place(where) for where in ("第8行 ground", "第8行 新期限", "第8行")] == [
        "第8行 理由",
        "第8行 新期限",
        "第8行",
    ]
