"""law/__init__.py: what other packages may use, and that asking one question stays cheap."""

from __future__ import annotations

import subprocess
import sys

import pytest

from liaoliang import law


@pytest.mark.parametrize("name", law.__all__)
def test_a_public_name_has_a_home_and_a_docstring_or_value(name: str) -> None:
    assert getattr(law, name) is not None
    assert name in dir(law)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        law.nothing  # noqa: B018 -- the access is the test


def test_importing_the_package_imports_no_parser_and_no_framework() -> None:
    script = "import sys, liaoliang.law; print(sorted({'yaml', 'django'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
