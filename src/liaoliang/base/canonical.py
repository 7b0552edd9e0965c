"""One byte string for one content: canonical JSON, and the two digests that evidence may use.

Canonical means: keys sorted, strings in NFC, no white space, UTF-8, no floats (a float has no single
spelling), no NUL (PostgreSQL cannot keep it). What is refused is a programming error, hence TypeError.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from cryptography.hazmat.primitives import hashes

JSON: TypeAlias = "bool | int | str | Sequence[JSON] | Mapping[str, JSON] | None"

ALGORITHMS = ("sha256", "sm3")


def plain(value: object) -> JSON:
    """`value` rebuilt from None, bool, int, NFC strings, lists and dicts; anything else is refused."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form: {value!r}")


def text(value: str) -> str:
    """`value` in NFC; NUL is refused."""
    if "\0" in value:
        raise TypeError("a NUL character has no canonical form")
    return unicodedata.normalize("NFC", str(value))


def _mapping(value: Mapping[object, object]) -> dict[str, JSON]:
    result: dict[str, JSON] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError(f"a key must be text: {key!r}")
        name = text(key)
        if name in result:
            raise TypeError(f"two keys have the same canonical form: {name!r}")
        result[name] = plain(item)
    return result


def encode(value: object) -> bytes:
    """Canonical JSON of `value` as UTF-8."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: bytes, algorithm: str = "sha256") -> str:
    """Hexadecimal digest of `content`, SHA-256 or SM3 (GB/T 32905)."""
    if algorithm == "sha256":
        return hashlib.sha256(content).hexdigest()
    if algorithm == "sm3":
        return _sm3(content)
    raise ValueError(f"unknown digest {algorithm!r}")


def _sm3(content: bytes) -> str:
    hasher = hashes.Hash(hashes.SM3())
    hasher.update(content)
    return hasher.finalize().hex()
