"""Keys that cannot be used stop the start with a sentence, not the first page with an error."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from liaoliang.config import secrets
from liaoliang.config.environment import SettingError

KEY = base64.b64encode(bytes(32)).decode()
GOOD = {"secret_key": "s" * 50, "keys": {"k1": KEY}, "current": "k1", "lookup_key": KEY, "seal_key": KEY}


def load(monkeypatch: pytest.MonkeyPatch, **changes: object) -> secrets.Secrets:
    monkeypatch.setenv("LIAOLIANG_SECRETS", json.dumps(GOOD | changes))
    return secrets.load(Path("/nowhere"))


def test_good_keys_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(monkeypatch).current == "k1"


@pytest.mark.parametrize(
    "changes",
    [
        {"secret_key": "short"},
        {"secret_key": 1},
        {"current": "k9"},
        {"keys": {"k1": "!!"}},
        {"keys": {"k1": base64.b64encode(bytes(16)).decode()}},
        {"keys": []},
        {"seal_key": ""},
        {"unknown": 1},
    ],
)
def test_keys_that_are_none_are_refused(monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]) -> None:
    with pytest.raises(SettingError, match="LIAOLIANG_SECRETS"):
        load(monkeypatch, **changes)
