"""A town, and a year that has everything in it: verified, reported, sent back, late, optional, waiting, measured."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django import Settings

from factories.ledger import Town
from factories.offices import AT
from liaoliang.ledger import services
from liaoliang.ledger.models import Notice, Requirement
from surfaces.portal.rooms import LATE, year

MEASURED = "ledger.accepted_share"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_ROOT = tmp_path


@pytest.fixture
def town(db: None) -> Town:
    return Town()


@pytest.fixture
def full(town: Town) -> Notice:
    """A notice with a requirement in every state."""
    notice = year(
        town,
        {"requirement": "公开预算。"},
        {"requirement": "公开决算。", "units": ["市财政局", "市教育局"], **LATE},
        {"requirement": "公布名单。"},
        {"requirement": "公布结果。"},
        {"requirement": "鼓励直播。", "optional": True, **LATE},
        {"requirement": "按上级目录公开。", "condition": "上级目录出台后"},
        {"requirement": "建立台账。", "task": "抓好任务落实", "category": "强化保障"},
    )
    _play(town, notice)
    return notice


def requirement(notice: Notice, words: str) -> Requirement:
    return Requirement.objects.get(task__category__notice=notice, text=words)


def _play(town: Town, notice: Notice) -> None:
    first, *_others, third, fourth = (
        requirement(notice, words).assignments.get(organ=town.finance)
        for words in ("公开预算。", "公布名单。", "公布结果。")
    )
    for row in (first, third, fourth):
        services.accept_assignment(assignment_id=row.pk, by=town.clerk, at=AT)
    town.verify(town.report(first, text="已核实的报送材料。"))
    town.report(third, text="还没核实的报送材料。")
    town.send_back(town.report(fourth, text="退回的报送材料。"), reason="材料不齐的理由")
    _measure(town, requirement(notice, "建立台账。"))


def _measure(town: Town, row: Requirement) -> None:
    services.set_measure(
        requirement_id=row.pk, measure_key=MEASURED, target=Decimal(20), by=town.coordinator, at=AT
    )
    services.confirm_measure(requirement_id=row.pk, by=town.other_coordinator, at=AT)
    services.evaluate_measure(requirement_id=row.pk, at=AT)
