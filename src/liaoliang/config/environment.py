"""The environment, read once and typed. A value that cannot be used stops the start with a sentence."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


class SettingError(SystemExit):
    """A setting is missing or cannot be used. Ends the start with one sentence on stderr."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"liaoliang: setting {name}: {why}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(f"LIAOLIANG_{name}", default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return default if value == "" else value in {"1", "true", "yes", "on"}
    raise SettingError(f"LIAOLIANG_{name}", f"expects yes or no, not {value!r}")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdigit():
        raise SettingError(f"LIAOLIANG_{name}", f"expects a whole number, not {value!r}")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = text(name, default)
    if value not in allowed:
        raise SettingError(f"LIAOLIANG_{name}", f"expects one of {', '.join(allowed)}, not {value!r}")
    return value


def database(url: str) -> dict[str, object]:
    """Django's database entry from `sqlite:///path` or `postgresql://user:password@host:port/name`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise SettingError("LIAOLIANG_DATABASE_URL", "starts with sqlite:/// or postgresql://")


def _sqlite(path: Path) -> dict[str, object]:
    # Immediate transactions: a writer that has read first would otherwise fail to upgrade its lock.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options: dict[str, object] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or str(options.pop("host", "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
