"""Reading the law's data files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from liaoliang.errors import BadInputError, gettext_noop

# The C parser is ten times faster; a build of PyYAML without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(content: bytes, name: str) -> dict[str, Any]:
    """YAML that holds one mapping, or BadInputError naming the file."""
    try:
        parsed = yaml.load(content, Loader=_Loader)  # noqa: S506 -- always a safe loader
    except (yaml.YAMLError, ValueError) as error:
        raise BadInputError(name, gettext_noop("无法读取:{reason}"), reason=error) from error
    if not isinstance(parsed, dict):
        raise BadInputError(name, gettext_noop("文件内容应是键值对"))
    return parsed


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file that holds one mapping."""
    return parse_yaml(path.read_bytes(), path.name)
