"""law/provisions.py: how a provision reads, and how sure a conclusion is."""

from __future__ import annotations

import pytest

from liaoliang.law import Provision
from liaoliang.law.provisions import distinct, weakest


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("33", "某法第33条"),
        ("48(2)", "某法第48条第2款"),
        ("23(1)(四)", "某法第23条第1款第(四)项"),
        ("20(十五)", "某法第20条第(十五)项"),
        ("—", "某法(条款未核对)"),
        ("二(二)", "某法 二(二)"),
        ("7.2.5", "某法 7.2.5"),
    ],
)
def test_a_provision_reads_as_it_is_cited(article: str, words: str) -> None:
    assert str(Provision("某法", article)) == words


def test_a_provision_is_named_once() -> None:
    one, other = Provision("某法", "1"), Provision("某法", "2")
    assert distinct([one, other, one]) == (one, other)


def test_a_conclusion_is_as_sure_as_its_weakest_part() -> None:
    assert weakest(["confirmed", "memory", "local"]) == "memory"
    assert weakest(["confirmed", "convention"]) == "convention"
    assert weakest([]) == "confirmed"
