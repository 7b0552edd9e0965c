"""Columns that hold personal data: encrypted at rest, readable only through their own row.

AES-256-GCM under the current key of the ring. The associated data names table, column and the row's random
`row_key`, so a value copied into another row, column or table does not open. The value is opened when the
attribute of a loaded instance is read; `values()` and raw rows only ever show what is closed.
"""

from __future__ import annotations

import base64
import secrets
import uuid
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core import checks
from django.db import models
from django.db.models.lookups import IsNull
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from liaoliang.base import keyring
from liaoliang.base.keyring import lookup_hmac

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["Cipher", "EncryptedRow", "EncryptedTextField", "UnreadableValueError", "lookup_hmac"]

VERSION = "v1"
NONCE = 12
ROW_KEY = "row_key"


class UnreadableValueError(ValueError):
    """A value does not open: it was changed, moved from another row, or its key left the ring."""


class Cipher:
    """A closed value as it lies in the column: `v1.<key name>.<base64 of nonce and ciphertext>`."""

    __slots__ = ("stored",)

    def __init__(self, stored: str) -> None:
        self.stored = stored

    def __str__(self) -> str:
        return "••••"

    def __repr__(self) -> str:
        return f"<Cipher under {self.key_name}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cipher) and other.stored == self.stored

    def __hash__(self) -> int:
        return hash(self.stored)

    @property
    def key_name(self) -> str:
        """The ring's key that closed it."""
        return self.stored.split(".")[1] if self.stored.count(".") == 2 else "?"

    @classmethod
    def close(cls, text: str, place: str) -> Cipher:
        """Encrypt `text` for `place` under the current key."""
        name, key = keyring.current_key()
        nonce = secrets.token_bytes(NONCE)
        sealed = AESGCM(key).encrypt(nonce, text.encode(), place.encode())
        return cls(f"{VERSION}.{name}.{base64.urlsafe_b64encode(nonce + sealed).decode()}")

    def open(self, place: str) -> str:
        """The text, if it was closed for `place`. Raises UnreadableValueError otherwise."""
        try:
            version, name, packed = self.stored.split(".")
            content = base64.urlsafe_b64decode(packed)
            if version != VERSION:
                raise UnreadableValueError(f"unknown version {version!r}")
            return (
                AESGCM(keyring.ring_key(name))
                .decrypt(content[:NONCE], content[NONCE:], place.encode())
                .decode()
            )
        except (InvalidTag, KeyError, ValueError) as error:
            raise UnreadableValueError(f"{place} does not open") from error


class _OpeningAttribute(DeferredAttribute):
    """Opens a loaded value when it is read; what was never read is never opened."""

    field: EncryptedTextField

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is None or not isinstance(value, Cipher):
            return value
        return value.open(self.field.place_of(instance))

    def __set__(self, instance: models.Model, value: Any) -> None:
        if value is not None and not isinstance(value, str | Cipher):
            raise TypeError(f"{self.field.name} holds text, not {type(value).__name__}")
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField[Any, Any]):
    """Text that is closed in the column. The model needs a `row_key` (see `EncryptedRow`).

    No look-up but `isnull`: keep `lookup_hmac(value)` in a column of its own where equality is asked for.
    Written through instances only; `QuerySet.update()` and `bulk_update()` cannot know the row and are refused.
    """

    descriptor_class = _OpeningAttribute

    def place_of(self, instance: models.Model) -> str:
        """The associated data: table, column, row."""
        key: uuid.UUID = getattr(instance, ROW_KEY)
        return f"{self.model._meta.db_table}.{self.column}.{key}"

    def from_db_value(
        self, value: str | None, _expression: Any, _connection: BaseDatabaseWrapper
    ) -> Cipher | None:
        """What the column holds, still closed."""
        return None if value is None else Cipher(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Cipher | None:
        """Close a text for its row; a value that was loaded and never read is written back as it is."""
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Cipher):
            return value
        return Cipher.close(value, self.place_of(model_instance))

    def get_prep_value(self, value: Any) -> str | None:
        """Only closed values reach the database."""
        if isinstance(value, Cipher):
            return value.stored
        if value is not None:
            raise TypeError(f"{self.name} is encrypted for its row; save the instance instead")
        return None

    def to_python(self, value: Any) -> Any:
        """Forms and validation see text."""
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        """Nothing but `isnull` makes sense on closed values."""
        found = super().get_lookup(lookup_name)
        return found if found is not None and issubclass(found, IsNull) else None

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """The model must have the row's own key."""
        return [*super().check(**kwargs), *self._row_key_errors()]

    def _row_key_errors(self) -> list[checks.CheckMessage]:
        names = {field.name for field in self.model._meta.get_fields()}
        if ROW_KEY in names:
            return []
        return [
            checks.Error(
                f"{self} needs {ROW_KEY}; derive the model from EncryptedRow", obj=self, id="base.E001"
            )
        ]


class EncryptedRow(models.Model):
    """Base of models with encrypted columns: the random key that ties a value to its row before it has an id."""

    row_key = models.UUIDField(_("行密钥标识"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
