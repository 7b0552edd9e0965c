"""The environment, read once and typed. A value that cannot be used stops the start with a sentence."""

from __future__ import annotations

import difflib
import os
import re
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


class SettingError(SystemExit):
    """A setting is missing or cannot be used. Ends the start with one sentence on stderr."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"liaoliang: setting {name}: {why}")


PREFIX = "LIAOLIANG_"
# Read by the tests and their gate, not by the program.
OF_TESTS = frozenset({"NOTICE_DIR", "TEST_PROFILE"})
HOST = re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[?[0-9A-Fa-f:]+\]?")
_asked: set[str] = set()


def text(name: str, default: str = "") -> str:
    _asked.add(name)
    return os.environ.get(PREFIX + name, default).strip()


def refuse_unknown() -> None:
    """A misspelt variable would leave its setting as it is, without a word. Called when all have been read."""
    for written in sorted(os.environ):
        name = written.removeprefix(PREFIX)
        if written.startswith(PREFIX) and name not in _asked | OF_TESTS:
            near = difflib.get_close_matches(name, _asked, 1)
            hint = f"; did you mean {PREFIX}{near[0]}?" if near else ""
            raise SettingError(written, f"is no setting, see docs/settings.md{hint}")


def folder(name: str, default: str) -> Path:
    """A folder, which need not exist yet. Named but empty would mean wherever one happens to stand."""
    value = text(name, default)
    if not value:
        raise SettingError(PREFIX + name, "is empty; name a folder or leave it out")
    path = Path(value).resolve()
    if path.exists() and not path.is_dir():
        raise SettingError(PREFIX + name, f"{path} is no folder")
    return path


def hosts(name: str, default: str) -> list[str]:
    """Host names or addresses, a leading dot for all below one. `*` would answer to any name."""
    found = words(name, default)
    wrong = next((word for word in found if not HOST.fullmatch(word)), None)
    if wrong is not None or not found:
        raise SettingError(PREFIX + name, f"expects host names without scheme or path, not {wrong or ''!r}")
    return found


def addresses(name: str) -> list[str]:
    """IP addresses."""
    for word in words(name):
        try:
            ip_address(word)
        except ValueError:
            raise SettingError(PREFIX + name, f"expects IP addresses, not {word!r}") from None
    return words(name)


def matching(name: str, default: str, pattern: str, what: str) -> str:
    """A text of a certain form."""
    value = text(name, default)
    if not re.fullmatch(pattern, value):
        raise SettingError(PREFIX + name, f"expects {what}, not {value!r}")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return default if value == "" else value in {"1", "true", "yes", "on"}
    raise SettingError(f"LIAOLIANG_{name}", f"expects yes or no, not {value!r}")


def number(name: str, default: int, *, least: int = 1, most: int = 10_000) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value[:9]) <= most):
        raise SettingError(PREFIX + name, f"expects a whole number from {least} to {most}, not {value!r}")
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
