"""One requirement in the hands of one organ, what it reports, what measures say, what reminders went out."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from liaoliang.ledger.models.tasks import Operator, Requirement
from liaoliang.ledger.states import State

UNDATED = datetime.date(9999, 12, 31)
REPORT_EVIDENCE = "ledger.report"


class Part(models.TextChoices):
    """What an organ is in a requirement."""

    LEAD = "lead", _("牵头单位")
    RESPONSIBLE = "responsible", _("责任单位")
    SUPPORTING = "supporting", _("配合单位")


class Assignment(models.Model):
    """A requirement × an organ. `unit_text` is the unit as the notice wrote it.

    A calendar date of the notice is `due_on` as it stands; `rectify_on` replaces it after a return.
    `not_before_on` stands in where a period runs into a year without a loaded calendar. Once something came
    late, `late_due_on` keeps the day that was missed and `late_done_on` the day it came: a report does not make
    it undone. Verified needs a
    report of one person and an approval of another, or a reading of a confirmed measure: the CHECKs below
    and the triggers of `guards` hold that in the database.
    """

    evidence_type = "ledger.assignment"

    requirement = models.ForeignKey(
        Requirement, models.PROTECT, related_name="assignments", verbose_name=_("具体要求")
    )
    organ = models.ForeignKey(
        "organisations.Organ", models.PROTECT, related_name="+", verbose_name=_("责任单位")
    )
    part = models.CharField(_("分工"), max_length=12, choices=Part, default=Part.RESPONSIBLE)
    unit_text = models.CharField(_("原文"), max_length=300, blank=True)
    via_collective = models.BooleanField(_("由统称展开"), default=False)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上级任务"),
    )
    state = models.CharField(_("状态"), max_length=14, choices=State, default=State.ASSIGNED)
    due_on = models.DateField(_("期限"), null=True, blank=True)
    not_before_on = models.DateField(_("不早于"), null=True, blank=True)
    due_basis = models.CharField(_("期限依据"), max_length=300, blank=True)
    due_ground = models.TextField(_("期限调整理由"), blank=True)
    rectify_on = models.DateField(_("整改期限"), null=True, blank=True)
    sort_on = models.GeneratedField(
        expression=Coalesce("rectify_on", "due_on", "not_before_on", models.Value(UNDATED)),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("排序日"),
    )
    assigned_on = models.DateField(_("下达日期"), null=True, blank=True)
    accepted_on = models.DateField(_("接受日期"), null=True, blank=True)
    reported_on = models.DateField(_("报送日期"), null=True, blank=True)
    reported_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    late_due_on = models.DateField(_("错过的期限"), null=True, blank=True)
    late_done_on = models.DateField(_("迟报日期"), null=True, blank=True)
    decline_ground = models.TextField(_("不涉及的理由"), blank=True)
    decline_asked_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decline_decided_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_on = models.DateField(_("核实日期"), null=True, blank=True)
    verified_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_hash = models.CharField(_("核实内容摘要"), max_length=64, blank=True)
    verified_reading = models.ForeignKey(
        "ledger.MeasureReading", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = _("责任单位任务")
        ordering = ["sort_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "organ"],
                condition=~Q(state=State.TAKEN_BACK),
                name="ledger_assignment_once",
            ),
            models.CheckConstraint(
                condition=(
                    Q(verified_on__isnull=True, verified_by__isnull=True, verified_reading__isnull=True)
                    & ~Q(state=State.VERIFIED)
                )
                | (
                    Q(
                        state=State.VERIFIED,
                        verified_on__isnull=False,
                        reported_by__isnull=False,
                        verified_by__isnull=False,
                        verified_reading__isnull=True,
                    )
                    & ~Q(verified_by=F("reported_by"))
                    & ~Q(verified_hash="")
                )
                | Q(
                    state=State.VERIFIED,
                    verified_on__isnull=False,
                    verified_by__isnull=True,
                    verified_reading__isnull=False,
                ),
                name="ledger_assignment_verified_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.NOT_APPLICABLE)
                | (
                    Q(decline_asked_by__isnull=False, decline_decided_by__isnull=False)
                    & ~Q(decline_asked_by=F("decline_decided_by"))
                    & ~Q(decline_ground="")
                ),
                name="ledger_assignment_let_off_by_another",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(not_before_on__isnull=True),
                name="ledger_assignment_due_or_not_before",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="ledger_assignment_not_its_own_parent"),
            models.CheckConstraint(
                condition=~Q(state=State.REPORTED) | Q(reported_by__isnull=False, reported_on__isnull=False),
                name="ledger_assignment_reported_by",
            ),
            models.CheckConstraint(
                condition=Q(late_due_on__isnull=True, late_done_on__isnull=True)
                | Q(late_due_on__lt=F("late_done_on")),
                name="ledger_assignment_late_is_later",
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "sort_on", "id"], name="ledger_assignment_of_organ"),
            models.Index(fields=["requirement", "state"], name="ledger_assignment_of_req"),
        ]

    def __str__(self) -> str:
        return f"{self.requirement_id}×{self.organ_id}"

    @property
    def effective_due_on(self) -> datetime.date | None:
        """The day that counts: the one set for rectification, else the due day."""
        return self.rectify_on or self.due_on


class Report(models.Model):
    """What an organ reports on one assignment; `content_hash` covers text and evidence.

    Its identity is written once (see `guards`); what is approved is exactly this hash.
    """

    evidence_type = REPORT_EVIDENCE

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reports")
    ordinal = models.PositiveIntegerField(_("次数"))
    text = models.TextField(_("落实情况"))
    by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, related_name="+", verbose_name=_("报送人")
    )
    at = models.DateTimeField(_("报送时间"))
    content_hash = models.CharField(_("内容摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("报送")
        ordering = ["assignment", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "ordinal"], name="ledger_report_ordinal")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}/{self.ordinal}"


class ReportEvidence(models.Model):
    """One proof with a report: a file, a public link (never fetched), or what a measure said that day."""

    class Kind(models.TextChoices):
        """What the proof is."""

        FILE = "file", _("文件")
        LINK = "link", _("公开链接")
        MEASURE = "measure", _("指标数值")

    report = models.ForeignKey(Report, models.PROTECT, related_name="evidence")
    ordinal = models.PositiveIntegerField(_("序号"))
    kind = models.CharField(_("类型"), max_length=8, choices=Kind)
    name = models.CharField(_("名称"), max_length=300)
    blob = models.ForeignKey("base.Blob", models.PROTECT, null=True, blank=True, related_name="+")
    url = models.CharField(_("网址"), max_length=1000, blank=True)
    measure = models.JSONField(_("指标"), default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("佐证材料")
        ordering = ["report", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["report", "ordinal"], name="ledger_report_evidence_ordinal"),
            models.CheckConstraint(
                condition=(Q(kind="file", blob__isnull=False, url=""))
                | (Q(kind="link", blob__isnull=True) & ~Q(url=""))
                | Q(kind="measure", blob__isnull=True, url=""),
                name="ledger_report_evidence_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MeasureReading(models.Model):
    """What a requirement's measure said for one organ on one day; append-only, kept when it changes."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="readings")
    measure_key = models.CharField(_("指标"), max_length=80)
    operator = models.CharField(_("目标方向"), max_length=8, choices=Operator)
    target = models.DecimalField(_("目标值"), max_digits=12, decimal_places=2)
    value = models.DecimalField(_("数值"), max_digits=14, decimal_places=2, null=True)
    numerator = models.BigIntegerField(_("分子"))
    denominator = models.BigIntegerField(_("分母"))
    is_reached = models.BooleanField(_("达到目标"))
    read_on = models.DateField(_("读取日"))

    class Meta:
        verbose_name = verbose_name_plural = _("指标读数")
        ordering = ["assignment", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_reached=False)
                | Q(operator=Operator.AT_LEAST, value__isnull=False, value__gte=F("target"))
                | Q(operator=Operator.AT_MOST, value__isnull=False, value__lte=F("target")),
                name="ledger_reading_reached_is_true",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_key} {self.value}"


class ReminderSent(models.Model):
    """A rung of the reminder ladder that was taken for one assignment and one due day."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="reminders")
    step = models.CharField(_("提醒"), max_length=30)
    due_on = models.DateField(_("期限"))
    sent_on = models.DateField(_("提醒日"))

    class Meta:
        verbose_name = verbose_name_plural = _("已发提醒")
        ordering = ["assignment", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "due_on", "step"], name="ledger_reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.step}"
