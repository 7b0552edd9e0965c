"""What must hold before a step: each check returns every issue, as a sentence a person can act on."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext_noop

from liaoliang.base import measures
from liaoliang.base.models import Blob
from liaoliang.errors import Issue, NotReadyError, Severity
from liaoliang.ledger.models import Assignment, DraftRow, Notice, ReportEvidence, UnitQuestion
from liaoliang.ledger.reading import targets_of
from liaoliang.ledger.receipt import period_after_receipt
from liaoliang.ledger.rows import NoticeFacts, Proof, RowFacts
from liaoliang.ledger.states import State, Step, may
from liaoliang.messaging.checks import holds_personal_number
from liaoliang.organisations.models import Organ

_DIGIT: Final = re.compile(r"\d|[一二三四五六七八九十]月")
LONGEST_TEXT: Final = 5000
LONGEST_GROUND: Final = 500
MOST_PROOFS: Final = 20
LONGEST_URL: Final = 1000
LONGEST_PERIOD: Final = 400


def refuse_if(issues: Sequence[Issue]) -> None:
    """Raise NotReadyError with every blocking issue, if there is one."""
    blocking = [issue for issue in issues if issue.severity == "block"]
    if blocking:
        raise NotReadyError(blocking)


def ground_issues(ground: str, where: str = "ground") -> list[Issue]:
    """A ground is compulsory, short, and holds no personal number: it goes into the trail for good."""
    if not ground.strip():
        return [Issue("ledger.no_ground", gettext_noop("请写明理由"), where=where)]
    if len(ground) > LONGEST_GROUND:
        message = gettext_noop("理由不得超过{most}个字")
        return [Issue("ledger.ground_too_long", message, where, values={"most": LONGEST_GROUND})]
    return list(_personal(ground, where))


def row_issues(facts: RowFacts) -> list[Issue]:
    """What keeps a corrected row from being kept."""
    issues = []
    if not facts.requirement.strip():
        issues.append(Issue("ledger.row_empty", gettext_noop("具体要求不能为空"), where="requirement"))
    if facts.deadline_from and facts.deadline_to and facts.deadline_from > facts.deadline_to:
        issues.append(Issue("ledger.row_dates", gettext_noop("起始日不能晚于截止日"), where="deadline_from"))
    if facts.due_workdays is not None and not facts.condition.strip():
        message = gettext_noop("填写工作日数须同时写明前提条件")
        issues.append(Issue("ledger.row_condition", message, where="condition"))
    if facts.due_workdays is not None and not 0 < facts.due_workdays <= LONGEST_PERIOD:
        message = gettext_noop("工作日数应在1至{most}之间")
        issues.append(Issue("ledger.row_days", message, "due_workdays", values={"most": LONGEST_PERIOD}))
    return issues + list(_unit_issues(facts))


def _unit_issues(facts: RowFacts) -> Iterator[Issue]:
    written = [*facts.units, *(facts.lead_units or ()), *(facts.supporting_units or ())]
    if any(not unit.strip() or len(unit) > 300 for unit in written):
        message = gettext_noop("责任单位名称不能为空，也不能超过300个字")
        yield Issue("ledger.row_unit", message, where="units")


def own_area_issues(text: str, due_on: date | None, on: date) -> list[Issue]:
    """What keeps an organ's own area from being added; its words are public at once, by one person alone."""
    issues = row_issues(RowFacts("", "", text, (), deadline_to=due_on))
    if due_on is not None and due_on < on:
        issues.append(Issue("ledger.due_gone_by", gettext_noop("完成时限不能早于今天"), where="due_on"))
    if len(text) > LONGEST_TEXT:
        message = gettext_noop("具体要求不得超过{most}个字")
        issues.append(Issue("ledger.row_too_long", message, "requirement", values={"most": LONGEST_TEXT}))
    return issues + list(_personal(text, "requirement"))


def notice_issues(facts: NoticeFacts) -> list[Issue]:
    """What keeps corrected metadata from being kept."""
    issues = []
    if not facts.title.strip() or len(facts.title) > 300:
        issues.append(Issue("ledger.notice_title", gettext_noop("标题须为1至300个字"), where="title"))
    if not 2000 <= facts.year <= 2100:
        issues.append(Issue("ledger.notice_year", gettext_noop("年度不正确"), where="year"))
    if facts.written_on and facts.released_on and facts.released_on < facts.written_on:
        message = gettext_noop("发布日期不能早于成文日期")
        issues.append(Issue("ledger.notice_dates", message, where="released_on"))
    return issues


def adoption_issues(rows: Sequence[DraftRow]) -> list[Issue]:
    """Everything that keeps a draft from becoming the ledger; unknown unit names do not, they are asked about."""
    if not rows:
        return [Issue("ledger.no_rows", gettext_noop("没有可列入台账的任务，请先增加"), where="rows")]
    return [issue for row in rows for issue in _row_adoption_issues(row)]


