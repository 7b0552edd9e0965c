"""Documented fields. One document serves both languages, so each text is given in both at once."""

from __future__ import annotations

from typing import Any

from ninja import Field, Path, Query


def said(zh: str, en: str, example: Any = None, **rules: Any) -> Any:
    """A field of an answer: what it means (with its unit), and one example."""
    return Field(description=f"{zh}({en})", json_schema_extra={"example": example}, **rules)


def place(zh: str, en: str, example: Any, **rules: Any) -> Any:
    """A parameter in the path, to be put into `Annotated`."""
    return Path(..., description=f"{zh}({en})", example=example, **rules)  # type: ignore[type-arg] # a function


def asked(zh: str, en: str, **rules: Any) -> Any:
    """A parameter behind the question mark, to be put into `Annotated`."""
    return Query(..., description=f"{zh}({en})", **rules)  # type: ignore[type-arg] # a function
