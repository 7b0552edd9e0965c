"""Every page counts a notice's requirements alike, also when an organ adds an area of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from factories.ledger import Town
from factories.offices import AT, ON
from liaoliang.law import Rulebook
from liaoliang.ledger import services
from liaoliang.ledger.models import Notice
from liaoliang.ledger.selectors import board, ledger_by_task
from surfaces.portal.rooms import said, text, year

pytestmark = pytest.mark.django_db

ALSO = "另有1项自定重点领域"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_ROOT = tmp_path


@pytest.fixture
def notice(town: Town) -> Notice:
    """Two tasks with three requirements, one only encouraged, and an own area that is taken up at once."""
    found = year(
        town,
        {"requirement": "公开预算。"},
        {"requirement": "鼓励直播。", "optional": True},
        {"requirement": "公开决算。"},
        {"requirement": "建立台账。", "category": "强化保障", "task": "抓落实", "units": ["市教育局"]},
    )
    services.add_own_area(
        notice_id=found.pk, organ_id=town.education.pk, text="校外培训。", by=town.teacher, at=AT
    )
    return found


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def numbers(pattern: str, words: str) -> list[int]:
    found = [int(number) for number in re.findall(pattern, words)]
    assert found, pattern
    return found


def counts_of(markup: str, part: str) -> list[int]:
    inside = re.search(part, markup, re.DOTALL)
    assert inside, part
    return [int(number) for number in re.findall(r">\s*(\d+)\s*<", inside[0])]


def test_public_heads_and_parts_add_up(notice: Notice) -> None:
    words = said(f"ledger/{notice.pk}/")
    head, *parts = numbers(r"(\d+)条要求", words)
    assert head == sum(parts) == 3
    assert sum(numbers(r"(\d+)项任务·", words)) == 2
    assert f"2条要求·另有1条鼓励性要求·{ALSO}" in words
    assert "1项是自定重点领域" in words


def test_tabs_and_chips_count_what_the_head_counts(notice: Notice) -> None:
    markup = text(f"ledger/{notice.pk}/")
    assert counts_of(markup, r'<nav class="tabs.*?</nav>') == [2, 2, 3]
    chips = counts_of(markup, r"只看.*?责任单位：")
    assert sum(chips) == 3


def test_a_filter_names_what_its_chip_does_not_count(notice: Notice) -> None:
    assert ALSO in said(f"ledger/{notice.pk}/state/pending/")


@pytest.mark.parametrize("key", ["", "notices/", "notices/{pk}/"])
def test_home_list_and_notice_say_the_same(notice: Notice, key: str) -> None:
    assert "2项任务、3条要求" in said(key.format(pk=notice.pk))


def test_the_board_counts_the_same_and_names_the_rest(notice: Notice, town: Town) -> None:
    client = Client()
    client.force_login(town.coordinator.account)
    page = re.sub(r"\s", "", re.sub(r"<[^>]+>", "", client.get("/desk/ledger/board/").content.decode()))
    assert f"0/3条要求已核实·另有1条鼓励性要求·{ALSO}" in page


def test_selectors_agree(notice: Notice) -> None:
    ledger = ledger_by_task(notice, on=ON)
    seen = board(None, notice, on=ON, calendar=Rulebook.shipped().calendar)
    assert sum(ledger.counts.values()) == sum(seen.requirements.values()) == len(ledger.firm) == 3
    assert (ledger.tasks, ledger.optional, ledger.own_areas) == (2, 1, 1)
    assert sum(seen.kinds.values()) == len(ledger.requirements)
