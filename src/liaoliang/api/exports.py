"""The whole ledger of a notice as one file, streamed row by row: one organ's standing with one requirement each."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from liaoliang import __version__
from liaoliang.api.answers import may_be_kept
from liaoliang.api.envelopes import Refusal
from liaoliang.api.notices import ADDRESS, NoticeId
from liaoliang.base.clock import office_day, office_now
from liaoliang.base.models import Event
from liaoliang.ledger.models import Assignment, Notice
from liaoliang.ledger.selectors import asked, public_notice, standings
from liaoliang.ledger.states import Shown

router = Router(tags=["要点和任务 notices and tasks"])
CHUNK = 1000
CSV, JSON_LINES = "text/csv", "application/jsonl"
# Column → the value's path from the assignment, heading of the CSV file.
COLUMNS: dict[str, tuple[str, str]] = {
    "requirement_id": ("requirement_id", "要求编号"),
    "ordinal": ("requirement__ordinal", "序号"),
    "category": ("requirement__task__category__title", "类别"),
    "task_number": ("requirement__task__number", "任务序号"),
    "task": ("requirement__task__title", "工作任务"),
    "requirement": ("requirement__governing_text", "具体要求"),
    "origin": ("requirement__origin", "来源"),
    "optional": ("requirement__optional", "鼓励性"),
    "units_text": ("requirement__units_text", "责任单位原文"),
    "deadline": ("requirement__deadline", "完成时限原文"),
    "organ_id": ("organ_id", "单位编号"),
    "organ": ("organ__name", "单位"),
    "part": ("part", "分工"),
    "due_on": ("due_on", "截止日"),
    "rectify_on": ("rectify_on", "整改期限"),
    "verified_on": ("verified_on", "核实日期"),
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _file(media_type: str, words: str) -> dict[str, Any]:
    """How the document describes an answer that is a file."""
    content = {media_type: {"schema": {"type": "string", "description": words}}}
    return {"responses": {200: {"description": words, "content": content}}}


@router.get(
    f"{ADDRESS}/ledger.csv",
    response={400: Refusal, 404: Refusal, 405: Refusal},
    url_name="ledger-csv",
    summary="整本台账(CSV)",
    openapi_extra=_file(CSV, "UTF-8 CSV,含 BOM,首行为列名(with BOM and a heading row)"),
)
def ledger_csv(request: HttpRequest, notice_id: NoticeId) -> StreamingHttpResponse:
    """整本台账,每行是一个单位的一条要求;以 =、+、-、@ 开头的文字前加单引号,防止被当作公式。

    The whole ledger, one row for each organ and requirement. Text that a spreadsheet would take for a formula
    is preceded by an apostrophe.
    """
    at, notice = office_now(), public_notice(notice_id)
    lines = _csv_lines(rows(notice, office_day(at)))
    return _download(lines, notice, at, (f"{CSV}; charset=utf-8", "csv"))


@router.get(
    f"{ADDRESS}/ledger.jsonl",
    response={400: Refusal, 404: Refusal, 405: Refusal},
    url_name="ledger-jsonl",
    summary="整本台账(JSON Lines)",
    openapi_extra=_file(JSON_LINES, "每行一个 JSON 对象(one JSON object on each line)"),
)
def ledger_jsonl(request: HttpRequest, notice_id: NoticeId) -> StreamingHttpResponse:
    """整本台账,每行是一个单位的一条要求。The whole ledger, one line for each organ and requirement."""
    at, notice = office_now(), public_notice(notice_id)
    found = rows(notice, office_day(at))
    lines = (json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in found)
    return _download(lines, notice, at, (JSON_LINES, "jsonl"))


def rows(notice: Notice, on: date) -> Iterator[dict[str, object]]:
    """Every organ's standing with every requirement, in the notice's order; read in chunks."""
    state = {(row.requirement_id, row.organ_id): row.shown for row in standings(asked(notice.pk), on)}
    paths = [path for path, _heading in COLUMNS.values()]
    found = Assignment.objects.filter(requirement__task__category__notice=notice, parent__isnull=True)
    ordered = found.order_by("requirement__ordinal", "organ__sort_order", "organ_id")
    for values in ordered.values_list(*paths).iterator(CHUNK):
        row = dict(zip(COLUMNS, values, strict=True))
        yield {**row, "shown": state[row["requirement_id"], row["organ_id"]].value}


class _Echo:
    """Where csv writes to: each line is handed on as it is made."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(found: Iterable[dict[str, object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    headings = [heading for _path, heading in COLUMNS.values()]
    yield "\ufeff" + str(writer.writerow([*headings, "状态代码", "状态"]))
    for row in found:
        label = str(Shown(str(row["shown"])).label)
        yield str(writer.writerow([*(_plain(value) for value in row.values()), label]))


def _plain(value: object) -> object:
    """A cell: blank for nothing, harmless for what a spreadsheet would calculate."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _download(
    lines: Iterable[str], notice: Notice, at: datetime, form: tuple[str, str]
) -> StreamingHttpResponse:
    content_type, ending = form
    name = f"ledger-{notice.pk}-{office_day(at).isoformat()}.{ending}"
    response = StreamingHttpResponse(lines, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-As-Of"] = at.isoformat()
    may_be_kept(response, _facts_behind(notice, at, ending))
    return response


def _facts_behind(notice: Notice, at: datetime, ending: str) -> bytes:
    """What a file follows from, without making it: the trail, for every change leaves an event there, and the day.

    The count besides the last number: of two events recorded at once, the lower number may arrive later.
    """
    trail = Event.objects.aggregate(last=Max("pk"), number=Count("pk"))
    return repr((notice.pk, ending, office_day(at), sorted(trail.items()), COLUMNS, __version__)).encode()
