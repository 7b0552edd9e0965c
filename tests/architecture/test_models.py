"""What every model must keep to: one door to the public, one name in the trail, no foreign machinery."""

from __future__ import annotations

import re
from collections import Counter

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Model

from architecture.layers import module_of
from liaoliang.base import replay

# `disclosure` owns what leaves the building; a field elsewhere that sounds like it needs a reason here.
SOUNDS_PUBLISHED = re.compile(
    r"(^|_)(publish|published|publication|release|released|public|visible|online|live|embargo)(_|$)"
)
ALLOWED = {
    ("base.seal", "public_key"): "a key, not a state",
    ("ledger.notice", "released_on"): "发布日期: a metadata field of a document of the issuing organ",
}
EVIDENCE_TYPE = re.compile(r"[a-z_]+\.[a-z_]+")


def models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if module_of(model.__module__)]


def evidence_types() -> list[tuple[type[Model], str]]:
    return [(model, str(model.evidence_type)) for model in models() if hasattr(model, "evidence_type")]


def published_fields() -> set[tuple[str, str]]:
    return {
        (model._meta.label_lower, field.name)
        for model in models()
        if module_of(model.__module__) != "disclosure"
        for field in model._meta.get_fields()
        if SOUNDS_PUBLISHED.search(field.name)
    }


def test_nothing_but_disclosure_has_a_published_field() -> None:
    assert published_fields() - set(ALLOWED) == set()


def test_no_exception_has_outlived_its_field() -> None:
    models_there = {model._meta.label_lower for model in models()}
    assert {key for key in ALLOWED if key[0] in models_there} <= published_fields()


def test_recognises_a_published_field() -> None:
    names = ["published", "is_published", "published_at", "is_public", "visible_from", "released_on"]
    assert all(SOUNDS_PUBLISHED.search(name) for name in names)
    assert not any(SOUNDS_PUBLISHED.search(name) for name in ["republic", "public", "delivery"][::2])


def test_each_evidence_type_belongs_to_one_model() -> None:
    names = Counter(name for _model, name in evidence_types())
    assert len(names) > 5
    assert [name for name, times in names.items() if times > 1] == []


def test_an_evidence_type_starts_with_its_module() -> None:
    assert [
        name
        for model, name in evidence_types()
        if not EVIDENCE_TYPE.fullmatch(name) or name.split(".")[0] != model._meta.app_label
    ] == []


def test_every_subject_of_evidence_is_held_against_its_trail() -> None:
    """A report has no chain of its own: its assignment's events tell of it, and it is replayed with it."""
    assert {name for _model, name in evidence_types()} - set(replay.registered()) == {"ledger.report"}
    assert {replay.registered()[name].model for name in replay.registered()} <= set(models())


def test_a_subject_of_evidence_has_a_whole_number_as_key() -> None:
    kinds = {model._meta.pk.get_internal_type() for model, _name in evidence_types()}
    assert kinds <= {"BigAutoField", "PositiveSmallIntegerField"}


def test_no_model_has_a_generic_foreign_key() -> None:
    assert [
        str(field)
        for model in models()
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
    ] == []


def test_every_model_says_in_chinese_what_it_is() -> None:
    made_by_us = [model for model in models() if not model._meta.auto_created]
    assert [m._meta.label for m in made_by_us if str(m._meta.verbose_name).isascii()] == []
