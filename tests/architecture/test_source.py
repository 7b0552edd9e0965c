"""What may stand in our source, and where: SQL, the environment, signals, unescaped markup."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from architecture.layers import PACKAGE, REPOSITORY, place, python_files

SQL_BY_HAND = re.compile(r"\.vendor\b|\bRunSQL\b|\bRawSQL\b|\.raw\(|\.cursor\(|\.extra\(|\.executescript\(")
SQL_LIVES_IN = {
    "base/dbguard.py": "triggers, in the dialects of both databases",
    "base/db.py": "whatever else differs between the two databases",
    "base/evidence.py": "one portable SELECT on the hottest path, written out",
    "base/locks.py": "the lock of one row, its ending asked of the database, written once",
}
DIALECT = re.compile(r"\.vendor\b")
UNESCAPED = re.compile(r"\bmark_safe\(|\bSafeString\(|\|\s*safe\b|\bautoescape\s+off\b|\bsafeseq\b")
# Where text leaves unescaped, and why nothing hostile can be in it.
MAY_BE_UNESCAPED = {
    "ui/templatetags/ui.py": "joins parts that format_html has escaped, with a <wbr> between them",
    "ui/tables.py": "a thousand cells: heads and addresses escaped, states are names of ours, the rest format_html",
}
NAMES_THE_SETTINGS = {"config/wsgi.py", "cli/start.py"}
FOREIGN_MACHINERY = ("django.dispatch", "django.contrib.admin", "django.contrib.contenttypes")
# Each with a bracket in it, so that this file does not match itself.
OF_A_MACHINE = re.compile(r"/[w]ork/|/[r]oot/|/[h]ome/\w|\b192\.[1]68\.|--[i]ndex-url\b|pypi\.[o]rg/simple")
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
    ".html",
    ".css",
    ".js",
    ".po",
    ".json",
    ".lock",
    ".sh",
    "",
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every name that a file imports, dotted."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reads_environment(path: Path) -> bool:
    """Whether a file takes a value out of the environment, by whichever spelling."""
    named = {"os.environ", "os.getenv", "os.environb"}
    spelled = {ast.unparse(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    return bool(named & (spelled | set(imports(path))))


def is_signal(name: str) -> bool:
    return name.startswith(FOREIGN_MACHINERY) or "signals" in name.split(".")


def shared_texts() -> Iterator[Path]:
    """Whatever is handed to others: source, tests, documents, tools."""
    for folder in ("src", "tests", "docs", "tools", "bench", ".ci"):
        yield from (path for path in sorted((REPOSITORY / folder).rglob("*")) if path.is_file())
    yield from (path for path in sorted(REPOSITORY.iterdir()) if path.is_file())


def is_text(path: Path) -> bool:
    return path.suffix in TEXTS and "__pycache__" not in path.parts


def written_in(pattern: re.Pattern[str]) -> set[str]:
    return {place(path) for path in python_files() if pattern.search(path.read_text(encoding="utf-8"))}


def test_sql_by_hand_lives_in_few_files() -> None:
    assert written_in(SQL_BY_HAND) == set(SQL_LIVES_IN)


def test_only_two_files_know_which_database_it_is() -> None:
    assert written_in(DIALECT) == {"base/dbguard.py", "base/db.py"}


def test_no_migration_runs_sql_of_its_own() -> None:
    migrations = PACKAGE.glob("*/migrations/*.py")
    assert [p for p in migrations if "RunSQL" in p.read_text(encoding="utf-8")] == []


def test_the_environment_is_read_in_config_alone() -> None:
    readers = {place(path) for path in python_files() if reads_environment(path)}
    assert {name for name in readers if not name.startswith("config/")} <= NAMES_THE_SETTINGS


def test_who_names_the_settings_reads_nothing_else() -> None:
    for name in sorted(NAMES_THE_SETTINGS):
        source = (PACKAGE / name).read_text(encoding="utf-8")
        lines = [line for line in source.splitlines() if "environ" in line]
        assert all('os.environ.setdefault("DJANGO_SETTINGS_MODULE"' in line for line in lines), name


def test_no_module_reaches_into_a_private_file_of_another() -> None:
    """A name with a leading underscore belongs to its own folder; what others need is handed out by the package."""
    assert [
        (place(path), name)
        for path in python_files()
        for name in re.findall(r"from (liaoliang(?:\.\w+)*\._\w+) import", path.read_text(encoding="utf-8"))
        if not place(path).startswith(name.removeprefix("liaoliang.").rpartition(".")[0].replace(".", "/"))
    ] == []


def test_no_signals_no_admin_no_content_types() -> None:
    found = [(place(path), name) for path in python_files() for name in imports(path) if is_signal(name)]
    assert found == []


@pytest.mark.parametrize("name", ["django.db.models.signals.post_save", "django.dispatch.receiver"])
def test_recognises_a_signal(name: str) -> None:
    assert is_signal(name)


def test_markup_leaves_unescaped_only_with_a_reason() -> None:
    sources = [*python_files(), *sorted(PACKAGE.rglob("*.html")), *sorted(PACKAGE.rglob("*.txt"))]
    found = {place(path) for path in sources if UNESCAPED.search(path.read_text(encoding="utf-8"))}
    assert found - set(MAY_BE_UNESCAPED) == set()


def test_nothing_of_a_machine_is_handed_on() -> None:
    found = [
        (str(path.relative_to(REPOSITORY)), match.group())
        for path in filter(is_text, shared_texts())
        if (match := OF_A_MACHINE.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert found == []


@pytest.mark.parametrize("words", [("", "root", ".cache"), ("", "home", "someone"), ("", "work", "main")])
def test_recognises_a_machine(words: tuple[str, ...]) -> None:
    assert OF_A_MACHINE.search("/".join(words))
