"""Which organs the first part leaves to find their own areas."""

from __future__ import annotations

from factories.ledger import Town
from liaoliang.ledger.selectors import may_add_own_area, organs_without_own_area


def test_named_means_by_its_own_name_in_the_first_part(town: Town) -> None:
    notice = town.running(
        {"category": "一", "units": ["市财政局"]},
        {"category": "一", "units": ["市政府各部门"]},
        {"category": "二", "units": ["市教育局"]},
    )
    assert may_add_own_area(notice, town.finance.pk) is False
    assert may_add_own_area(notice, town.education.pk) is True
    assert may_add_own_area(notice, town.county.pk) is None
    assert set(organs_without_own_area(notice)) == {town.education, town.office}
