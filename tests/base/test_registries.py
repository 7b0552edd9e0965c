"""Names are given once."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from liaoliang.base import measures, registries
from liaoliang.base.measures import Measure, MeasureContext, MeasureValue, RecordRef
from liaoliang.base.registries import Registry

CONTEXT = MeasureContext(
    organ_id=None, from_on=date(2021, 1, 1), to_on=date(2021, 12, 31), as_of=date(2021, 9, 26)
)


def test_a_registry_gives_back_what_was_registered_in_the_order_of_names() -> None:
    registry: Registry[int] = Registry("number")
    registry.register("b", 2)
    registry.register("a", 1)
    assert registry.get("b") == 2
    assert list(registry) == [1, 2]
    assert registry.all() == {"a": 1, "b": 2}
    assert ("a" in registry, "c" in registry, len(registry)) == (True, False, 2)


def test_a_name_in_use_is_refused() -> None:
    registry: Registry[int] = Registry("number")
    registry.register("a", 1)
    with pytest.raises(ValueError, match="number 'a'"):
        registry.register("a", 2)


def test_the_same_thing_twice_is_no_harm() -> None:
    registry: Registry[int] = Registry("number")
    assert registry.register("a", 1) == registry.register("a", 1)


def test_an_unknown_name_is_reported_with_its_registry() -> None:
    with pytest.raises(KeyError, match="release check"):
        registries.release_checks.get("nowhere")


def test_a_measure_is_computed_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "_measures", Registry("measure"))
    record = RecordRef("base.calendar_year", 1, "2021")
    measure = Measure(
        "test.share", "比例", measures.PERCENT, "", lambda _context: MeasureValue.share(1, 3, (record,))
    )
    measures.register(measure)
    assert measures.value("test.share", CONTEXT) == MeasureValue(Decimal("33.33"), 1, 3, (record,))
    assert measures.all_measures() == {"test.share": measure}


def test_nothing_to_measure_is_not_zero() -> None:
    assert MeasureValue.share(0, 0).value is None
    assert MeasureValue.share(0, 4).value == 0


def test_a_share_is_rounded_half_up() -> None:
    assert MeasureValue.share(1, 800).value == Decimal("0.13")


def test_what_apps_register_with_loads_no_models() -> None:
    modules = ("actions", "dbguard", "measures", "registries", "rhythm")
    code = "".join(f"import liaoliang.base.{module};" for module in modules)
    ended = subprocess.run(
        [sys.executable, "-I", "-c", code], env={}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


def test_a_count_is_its_own_numerator() -> None:
    assert MeasureValue.count(12) == MeasureValue(Decimal(12), 12, 1)
