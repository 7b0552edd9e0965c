"""Models and migrations follow the floors too, which import-linter does not see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from architecture.layers import PACKAGE, module_of, points_down, ranks

OURS = {config.label: module_of(config.name) for config in apps.get_app_configs() if module_of(config.name)}


def models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if module_of(model.__module__)]


def relations() -> Iterator[tuple[str, str, str]]:
    """Every foreign key of ours that leads to a model of ours: where, from which module, to which."""
    for model in models():
        for field in model._meta.get_fields(include_hidden=True):
            target = field.related_model
            if field.concrete and isinstance(target, type) and module_of(target.__module__):
                yield str(field), module_of(model.__module__), module_of(target.__module__)


def dependencies() -> Iterator[tuple[str, str, str]]:
    """Every migration that waits for another module's: which, from which module, to which."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for (label, name), migration in loader.disk_migrations.items():
        for other, _name in [*migration.dependencies, *migration.run_before]:
            other_label = "organisations" if other == "__setting__" else other
            if label in OURS and other_label in OURS:
                yield f"{label}.{name}", OURS[label], OURS[other_label]


def test_every_package_has_a_floor() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages <= set(ranks())


def test_there_are_relations_and_migrations_to_look_at() -> None:
    assert len(list(relations())) > 20
    assert len(list(dependencies())) >= 3


def test_foreign_keys_point_downwards_only() -> None:
    assert [item for item in relations() if not points_down(item[1], item[2])] == []


def test_migrations_wait_for_lower_floors_only() -> None:
    assert [item for item in dependencies() if not points_down(item[1], item[2])] == []


def test_labels_are_the_names_of_the_modules() -> None:
    assert all(label == module for label, module in OURS.items())


@pytest.mark.parametrize(("upper", "lower"), [("ledger", "organisations"), ("organisations", "base")])
def test_knows_up_from_down(upper: str, lower: str) -> None:
    assert points_down(upper, lower)
    assert not points_down(lower, upper)


@pytest.mark.parametrize(("one", "peer"), [("messaging", "worklist"), ("portal", "workbench")])
def test_peers_do_not_stand_on_each_other(one: str, peer: str) -> None:
    assert not points_down(one, peer)