def _row_adoption_issues(row: DraftRow) -> Iterator[Issue]:
    where = f"row-{row.ordinal}"
    if not row.requirement.strip():
        yield _of_row(row, "ledger.row_empty", gettext_noop("第{ordinal}条没有具体要求"), where)
    if row.incomplete:
        message = gettext_noop("第{ordinal}条在原文中被截断，请补全后更正")
        yield _of_row(row, "ledger.row_incomplete", message, where)
    if not (row.units or row.lead_units or row.supporting_units):
        message = gettext_noop("第{ordinal}条没有责任单位，请补上或不列入")
        yield _of_row(row, "ledger.row_without_unit", message, where)


def adoption_warnings(rows: Sequence[DraftRow], on: date) -> list[Issue]:
    """What deserves a look before a draft becomes the ledger; nothing of it keeps the draft from adoption."""
    return [issue for row in rows for issue in _row_warnings(row, on)]


def _row_warnings(row: DraftRow, on: date) -> Iterator[Issue]:
    where = f"row-{row.ordinal}"
    if row.deadline_to is not None and row.deadline_to < on:
        message = gettext_noop("第{ordinal}条的期限{day}早于今天，列入后立即逾期")
        values = {"ordinal": row.ordinal, "day": row.deadline_to.isoformat()}
        yield Issue("ledger.row_due_gone_by", message, where, "warn", values=values)
    if row.deadline_to is None and _DIGIT.search(row.deadline) and not _is_period(row.deadline):
        message = gettext_noop("第{ordinal}条的完成时限“{deadline}”读不出日期，请核对")
        values = {"ordinal": row.ordinal, "deadline": row.deadline}
        yield Issue("ledger.row_no_date", message, where, "warn", values=values)
    units = set(row.units) | set(row.lead_units or ())
    if row.supporting_units and units <= set(row.supporting_units):
        message = gettext_noop("第{ordinal}条只有配合单位，没有责任单位")
        yield _of_row(row, "ledger.row_only_supporting", message, where, "warn")
    if units and not row.corrected and row.original.get("units_text") == "":
        message = gettext_noop("第{ordinal}条没有写责任单位，沿用了上文的单位，请核对")
        yield _of_row(row, "ledger.row_inherited_units", message, where, "warn")


def _is_period(deadline: str) -> bool:
    """A cadence or a period counted from an event names no day, and need not."""
    kinds = {target["kind"] for target in targets_of(deadline)}
    return period_after_receipt(deadline) is not None or bool(kinds & {"cadence", "within"})


def _of_row(row: DraftRow, code: str, message: str, where: str, severity: Severity = "block") -> Issue:
    return Issue(code, message, where, severity, values={"ordinal": row.ordinal})


def report_issues(text: str, proofs: Sequence[Proof]) -> list[Issue]:
    """What a report lacks: words, at least one proof, proofs that are what they say."""
    issues = list(_text_issues(text))
    if not proofs:
        message = gettext_noop("请至少附一份佐证材料（文件、公开链接或指标数值）")
        issues.append(Issue("ledger.report_without_proof", message, where="evidence"))
    if len(proofs) > MOST_PROOFS:
        message = gettext_noop("佐证材料最多{most}份")
        issues.append(Issue("ledger.too_many_proofs", message, "evidence", values={"most": MOST_PROOFS}))
    return issues + [issue for number, proof in enumerate(proofs) for issue in _proof_issues(number, proof)]


def _text_issues(text: str) -> Iterator[Issue]:
    if not text.strip():
        yield Issue("ledger.report_empty", gettext_noop("请写明落实情况"), where="text")
    if len(text) > LONGEST_TEXT:
        message = gettext_noop("落实情况不得超过{most}个字")
        yield Issue("ledger.report_too_long", message, "text", values={"most": LONGEST_TEXT})
    yield from _personal(text, "text")


def _proof_issues(number: int, proof: Proof) -> Iterator[Issue]:
    where = f"evidence-{number}"
    yield from _personal(proof.name, where)
    if proof.kind == ReportEvidence.Kind.LINK and not is_public_address(proof.url):
        message = gettext_noop("“{url}”不是可公开访问的网址（应以 http:// 或 https:// 开头）")
        yield Issue("ledger.link_not_public", message, where, values={"url": proof.url[:100]})
    if proof.kind == ReportEvidence.Kind.MEASURE and proof.measure_key not in measures.all_measures():
        message = gettext_noop("平台没有指标“{key}”")
        yield Issue("ledger.unknown_measure", message, where, values={"key": proof.measure_key})
    if proof.kind == ReportEvidence.Kind.FILE:
        yield from _blob_issues(proof.blob, where)


def _blob_issues(blob: Blob | None, where: str) -> Iterator[Issue]:
    if blob is None or blob.state != Blob.State.STORED:
        yield Issue("ledger.file_not_stored", gettext_noop("文件尚未通过检查"), where=where)
    elif _is_used(blob):
        yield Issue("ledger.file_used", gettext_noop("该文件已用于其他事项，请重新上传"), where=where)


def _is_used(blob: Blob) -> bool:
    return ReportEvidence.objects.filter(blob=blob).exists() or Notice.objects.filter(source=blob).exists()


