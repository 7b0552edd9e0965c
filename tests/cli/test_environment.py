"""A setting that cannot be used stops the start and names itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from liaoliang.config import environment
from liaoliang.config.environment import SettingError


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_home_is_not_wherever_one_stands(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LIAOLIANG_HOME", value)
    with pytest.raises(SettingError, match="LIAOLIANG_HOME: is empty"):
        environment.folder("HOME", "var")


def test_a_file_is_no_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LIAOLIANG_HOME", str(tmp_path / "file"))
    with pytest.raises(SettingError, match="is no folder"):
        environment.folder("HOME", "var")


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "９", "99999999999999999999", "many", ""])
def test_a_limit_is_a_sensible_number(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LIAOLIANG_UPLOAD_LIMIT_MB", value)
    with pytest.raises(SettingError, match="from 1 to"):
        environment.number("UPLOAD_LIMIT_MB", 20)


@pytest.mark.parametrize("value", ["", "*", "http://x.y/", "a b", "a.example,*"])
def test_hosts_are_names(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LIAOLIANG_ALLOWED_HOSTS", value)
    with pytest.raises(SettingError, match="LIAOLIANG_ALLOWED_HOSTS"):
        environment.hosts("ALLOWED_HOSTS", "localhost")


@pytest.mark.parametrize("value", ["localhost", ".example.gov.cn, 10.0.0.1", "[::1]"])
def test_names_and_addresses_are_hosts(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LIAOLIANG_ALLOWED_HOSTS", value)
    assert environment.hosts("ALLOWED_HOSTS", "localhost") == [word.strip() for word in value.split(",")]


def test_a_proxy_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAOLIANG_TRUSTED_PROXIES", "127.0.0.1, proxy")
    with pytest.raises(SettingError, match="'proxy'"):
        environment.addresses("TRUSTED_PROXIES")


@pytest.mark.parametrize("value", ["abc", "371500000", "３７１５００００００"])
def test_a_site_code_has_ten_digits(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LIAOLIANG_SITE_ID_CODE", value)
    with pytest.raises(SettingError, match="ten digits"):
        environment.matching("SITE_ID_CODE", "3715000000", r"[0-9]{10}", "ten digits")


def test_a_misspelt_setting_is_named_with_the_right_one(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.flag("HTTPS")
    monkeypatch.setenv("LIAOLIANG_HTPS", "yes")
    with pytest.raises(SettingError, match=r"LIAOLIANG_HTPS: is no setting.*did you mean LIAOLIANG_HTTPS\?"):
        environment.refuse_unknown()


def run(home: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, with that home and no other setting of ours."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LIAOLIANG_")}
    return subprocess.run(
        [sys.executable, "-m", "liaoliang.cli", *words],
        env={**clean, "LIAOLIANG_HOME": str(home), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "words",
    [["db", "check"], ["db", "backup", "copy"], ["evidence", "verify"], ["serve"], ["calendar", "list"]],
)
def test_a_mistyped_home_is_refused_and_not_made(tmp_path: Path, words: list[str]) -> None:
    told = run(tmp_path / "no" / "home", *words)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "secrets.json" in told.stderr
    assert not (tmp_path / "no").exists()


def test_a_setting_that_cannot_be_used_is_a_refusal(tmp_path: Path) -> None:
    told = run(tmp_path, "migrate", LIAOLIANG_UPLOAD_LIMIT_MB="0")
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "LIAOLIANG_UPLOAD_LIMIT_MB" in told.stderr


@pytest.mark.parametrize(
    "words", [["evidence", "verify"], ["evidence", "seal"], ["calendar", "list"], ["db", "check"]]
)
def test_a_database_that_was_never_migrated_is_said_to_be_so(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "secrets.json").write_text(secrets_of(tmp_path))
    (tmp_path / "secrets.json").chmod(0o600)
    told = run(tmp_path, *words)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "liaoliang migrate" in told.stderr


def secrets_of(folder: Path) -> str:
    """Good keys, made as the program makes them."""
    from liaoliang.config import secrets

    secrets.load(folder / "made.json")
    return (folder / "made.json").read_text()
