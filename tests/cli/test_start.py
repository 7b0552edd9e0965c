"""What a process does before it touches anything."""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
from types import SimpleNamespace

import pytest

from liaoliang.cli import main


def test_files_that_we_make_are_ours_alone() -> None:
    code = "import os; from liaoliang.cli.start import start_django; start_django(); print(oct(os.umask(0)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0o77"


def test_ctrl_c_ends_a_command_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_off(_arguments: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    group = SimpleNamespace(configure=lambda parser: parser.set_defaults(run=broken_off))
    monkeypatch.setattr(importlib, "import_module", lambda _name: group)
    assert main(["law"]) == 130
    assert capsys.readouterr() == ("", "")
