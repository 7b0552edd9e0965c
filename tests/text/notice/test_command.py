"""`liaoliang notice compile`: the contract that others script against."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from liaoliang.cli.main import main

TEXT = "2021年任务\n一、加强公开\n1.公开预算，年底前完成。（市财政局牵头，市审计局配合）\n"
ROW = {
    "category": "加强公开",
    "task": "",
    "requirement": "公开预算，年底前完成。",
    "units": ["市财政局", "市审计局"],
    "lead_units": ["市财政局"],
    "supporting_units": ["市审计局"],
    "deadline": "年底前",
    "deadline_from": None,
    "deadline_to": "2021-12-31",
    "targets": [{"text": "年底前", "kind": "by_date", "number": None, "unit": "日期"}],
    "optional": False,
    "source": [2, 3],
    "incomplete": False,
}


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_prints_one_json_line_for_each_file(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notice", "compile", str(notice), str(notice)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"file": str(notice), "rows": [ROW], "unplaced": [], "warnings": []}
    ] * 2


def test_writes_one_file_for_each_input(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "folder"
    assert main(["notice", "compile", str(notice), "--out", str(out)]) == 0
    assert [path.name for path in out.iterdir()] == ["notice.json"]
    assert json.loads((out / "notice.json").read_text(encoding="utf-8"))["rows"] == [ROW]
    assert capsys.readouterr().out == ""


def test_a_bad_file_is_named_in_one_line_and_the_others_are_compiled(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    out = tmp_path / "out"
    assert (
        main(["notice", "compile", str(empty), str(tmp_path / "gone.txt"), str(notice), "--out", str(out)])
        == 2
    )
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "empty.txt" in lines[0]
    assert "gone.txt" in lines[0]
    assert [path.name for path in out.iterdir()] == ["notice.json"]


def test_two_inputs_of_one_name_do_not_overwrite_each_other(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    twin = other / "notice.txt"
    twin.write_text("一、别的任务。（市司法局）", encoding="utf-8")
    assert main(["notice", "compile", str(notice), str(twin), "--out", str(tmp_path)]) == 2
    assert "notice.json" in capsys.readouterr().err
    assert json.loads((tmp_path / "notice.json").read_text(encoding="utf-8"))["file"] == str(notice)


def test_an_output_folder_that_is_a_file_is_refused(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notice", "compile", str(notice), "--out", str(notice)]) == 2
    assert "无法写入" in capsys.readouterr().err


def test_where_annex_and_body_disagree_stands_among_the_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "n.txt"
    path.write_text(
        "一、加强公开\n(一)公开预算。公布部门预算。\n(二)公开决算。公布部门决算。\n附件\n工作任务\n具体要求\n责任单位\n"
        "公开预算\n公布部门预算。\n市财政局\n公开决算\n公布各级决算。\n市财政局\n",
        encoding="utf-8",
    )
    assert main(["notice", "compile", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["warnings"] == [
        "附件与正文不一致：【公开决算】措辞不同：附件为“各级决算”，正文为“部门决算”。"
    ]


def test_compiles_without_loading_django(notice: Path) -> None:
    code = "import sys; from liaoliang.cli.main import main; main(sys.argv[1:]); sys.exit('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "notice", "compile", str(notice)], check=False, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")
