"""Rotating the ring: values under an old key are closed again under the current one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import F, Model, QuerySet, TextField
from django.db.models.functions import Cast

from liaoliang.base.fields import VERSION, Cipher, EncryptedTextField
from liaoliang.base.keyring import current_key

CHUNK = 500


def encrypted_fields(model: type[Model]) -> list[EncryptedTextField]:
    """The encrypted columns of a model."""
    return [field for field in model._meta.local_concrete_fields if isinstance(field, EncryptedTextField)]


def reencrypt(models: Iterable[type[Model]] | None = None) -> dict[str, int]:
    """Close every value under the current key; returns how many changed, by column.

    Safe to stop and run again, and beside people who work: a value changed meanwhile is left to its writer.
    """
    chosen = apps.get_models() if models is None else models
    return {
        f"{model._meta.db_table}.{field.column}": sum(
            _close_again(model, field, row) for row in _stale(model, field)
        )
        for model in chosen
        for field in encrypted_fields(model)
    }


def _stale(model: type[Model], field: EncryptedTextField) -> Iterator[Model]:
    """Rows under an old key, a chunk at a time; no cursor stays open while rows are written."""
    prefix = f"{VERSION}.{current_key()[0]}."
    stored: dict[str, Any] = {"stored_value": Cast(F(field.name), TextField())}
    rows: QuerySet[Model] = model._base_manager.annotate(**stored).filter(stored_value__isnull=False)
    old = rows.exclude(stored_value__startswith=prefix).order_by("pk")
    chunk = list(old[:CHUNK])
    while chunk:
        yield from chunk
        chunk = list(old.filter(pk__gt=chunk[-1].pk)[:CHUNK])


def _close_again(model: type[Model], field: EncryptedTextField, row: Model) -> int:
    place = field.place_of(row)
    before: Cipher = row.__dict__[field.attname]
    after = Cipher.close(before.open(place), place)
    stored: dict[str, Any] = {"stored_value": Cast(F(field.name), TextField())}
    unchanged: QuerySet[Model] = model._base_manager.annotate(**stored).filter(
        pk=row.pk, stored_value=before.stored
    )
    return unchanged.update(**{field.name: after})
