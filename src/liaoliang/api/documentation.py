"""The page that explains the API to people, drawn from the same document that programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liaoliang.api.application import INTRODUCTION, RULES, schema
from liaoliang.base.clock import office_day
from liaoliang.base.demo import is_demo
from liaoliang.ui.components import Breadcrumb, Column, Link, Row, Table, TableOfContents, TocItem

DEPTH = 4
# An English end: sentences behind the Chinese ones, words behind a title, or a bracket as `fields` writes it.
ENGLISH_AFTER = re.compile(r"(?<=[\u3002\uff1b\u4e00-\u9fff])\s*[A-Za-z][^\u4e00-\u9fff]*$")
ENGLISH_IN_BRACKETS = re.compile(r"\((?=[^\u4e00-\u9fff]*$)[^\u4e00-\u9fff]*\)$")
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One address: what it gives, what it can be asked, what comes back."""

    key: str
    path: str
    summary: str
    description: str
    parameters: Table | None
    fields: Table | None
    example: str
    curl: str


@dataclass(frozen=True, slots=True)
class Group:
    """Addresses about one kind of thing."""

    key: str
    title: str
    operations: tuple[Operation, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The documentation, with an example and a command line for each address."""
    groups = described(schema(), request.build_absolute_uri("/").rstrip("/"))
    care = bool(request.COOKIES.get("liaoliang_care"))
    context = {
        "site": settings.SITE,
        "title": _("开放数据接口"),
        "home_href": "/",
        "path": request.path,
        "care": care,
        "demo_on": office_day() if is_demo() else None,
        "breadcrumb": Breadcrumb(links=(Link(text=_("首页"), href="/"),), here=_("开放数据接口")),
        "toc": _contents(groups),
        "about": INTRODUCTION[0],
        "rules": [_pieces(words) for words, _english in RULES],
        "groups": groups,
    }
    return render(request, "api/documentation.html", context)


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """The version's own address says nothing; it leads to what explains it."""
    return redirect("api:documentation")


def described(document: Json, host: str) -> list[Group]:
    """Every operation of an OpenAPI document, by tag."""
    entries = [
        (operation["get"]["tags"][0], path, operation["get"]) for path, operation in document["paths"].items()
    ]
    return [
        Group(
            f"group-{number}",
            chinese(tag),
            tuple(_operation(document, host, path, facts) for _t, path, facts in found),
        )
        for number, (tag, found) in enumerate(groupby(entries, key=lambda entry: entry[0]), 1)
    ]


def chinese(words: str) -> str:
    """The Chinese of a text that the document gives in both languages; the page speaks one."""
    alone = ENGLISH_IN_BRACKETS.sub("", ENGLISH_AFTER.sub("", words))
    return alone.strip() or words


def _pieces(line: str) -> list[tuple[str, bool]]:
    """A line cut at its backticks: text, and whether it is code."""
    return [(text, number % 2 == 1) for number, text in enumerate(line.split("`"))]


def _contents(groups: list[Group]) -> TableOfContents:
    return TableOfContents(items=tuple(TocItem(text=group.title, href=f"#{group.key}") for group in groups))


def _operation(document: Json, host: str, path: str, facts: Json) -> Operation:
    answer = _answer(document, facts)
    return Operation(
        key=facts["operationId"],
        path=path,
        summary=facts["summary"],
        description=chinese(facts.get("description", "")),
        parameters=_parameters(document, facts.get("parameters", [])),
        fields=_fields(document, answer),
        example=_example_text(document, answer),
        curl=f"curl '{host}{_filled_in(path, facts.get('parameters', []))}'",
    )


def _answer(document: Json, facts: Json) -> Json:
    """The schema of the good answer; empty where the answer is a file."""
    content = facts["responses"]["200" if "200" in facts["responses"] else 200].get("content", {})
    found: Json = content.get("application/json", {}).get("schema", {})
    return _resolved(document, found)


def _resolved(document: Json, node: Json) -> Json:
    """The schema behind a reference, or behind the part of a choice that is not null."""
    if "$ref" in node:
        target: Json = document["components"]["schemas"][node["$ref"].rsplit("/", 1)[1]]
        return {**_resolved(document, target), **{k: v for k, v in node.items() if k != "$ref"}}
    for choice in node.get("anyOf", []):
        if choice.get("type") != "null":
            return {**_resolved(document, choice), **{k: v for k, v in node.items() if k != "anyOf"}}
    return node


def _parameters(document: Json, parameters: list[Json]) -> Table | None:
    if not parameters:
        return None
    words = (_("参数"), _("类型"), _("默认"), _("含义"))
    rows = tuple(Row(cells=_parameter(document, item)) for item in parameters)
    return Table(caption=_("参数"), columns=tuple(Column(text=text) for text in words), rows=rows)


def _parameter(document: Json, item: Json) -> tuple[str, ...]:
    facts = _resolved(document, item["schema"])
    default = facts.get("default")
    written = "—" if default in {None, ""} else json.dumps(default, ensure_ascii=False)
    meaning = facts.get("description") or item.get("description", "")
    return (item["name"], _kind(facts), written, _meaning(meaning, facts))


def _kind(node: Json) -> str:
    """The type in a word."""
    return str(node.get("format") or node.get("type", ""))


def _meaning(words: str, node: Json) -> str:
    """The meaning, with the values it is limited to."""
    return f"{chinese(words)} {' | '.join(map(str, node['enum']))}" if "enum" in node else chinese(words)


def _fields(document: Json, answer: Json) -> Table | None:
    rows = tuple(Row(cells=(name, kind, words)) for name, kind, words in _lines(document, answer))
    columns = tuple(Column(text=text) for text in (_("字段"), _("类型"), _("含义")))
    return Table(caption=_("应答字段"), columns=columns, rows=rows) if rows else None


def _lines(
    document: Json, node: Json, prefix: str = "", depth: int = DEPTH
) -> Iterator[tuple[str, str, str]]:
    """Every field with its path (`items[].organs[].name`), type and meaning."""
    for name, raw in node.get("properties", {}).items():
        facts = _resolved(document, raw)
        inner = _resolved(document, facts.get("items", {}))
        is_list = facts.get("type") == "array"
        path = f"{prefix}{name}{'[]' if is_list else ''}"
        kind = _kind(inner) if is_list and inner else _kind(facts)
        yield path, kind, _meaning(raw.get("description", ""), facts)
        if depth:
            yield from _lines(document, inner if is_list else facts, f"{path}.", depth - 1)


def _example_text(document: Json, answer: Json) -> str:
    if not answer:
        return ""
    return json.dumps(_example(document, answer), ensure_ascii=False, indent=2)


def _example(document: Json, node: Json, depth: int = DEPTH) -> Any:
    """An answer put together from the examples of its fields."""
    facts = _resolved(document, node)
    if facts.get("example") is not None:
        return facts["example"]
    if facts.get("type") == "array":
        return [_example(document, facts["items"], depth - 1)] if depth else []
    if "properties" in facts:
        return {name: _example(document, raw, depth - 1) for name, raw in facts["properties"].items()}
    return None


def _filled_in(path: str, parameters: list[Json]) -> str:
    for item in parameters:
        if item["in"] == "path":
            example = item["schema"].get("example", item.get("example", ""))
            path = path.replace("{" + item["name"] + "}", str(example))
    return path
