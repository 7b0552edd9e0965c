"""A year is loaded from the command line by two persons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factories.offices import make_officer, make_organ
from liaoliang.base.calendars import confirmed_years
from liaoliang.cli import main
from liaoliang.organisations.models import Officer, OrganKind
from liaoliang.organisations.roles import Role

YEAR = """
year: 2027
notice: 国办发明电〔2026〕1号
confidence: memory
checked_on: 2026-11-23
source: 为测试编写
rest:
  - {name: 元旦, from: 2027-01-01, to: 2027-01-03}
  - {name: 春节, from: 2027-02-05, to: 2027-02-11}
  - {name: 清明节, from: 2027-04-03, to: 2027-04-05}
  - {name: 劳动节, from: 2027-05-01, to: 2027-05-03}
  - {name: 端午节, from: 2027-06-09, to: 2027-06-09}
  - {name: 中秋节, from: 2027-09-15, to: 2027-09-15}
  - {name: 国庆节, from: 2027-10-01, to: 2027-10-07}
make_up:
  - {day: 2027-02-20, for: 春节}
"""


@pytest.fixture
def people(db: None) -> tuple[Officer, Officer]:
    """Two coordinators of the city."""
    city = make_organ("某市人民政府", kind=OrganKind.MUNICIPAL_GOVERNMENT)
    return make_officer(city, Role.COORDINATOR), make_officer(city, Role.COORDINATOR)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "2027.yaml"
    path.write_text(YEAR, encoding="utf-8")
    return path


def test_two_persons_put_a_year_in_force(
    people: tuple[Officer, Officer], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (officer.account.username for officer in people)
    assert main(["calendar", "load", str(file), "--by", first]) == 0
    assert main(["calendar", "confirm", "2027", "--by", second]) == 0
    assert [row.year for row in confirmed_years()] == [2027]
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {
        "year": 2027,
        "confirmed": True,
        "moved": [],
    }


def test_one_person_cannot_do_both(
    people: tuple[Officer, Officer], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = people[0].account.username
    main(["calendar", "load", str(file), "--by", name])
    assert main(["calendar", "confirm", "2027", "--by", name]) == 2
    assert "两人" in capsys.readouterr().err
    assert confirmed_years() == []


def test_who_has_no_right_loads_nothing(
    people: tuple[Officer, Officer], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafter = make_officer(people[0].organ, Role.DRAFTER)
    assert main(["calendar", "load", str(file), "--by", drafter.account.username]) == 2
    assert "没有这一权限" in capsys.readouterr().err


def test_a_file_that_contradicts_itself_is_refused(
    people: tuple[Officer, Officer], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(YEAR.replace("2027-02-20", "2027-02-22"), encoding="utf-8")
    assert main(["calendar", "load", str(file), "--by", people[0].account.username]) == 2
    assert "不是周末" in capsys.readouterr().err


def test_an_incomplete_year_needs_a_reason(
    people: tuple[Officer, Officer], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(YEAR.replace("端午节", "另一个节"), encoding="utf-8")
    load = ["calendar", "load", str(file), "--by", people[0].account.username]
    assert main(load) == 2
    assert "没有写端午的放假安排" in capsys.readouterr().err
    assert main([*load, "--reason", "通知另行公布"]) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [["load", "2027.yaml", "--by", "nobody"], ["confirm", "2031", "--by", "nobody"]]
)
def test_says_what_is_not_there(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.django_db
def test_lists_years(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "list"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {2004, 2026} <= set(listed["in_force"])
    assert listed["waiting"] == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("rest:", "rests:", "2027.yaml rest：缺少 rest"),
        ("to: 2027-01-03", "to: soon", "2027.yaml rest[1] to：应为日期"),
        ("to: 2027-01-03", "to: 2026-12-31", "2027.yaml rest[1]：from 不能晚于 to"),
        ("{name: 元旦, ", "{", "2027.yaml rest[1]：缺少 name"),
        ("{day: 2027-02-20,", "{day: [2027,", "2027.yaml：第 16 行不是有效的 YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_place(
    people: tuple[Officer, Officer],
    file: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    sentence: str,
) -> None:
    file.write_text(YEAR.replace(old, new), encoding="utf-8")
    assert main(["calendar", "load", str(file), "--by", people[0].account.username]) == 2
    assert sentence in capsys.readouterr().err.replace(": ", "：")


@pytest.mark.django_db
def test_the_person_is_asked_for_before_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "load", "no-such-file.yaml", "--by", "nobody"]) == 2
    assert "没有登录名为 nobody 的在岗人员" in capsys.readouterr().err


def test_a_year_that_is_none_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "confirm", "abc", "--by", "nobody"]) == 2
    assert "应为四位年份，如 2027，而不是“abc”" in capsys.readouterr().err
