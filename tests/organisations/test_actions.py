"""Every event of this module reads as a sentence."""

from __future__ import annotations

from datetime import datetime

import pytest

from liaoliang.base import actions
from liaoliang.base.evidence import events_of
from liaoliang.organisations import services
from liaoliang.organisations.actions import SENTENCES
from liaoliang.organisations.models import Officer
from organisations.places import Hire, labelled


@pytest.mark.parametrize("action", sorted(SENTENCES))
def test_every_action_has_its_sentence(action: str) -> None:
    assert actions.registered()[action] == SENTENCES[action]


def test_an_alias_reads_as_a_sentence(hire: Hire, system_admin: Officer, at: datetime) -> None:
    organ = labelled("市信访局")
    services.add_alias(organ_id=organ.pk, name="市群众工作局", by=system_admin, at=at)
    assert actions.describe(events_of(organ).latest("seq")) == "某某 登记别名“市群众工作局”"
