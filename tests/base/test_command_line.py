"""`liaoliang evidence`, as it is called."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from base.conftest import append
from liaoliang.base import dbguard
from liaoliang.base.models import CalendarYear
from liaoliang.cli import main

pytestmark = pytest.mark.django_db


def test_sealing_prints_the_seal(
    home: Path, subject: CalendarYear, capsys: pytest.CaptureFixture[str]
) -> None:
    append(subject)
    assert main(["evidence", "seal"]) == 0
    assert json.loads(capsys.readouterr().out)["events"] == 1


def test_a_whole_trail_is_summed_up(
    home: Path, subject: CalendarYear, capsys: pytest.CaptureFixture[str]
) -> None:
    append(subject, 2)
    main(["evidence", "seal"])
    capsys.readouterr()
    assert main(["evidence", "verify"]) == 0
    found = json.loads(capsys.readouterr().out)
    counted = {"subjects": 1, "events": 2, "sealed": 2, "seals": 1, "files": 1}
    assert found == {"whole": True, **counted, "differences": []}


def test_a_broken_trail_ends_with_two_and_one_line(
    home: Path, subject: CalendarYear, capsys: pytest.CaptureFixture[str], sql: Callable[..., Any]
) -> None:
    append(subject)
    dbguard.uninstall()
    sql("UPDATE base_event SET ground = %s", "改写")
    assert main(["evidence", "verify"]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert f"base.calendar_year/{subject.pk}/1" in line


def test_a_folder_that_is_not_there_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "verify", "--seals", str(home / "nowhere")]) == 2
    assert "没有这个文件夹" in capsys.readouterr().err


def test_reencrypting_without_personal_data_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("reencrypt")
    assert "Traceback" not in capsys.readouterr().err


def test_a_folder_without_seal_files_proves_nothing(
    home: Path, subject: CalendarYear, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    append(subject)
    main(["evidence", "seal"])
    (tmp_path / "empty").mkdir()
    assert main(["evidence", "verify", "--seals", str(tmp_path / "empty")]) == 2
    assert "什么也没有核对" in capsys.readouterr().err
