"""Encrypted columns. The table belongs to these tests alone."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps
from pytest_django import Settings

from liaoliang.base import keyring
from liaoliang.base.fields import Cipher, EncryptedRow, EncryptedTextField, UnreadableValueError, lookup_hmac
from liaoliang.base.reencryption import encrypted_fields, reencrypt

pytestmark = pytest.mark.django_db
Sql = Callable[..., Any]
SECOND_KEY = "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI="


@pytest.fixture
def letter(db: None, sql: Sql) -> Iterator[Any]:
    """A model with two encrypted columns."""
    key = "uuid" if connection.vendor == "postgresql" else "char(32)"
    number = "bigserial" if connection.vendor == "postgresql" else "integer"
    sql(f"CREATE TABLE base_letter (id {number} PRIMARY KEY, row_key {key} UNIQUE, name text, phone text)")
    with isolate_apps():

        class Letter(EncryptedRow):
            name = EncryptedTextField()
            phone = EncryptedTextField(null=True)

            class Meta:
                app_label = "base"

        yield Letter


def stored(sql: Sql, column: str = "name") -> list[str]:
    return [row[0] for row in sql(f"SELECT {column} FROM base_letter ORDER BY id")]


def test_the_column_holds_no_plain_text(letter: Any, sql: Sql) -> None:
    letter.objects.create(name="张三", phone="0635-0000000")
    (closed,) = stored(sql)
    assert closed.startswith(f"v1.{keyring.current_key()[0]}.")
    assert "张三" not in closed


def test_an_instance_opens_its_own_values(letter: Any) -> None:
    created = letter.objects.create(name="张三", phone=None)
    assert created.name == "张三"
    assert letter.objects.get().name == "张三"
    assert letter.objects.get().phone is None


def test_deferred_values_open_too(letter: Any) -> None:
    letter.objects.create(name="张三")
    assert letter.objects.defer("name").get().name == "张三"


def test_two_rows_with_one_text_look_different(letter: Any, sql: Sql) -> None:
    letter.objects.bulk_create([letter(name="张三"), letter(name="张三")])
    assert len(set(stored(sql))) == 2


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE base_letter SET name = (SELECT name FROM base_letter WHERE id = 1) WHERE id = 2",
        "UPDATE base_letter SET name = (SELECT phone FROM base_letter WHERE id = 2) WHERE id = 2",
        "UPDATE base_letter SET name = substr(name, 1, 20) || CASE substr(name, 21, 1) WHEN 'A' THEN 'B' ELSE 'A' END || substr(name, 22) WHERE id = 2",
        "UPDATE base_letter SET name = 'v2.k1.AAAA' WHERE id = 2",
        "UPDATE base_letter SET name = '张三' WHERE id = 2",
        "UPDATE base_letter SET name = 'v1.lost.AAAA' WHERE id = 2",
    ],
)
def test_a_moved_or_changed_value_does_not_open(letter: Any, sql: Sql, attack: str) -> None:
    letter.objects.create(pk=1, name="甲", phone="1")
    letter.objects.create(pk=2, name="乙", phone="2")
    sql(attack)
    with pytest.raises(UnreadableValueError, match=r"base_letter\.name"):
        _ = letter.objects.get(pk=2).name


def test_a_value_that_nobody_read_is_written_back_as_it_was(letter: Any, sql: Sql) -> None:
    letter.objects.create(name="张三", phone="1")
    before = stored(sql)
    row = letter.objects.get()
    row.phone = "2"
    row.save()
    assert stored(sql) == before
    assert letter.objects.get().phone == "2"


def test_lists_of_values_stay_closed(letter: Any) -> None:
    letter.objects.create(name="张三")
    (value,) = letter.objects.values_list("name", flat=True)
    assert isinstance(value, Cipher)
    assert f"{value}" == "••••"
    assert "张三" not in repr(value)
    assert value == letter.objects.values_list("name", flat=True)[0]


def test_a_bulk_update_is_refused(letter: Any) -> None:
    row = letter.objects.create(name="张三")
    with pytest.raises(TypeError, match="save the instance"):
        letter.objects.update(name="李四")
    row.name = "李四"
    with pytest.raises(TypeError, match="save the instance"):
        letter.objects.bulk_update([row], ["name"])


def test_only_text_is_accepted(letter: Any) -> None:
    with pytest.raises(TypeError, match="holds text"):
        letter(name=5)


def test_a_closed_column_cannot_be_searched(letter: Any) -> None:
    with pytest.raises(FieldError):
        letter.objects.filter(name="张三").exists()
    assert not letter.objects.filter(phone__isnull=False).exists()


def test_equal_values_have_equal_fingerprints() -> None:
    assert lookup_hmac(" 张三 ") == lookup_hmac("张三")
    assert lookup_hmac("张三", "phone") != lookup_hmac("张三", "name")


def test_a_fingerprint_needs_the_key(settings: Settings) -> None:
    before = lookup_hmac("张三")
    settings.LOOKUP_KEY = SECOND_KEY
    assert lookup_hmac("张三") != before


def test_values_move_to_a_new_key(letter: Any, sql: Sql, settings: Settings) -> None:
    letter.objects.create(name="张三", phone="1")
    letter.objects.create(name="李四")
    settings.KEY_RING, settings.KEY_RING_CURRENT = {**settings.KEY_RING, "k2": SECOND_KEY}, "k2"
    assert reencrypt([letter]) == {"base_letter.name": 2, "base_letter.phone": 1}
    assert reencrypt([letter]) == {"base_letter.name": 0, "base_letter.phone": 0}
    settings.KEY_RING = {"k2": SECOND_KEY}
    assert [row.name for row in letter.objects.order_by("pk")] == ["张三", "李四"]


def test_a_value_whose_key_was_lost_says_so(letter: Any, settings: Settings) -> None:
    letter.objects.create(name="张三")
    settings.KEY_RING, settings.KEY_RING_CURRENT = {"k2": SECOND_KEY}, "k2"
    with pytest.raises(UnreadableValueError):
        reencrypt([letter])


@isolate_apps()
def test_a_model_without_a_row_key_is_reported() -> None:
    class Bare(models.Model):
        name = EncryptedTextField()

        class Meta:
            app_label = "base"

    (field,) = encrypted_fields(Bare)
    assert [error.id for error in field.check()] == ["base.E001"]


def test_every_row_has_a_key_of_its_own(letter: Any) -> None:
    keys = {letter(name="张三").row_key for _ in range(3)}
    assert len(keys) == 3
    assert all(isinstance(key, uuid.UUID) for key in keys)
