"""The API itself, and its addresses under /api/v1/."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from liaoliang.api import exports, measures, notices, organs, seals, tasks
from liaoliang.api.answers import OpenDataAPI, open_to_all
from liaoliang.api.refusals import translate_refusals

VERSION: Final = "1.0.0"
PREFIX: Final = "/api/v1/"
PLACE: Final = re.compile(r"<(?:\w+:)?(\w+)>")
# What everyone should know before asking: in Chinese, and the same in English.
RULES: Final = (
    (
        "时间为 ISO 8601，日期为北京时间的日历日；`as_of` 是读取数据的办公时间。",
        "Days are calendar days of Beijing.",
    ),
    ("列表按 `limit` 分页，把 `next` 作为 `after` 传回即得下一页。", "Lists page by cursor."),
    (
        "应答带 `ETag`，可用 `If-None-Match` 复核，没有变化时返回 304。",
        "Answers carry an ETag; If-None-Match is answered by 304.",
    ),
    (
        '拒绝时返回 `{"status", "issues"}`，`issues` 为每一条原因；没有的参数一律拒绝。',
        "Refusals list every reason in Chinese; unknown parameters are refused.",
    ),
)
INTRODUCTION: Final = (
    "聊城市政务公开开放数据接口：要点、任务、单位、办理状态、指标、每日封存与留痕凭证。只读，无需密钥，不限来源。",
    "Open data of the city's open-government programme: notices, tasks, organs, states of carrying out, measures, "
    "daily seals and evidence receipts. Read-only, no key, any origin.",
)
ABOUT: Final = "\n".join([*INTRODUCTION, "", *(f"- {chinese} {english}" for chinese, english in RULES)])
# The paths of the document start at the root of whichever host serves it.
HERE: Final = {"url": "/", "description": "本站(this site)"}

api = OpenDataAPI(
    title="聊亮开放数据 Liaoliang open data",
    version=VERSION,
    description=ABOUT,
    servers=[HERE],
    docs_url=None,
    urls_namespace="v1",
)
translate_refusals(api)
for part in (notices, tasks, exports, organs, measures, seals):
    api.add_router("", part.router)


@cache
def schema() -> dict[str, Any]:
    """The OpenAPI 3.1 document; it changes only with the program."""
    return dict(api.get_openapi_schema(path_prefix=PREFIX.lstrip("/")))


@cache
def query_parameters(route: str) -> tuple[str, ...]:
    """What the document says the operation at a route can be asked behind the question mark."""
    described = PLACE.sub(r"{\1}", f"{PREFIX}{route}")
    parameters = schema()["paths"][described]["get"].get("parameters", [])
    return tuple(item["name"] for item in parameters if item["in"] == "query")


@open_to_all
def openapi_json(request: HttpRequest) -> HttpResponse:
    """The document for programs."""
    return api.create_response(request, schema(), status=200)


def addresses() -> list[URLPattern | URLResolver]:
    """The operations, readable from every origin, and the document that describes them."""
    operations = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
    named = [pattern for pattern in operations if pattern.name not in {"api-root", "openapi-json"}]
    for pattern in named:
        pattern.callback = open_to_all(pattern.callback, partial(query_parameters, str(pattern.pattern)))
    return [path("openapi.json", openapi_json, name="openapi"), *named]
