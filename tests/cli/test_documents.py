"""What the documents say is there: settings, commands, files that they point to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from liaoliang.cli.main import GROUPS

REPOSITORY = Path(__file__).resolve().parent.parent.parent
CONFIG = REPOSITORY / "src/liaoliang/config"
READER = re.compile(
    r"""\b(?:environment\.)?(?:text|flag|number|words|choice|folder|hosts|addresses|matching)\(\s*"([A-Z_]+)\""""
)
# Read by the tests' own conftest.
OF_TESTS = {"LIAOLIANG_NOTICE_DIR"}
PAGES = [*REPOSITORY.glob("README*.md"), *sorted((REPOSITORY / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)")
COMMAND = re.compile(r"(?:^|`|bin/)liaoliang ([a-z]+)", re.MULTILINE)


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def named(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def test_every_setting_is_documented_and_no_other() -> None:
    read = {f"LIAOLIANG_{name}" for path in CONFIG.glob("*.py") for name in READER.findall(text(path))}
    documented = set(re.findall(r"\| `(LIAOLIANG_[A-Z_]+)`", text(REPOSITORY / "docs/settings.md")))
    assert documented == read | OF_TESTS


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_files(page: Path) -> None:
    inside = [target for target in LINK.findall(text(page)) if "://" not in target and target[0] != "/"]
    assert [target for target in inside if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_exist(page: Path) -> None:
    assert set(COMMAND.findall(text(page))) <= set(GROUPS)


def test_the_two_readmes_give_the_same_commands() -> None:
    def commands(name: str) -> list[str]:
        blocks = re.findall(r"```sh\n(.*?)```", text(REPOSITORY / name), re.DOTALL)
        return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]

    assert commands("README.md") == commands("README.zh-CN.md")
