"""Secret key and key ring: from the environment, or generated once into a file only its owner can read."""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from liaoliang.config.environment import SettingError, folder, text

FILE = "secrets.json"
PRIVATE = 0o600
KEY_BYTES = 32
SHORTEST_SECRET = 32


@dataclass(frozen=True, slots=True)
class Secrets:
    """`keys` maps a key's name to 32 bytes in base64; `current` names the one that encrypts new values."""

    secret_key: str
    keys: dict[str, str]
    current: str
    lookup_key: str
    seal_key: str


def _generated() -> dict[str, object]:
    def key() -> str:
        return base64.b64encode(secrets.token_bytes(32)).decode()

    return {
        "secret_key": secrets.token_urlsafe(50),
        "keys": {"k1": key()},
        "current": "k1",
        "lookup_key": key(),
        "seal_key": key(),
    }


def _write_once(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    except FileExistsError:
        return
    except OSError as error:
        raise SettingError("LIAOLIANG_HOME", f"{path} cannot be written: {error.strerror}") from error
    with os.fdopen(handle, "w") as file:
        json.dump(_generated(), file, indent=1)


def home_without_keys() -> Path | None:
    """The home folder when there are no keys yet, neither in it nor in the environment."""
    home = folder("HOME", "var")
    return None if text("SECRETS") or (home / FILE).exists() else home


def load(path: Path) -> Secrets:
    """Secrets from `LIAOLIANG_SECRETS` (the same JSON) or from `path`, which is made when it is missing."""
    given = text("SECRETS")
    if not given:
        if not path.exists():
            _write_once(path)
        if path.stat().st_mode & 0o077:
            raise SettingError("LIAOLIANG_HOME", f"{path} can be read by others; chmod 600 it")
        given = path.read_text()
    try:
        return _checked(Secrets(**json.loads(given)))
    except (ValueError, TypeError, AttributeError) as error:
        raise SettingError("LIAOLIANG_SECRETS", f"is not the expected JSON ({error})") from error


def _checked(found: Secrets) -> Secrets:
    """Every key is one, before the first page is served rather than with the first value to encrypt."""
    if not isinstance(found.secret_key, str) or len(found.secret_key) < SHORTEST_SECRET:
        raise ValueError(f"secret_key is shorter than {SHORTEST_SECRET} characters")
    if found.current not in found.keys:
        raise ValueError("current names no key of the ring")
    for key in (*found.keys.values(), found.lookup_key, found.seal_key):
        if len(base64.b64decode(key, validate=True)) != KEY_BYTES:
            raise ValueError(f"a key is not {KEY_BYTES} bytes in base64")
    return found