def is_public_address(url: str) -> bool:
    """Whether `url` has the form of a public web address; it is never fetched."""
    if not url.isprintable() or any(sign.isspace() or sign in '<>"\\' for sign in url):
        return False
    if len(url) > LONGEST_URL:
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    plain = parts.scheme in {"http", "https"} and parts.username is None and parts.password is None
    return plain and port != 0 and _is_public_host(parts.hostname or "")


def _is_public_host(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    labels = host.rstrip(".").split(".")
    if len(labels) < 2 or labels[-1] in {"local", "localhost", "internal", "lan", "home", "corp", "test"}:
        return False
    if labels[-1].isdigit():
        return False
    return all(0 < len(label) <= 63 and not label.startswith("-") for label in labels)


def hand_down_issues(
    assignment: Assignment, organs: Sequence[Organ], due_on: date | None, subordinate: set[int]
) -> list[Issue]:
    """What keeps an assignment from being handed down to these organs by that day."""
    issues = []
    if not organs:
        issues.append(Issue("ledger.nobody", gettext_noop("请选择下级单位"), where="organs"))
    strangers = [organ.label for organ in organs if organ.pk not in subordinate or not organ.is_active]
    if strangers:
        message = gettext_noop("{organs}不是本单位的下级单位")
        issues.append(Issue("ledger.not_beneath", message, "organs", values={"organs": "、".join(strangers)}))
    issues += _taken(assignment, organs)
    latest = assignment.effective_due_on
    if due_on and latest and due_on > latest:
        message = gettext_noop("下级单位的期限不能晚于本单位的期限{latest}")
        issues.append(Issue("ledger.due_too_late", message, "due_on", values={"latest": latest.isoformat()}))
    return issues


def _taken(assignment: Assignment, organs: Sequence[Organ]) -> list[Issue]:
    rows = Assignment.objects.filter(requirement_id=assignment.requirement_id, organ__in=list(organs))
    rows = rows.exclude(state=State.TAKEN_BACK)
    names = [row.organ.label for row in rows.select_related("organ")]
    if not names:
        return []
    message = gettext_noop("{organs}已经承担这项要求")
    return [Issue("ledger.already_assigned", message, "organs", values={"organs": "、".join(names)})]


def take_back_issues(children: Sequence[Assignment], chosen: Collection[int], ground: str) -> list[Issue]:
    """What keeps an assignment from being taken back from these organs; `children` went down and are there still.

    What has once been reported is verified or returned, not taken back; what went further down comes back first.
    """
    issues = list(ground_issues(ground))
    if not chosen:
        issues.append(Issue("ledger.nobody", gettext_noop("请选择下级单位"), where="organs"))
    if set(chosen) - {row.organ_id for row in children}:
        message = gettext_noop("所选的单位里有的没有承担这项任务，请刷新后再选")
        issues.append(Issue("ledger.not_handed_down", message, where="organs"))
    for row in children:
        if row.organ_id in chosen and (message := _kept_below(row)):
            issues.append(Issue("ledger.kept_below", message, "organs", values={"organ": row.organ.label}))
    return issues


def _kept_below(row: Assignment) -> str:
    if row.state == State.HANDED_DOWN:
        return gettext_noop("“{organ}”又分解给了它的下级单位，请它先收回")
    if row.state == State.NOT_APPLICABLE:
        return gettext_noop("“{organ}”已同意不涉及，不用收回")
    if not may(Step.TAKE_BACK, row.state) or row.reports.exists():
        return gettext_noop("“{organ}”已经报送过，不能收回；可以核实或退回整改")
    return ""


def measure_issues(key: str, target: Decimal) -> list[Issue]:
    """What keeps a measure from verifying a requirement."""
    issues = []
    if key not in measures.all_measures():
        message = gettext_noop("平台没有指标“{key}”")
        issues.append(Issue("ledger.unknown_measure", message, "measure", values={"key": key}))
    if not target.is_finite() or target < 0 or target != target.quantize(Decimal("0.01")):
        message = gettext_noop("目标值应为不小于0的数，最多两位小数")
        issues.append(Issue("ledger.measure_target", message, where="target"))
    return issues


def closing_issues(notice: Notice) -> list[Issue]:
    """What must be settled before a year's ledger is closed."""
    rows = Assignment.objects.filter(requirement__task__category__notice=notice)
    pending = rows.filter(state__in=[State.REPORTED, State.DECLINED]).count()
    questions = UnitQuestion.objects.filter(
        requirement__task__category__notice=notice, state=UnitQuestion.State.OPEN
    ).count()
    issues = []
    if pending:
        message = gettext_noop("还有{count}项报送或申请等待核实、决定")
        issues.append(Issue("ledger.pending", message, "assignments", values={"count": pending}))
    if questions:
        message = gettext_noop("还有{count}个责任单位名称没有指定")
        issues.append(Issue("ledger.questions", message, "questions", values={"count": questions}))
    return issues


def _personal(text: str, where: str) -> Iterable[Issue]:
    if holds_personal_number(text):
        message = gettext_noop(
            "这里有公民身份号码、手机号码或银行卡号，请删去，或者用星号遮住中间几位（例如 138****0000）"
        )
        yield Issue("ledger.personal_data", message, where=where)
