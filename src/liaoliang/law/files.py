"""Reading the law's data files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from liaoliang.errors import BadInputError, gettext_noop

# The C parser is ten times faster; a build of PyYAML without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NO_YAML = gettext_noop("不是有效的 YAML 文件")
NO_YAML_AT = gettext_noop("第 {line} 行不是有效的 YAML，请检查这一行及上一行的缩进、冒号和括号")


def parse_yaml(content: bytes, name: str) -> dict[str, Any]:
    """YAML that holds one mapping, or BadInputError naming the file."""
    try:
        parsed = yaml.load(content, Loader=_Loader)  # noqa: S506 -- always a safe loader
    except yaml.MarkedYAMLError as error:
        raise _unreadable_at(name, error) from error
    except (yaml.YAMLError, ValueError) as error:
        raise BadInputError(name, NO_YAML) from error
    if not isinstance(parsed, dict):
        raise BadInputError(name, gettext_noop("文件内容应是键值对"))
    return parsed


def _unreadable_at(name: str, error: yaml.MarkedYAMLError) -> BadInputError:
    """The line at which the parser gave up; its own words are about itself."""
    if error.problem_mark is None:
        return BadInputError(name, NO_YAML)
    return BadInputError(name, NO_YAML_AT, line=error.problem_mark.line + 1)


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file that holds one mapping."""
    return parse_yaml(path.read_bytes(), path.name)
