"""Shared by all suites. Suites of `law` and `text` run with `-p no:django` and never load Django."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The gate asks the same questions every time; `make fuzz` asks new ones.
settings.register_profile(
    "gate", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "fuzz", deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("LIAOLIANG_TEST_PROFILE", "gate"))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaoliang.config.settings")
os.environ.setdefault("LIAOLIANG_HOME", tempfile.mkdtemp(prefix="liaoliang-test-"))
os.environ.setdefault("LIAOLIANG_GALLERY", "yes")
# The browser driver keeps an event loop in the main thread; Django would take its presence for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Files are served from where they lie; the folder of collected ones only has to exist.
(Path(os.environ["LIAOLIANG_HOME"]) / "static").mkdir(parents=True, exist_ok=True)

if "no:django" not in sys.argv:
    # Here and not in a hook: the suites' own conftest files import models.
    import django

    django.setup()

REPOSITORY = Path(__file__).resolve().parent.parent
NOTICES = Path(os.environ.get("LIAOLIANG_NOTICE_DIR", REPOSITORY.parent / "shared" / "input"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--deselect-notice", action="store_true", help="leave out tests of the real notice")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--deselect-notice"):
        left_out = [item for item in items if item.get_closest_marker("notice")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("notice")]


@pytest.fixture(scope="session")
def notice_path() -> Path:
    """The real notice. Where its folder is missing the gate leaves these tests out and says so; CI fails."""
    found = sorted(NOTICES.glob("*.txt"))
    if not found:
        pytest.fail(f"the real notice is not in {NOTICES}")
    return found[0]
