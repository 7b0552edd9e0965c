"""An empty office is opened by three persons, once."""

from __future__ import annotations

import json

import pytest

from liaoliang.cli import main
from liaoliang.organisations.models import Account, Officer, Organ

pytestmark = pytest.mark.django_db
PEOPLE = ["--system", "first:甲某", "--security", "second:乙某", "--auditor", "third:丙某"]


def test_opens_with_three_administrators(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["office", "open", "--organ", "某市人民政府", *PEOPLE]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(set(Officer.objects.values_list("duty", flat=True))) == 3
    account = Account.objects.get(username=told[0]["login"])
    assert account.check_password(told[0]["one_time_password"])
    assert account.must_change_password


def test_cannot_be_opened_twice(capsys: pytest.CaptureFixture[str]) -> None:
    main(["office", "open", "--organ", "某市人民政府", *PEOPLE])
    assert main(["office", "open", "--organ", "某市人民政府", *PEOPLE]) == 2
    assert "已经设立" in capsys.readouterr().err


def test_loads_the_organs_of_the_city_when_asked() -> None:
    assert main(["office", "open", "--organ", "市大数据局", "--city", *PEOPLE]) == 0
    assert Officer.objects.first().organ.name == "聊城市大数据局"  # type: ignore[union-attr]


def test_a_refusal_leaves_nothing_behind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["office", "open", "--organ", "市大数据局", "--city", *PEOPLE[:-1], "x:丙"]) == 2
    assert not Organ.objects.exists()
    assert capsys.readouterr().err.count("\n") == 1


def test_asks_for_login_and_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["office", "open", "--organ", "某市人民政府", *PEOPLE[:-1], "third"]) == 2
    assert "登录名:姓名" in capsys.readouterr().err
