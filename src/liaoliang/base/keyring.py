"""Keys: the ring that encrypts columns, the look-up key, the key that signs seals.

Rows name the ring's key that encrypted them, so an old key stays on the ring until `reencrypt` has run.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import unicodedata

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

LENGTH = 32


def _bytes(name: str, value: str) -> bytes:
    try:
        key = base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ImproperlyConfigured(f"{name} is not base64") from error
    if len(key) != LENGTH:
        raise ImproperlyConfigured(f"{name} has {len(key)} bytes, not {LENGTH}")
    return key


def current_key() -> tuple[str, bytes]:
    """Name and bytes of the key that encrypts new values."""
    name = settings.KEY_RING_CURRENT
    return name, ring_key(name)


def ring_key(name: str) -> bytes:
    """The key of that name; KeyError when the ring has lost it, for then its values cannot be read."""
    return _bytes(f"key {name}", settings.KEY_RING[name])


def lookup_hmac(value: str, purpose: str = "") -> str:
    """Keyed fingerprint of `value` by which an encrypted column can be searched for equality.

    `purpose` keeps the fingerprints of two columns from being compared with each other.
    """
    text = f"{purpose}\0{unicodedata.normalize('NFC', value.strip())}"
    return hmac.new(_bytes("LOOKUP_KEY", settings.LOOKUP_KEY), text.encode(), hashlib.sha256).hexdigest()


def seal_signer() -> Ed25519PrivateKey:
    """The Ed25519 key of the seals, derived from `SEAL_KEY`."""
    secret = _bytes("SEAL_KEY", settings.SEAL_KEY)
    derived = HKDF(SHA256(), LENGTH, salt=None, info=b"liaoliang evidence seal").derive(secret)
    return Ed25519PrivateKey.from_private_bytes(derived)
