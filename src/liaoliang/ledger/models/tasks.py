"""What an adopted notice asks for: categories, tasks, requirements, and unit names nobody knows yet."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liaoliang.ledger.models.notices import Governing, Notice


class Origin(models.TextChoices):
    """Where a requirement comes from."""

    NOTICE = "notice", _("通知")
    OWN_AREA = "own_area", _("自行确定的重点领域")
    CARRIED_OVER = "carried_over", _("上年度结转")


class Verification(models.TextChoices):
    """How a requirement becomes verified."""

    REPORT = "report", _("报送核验")
    MEASURE = "measure", _("数据自动核实")


class Operator(models.TextChoices):
    """On which side of its target a measure must lie."""

    AT_LEAST = "at_least", _("不低于")
    AT_MOST = "at_most", _("不超过")


class Category(models.Model):
    """A part of the notice. `title` is the one that governs, `annex_title` the annexed table's."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="categories", verbose_name=_("通知"))
    ordinal = models.PositiveIntegerField(_("序号"))
    title = models.TextField(_("类别"), blank=True)
    annex_title = models.TextField(_("附件中的类别"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("任务类别")
        ordering = ["notice", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["notice", "ordinal"], name="ledger_category_ordinal")]

    def __str__(self) -> str:
        return self.title


class Task(models.Model):
    """One task with the body's text beside the annex's; `number` counts through the whole notice."""

    category = models.ForeignKey(Category, models.PROTECT, related_name="tasks", verbose_name=_("类别"))
    number = models.PositiveIntegerField(_("任务序号"))
    title = models.TextField(_("工作任务"))
    annex_title = models.TextField(_("附件中的任务"), blank=True)
    body_text = models.TextField(_("正文表述"), blank=True)
    governing = models.CharField(_("以何为准"), max_length=10, choices=Governing, default=Governing.ANNEX)
    origin = models.CharField(_("来源"), max_length=14, choices=Origin, default=Origin.NOTICE)

    class Meta:
        verbose_name = verbose_name_plural = _("工作任务")
        ordering = ["category__notice", "number"]
        constraints = [models.UniqueConstraint(fields=["category", "number"], name="ledger_task_number")]

    def __str__(self) -> str:
        return self.title


class Requirement(models.Model):
    """One row of the breakdown: what exactly, who as written, by when, and how it is verified.

    `text` is the annex's and never changes; `governing_text` carries what the coordinator decided where the
    body differs. A measure that verifies is set by one person and confirmed by another.
    """

    evidence_type = "ledger.requirement"

    task = models.ForeignKey(Task, models.PROTECT, related_name="requirements", verbose_name=_("工作任务"))
    ordinal = models.PositiveIntegerField(_("序号"))
    origin = models.CharField(_("来源"), max_length=14, choices=Origin, default=Origin.NOTICE)
    text = models.TextField(_("具体要求"))
    governing_text = models.TextField(_("现行表述"))
    units_text = models.TextField(_("责任单位原文"), blank=True)
    units = models.JSONField(_("责任单位"), default=list)
    lead_units = models.JSONField(_("牵头单位"), null=True)
    supporting_units = models.JSONField(_("配合单位"), null=True)
    deadline = models.CharField(_("完成时限"), max_length=200, blank=True)
    due_from = models.DateField(_("起始日"), null=True, blank=True)
    due_on = models.DateField(_("截止日"), null=True, blank=True)
    # The annex's own deadline, kept once the body's words have replaced it.
    annex_dates = models.JSONField(_("附件中的完成时限"), null=True, blank=True)
    targets = models.JSONField(_("量化指标"), default=list)
    optional = models.BooleanField(_("鼓励性"), default=False)
    condition = models.TextField(_("前提条件"), blank=True)
    due_workdays = models.PositiveSmallIntegerField(_("条件成就后工作日数"), null=True, blank=True)
    condition_met_on = models.DateField(_("条件成就日"), null=True, blank=True)
    condition_met_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    condition_evidence = models.TextField(_("条件成就依据"), blank=True)
    verification = models.CharField(
        _("核实方式"), max_length=8, choices=Verification, default=Verification.REPORT
    )
    measure_key = models.CharField(_("指标"), max_length=80, blank=True)
    measure_operator = models.CharField(
        _("目标方向"), max_length=8, choices=Operator, default=Operator.AT_LEAST
    )
    measure_target = models.DecimalField(_("目标值"), max_digits=12, decimal_places=2, null=True, blank=True)
    measure_set_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    measure_confirmed_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    carried_from = models.OneToOneField(
        "ledger.LookBackItem",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name=_("结转自"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("具体要求")
        ordering = ["task__number", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["task", "ordinal"], name="ledger_requirement_ordinal"),
            models.CheckConstraint(
                condition=Q(verification=Verification.REPORT)
                | (
                    Q(
                        measure_target__isnull=False,
                        measure_set_by__isnull=False,
                        measure_confirmed_by__isnull=False,
                    )
                    & ~Q(measure_key="")
                    & ~Q(measure_set_by=F("measure_confirmed_by"))
                ),
                name="ledger_requirement_measure_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(condition_met_on__isnull=True)
                | (Q(condition_met_by__isnull=False) & ~Q(condition="") & ~Q(condition_evidence="")),
                name="ledger_requirement_condition_proven",
            ),
        ]

    def __str__(self) -> str:
        return self.governing_text[:60]

    @property
    def verifies_itself(self) -> bool:
        """Whether a confirmed measure verifies it."""
        return self.verification == Verification.MEASURE


class UnitQuestion(models.Model):
    """A unit name that did not say which organs it means; a person answers, and names become aliases.

    `kind`: `unknown`, `ambiguous`, or `open` (市政府相关部门: the notice leaves the choice to the coordinator).
    `candidates` and `answer` are organ ids.
    """

    class Kind(models.TextChoices):
        """Why the name could not be resolved."""

        UNKNOWN = "unknown", _("未登记的名称")
        AMBIGUOUS = "ambiguous", _("有多个单位符合")
        OPEN = "open", _("须逐项指定")

    class State(models.TextChoices):
        """Where the question stands."""

        OPEN = "open", _("待指定")
        ANSWERED = "answered", _("已指定")
        DISMISSED = "dismissed", _("不是责任单位")

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="questions")
    text = models.CharField(_("原文"), max_length=300)
    part = models.CharField(_("分工"), max_length=12)
    kind = models.CharField(_("情形"), max_length=10, choices=Kind)
    candidates = models.JSONField(_("可选单位"), default=list, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.OPEN)
    answer = models.JSONField(_("指定单位"), default=list, blank=True)
    ground = models.TextField(_("理由"), blank=True)
    answered_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("指定时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("待指定单位")
        ordering = ["requirement__task__number", "requirement__ordinal", "id"]
        constraints = [
            models.UniqueConstraint(fields=["requirement", "text"], name="ledger_unit_question_once"),
            models.CheckConstraint(
                condition=Q(state="open", answered_by__isnull=True)
                | (~Q(state="open") & Q(answered_by__isnull=False)),
                name="ledger_unit_question_answered_by",
            ),
        ]

    def __str__(self) -> str:
        return self.text
