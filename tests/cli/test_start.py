"""What a process does before it touches anything."""

from __future__ import annotations

import subprocess
import sys


def test_files_that_we_make_are_ours_alone() -> None:
    code = "import os; from liaoliang.cli.start import start_django; start_django(); print(oct(os.umask(0)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0o77"
