"""The look-back (回头看): last year's tasks, checked one by one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liaoliang.ledger.models.notices import DraftRow, Notice
from liaoliang.ledger.models.tasks import Requirement


class Finding(models.TextChoices):
    """What the check of one of last year's tasks found."""

    UNCHECKED = "unchecked", _("未核查")
    DONE = "done", _("已完成")
    PARTLY = "partly", _("部分完成")
    NOT_DONE = "not_done", _("未完成")
    LAPSED = "lapsed", _("已不适用")


class LookBackItem(models.Model):
    """One of last year's requirements under this year's notice, with what the check found.

    `is_key`: it named who and by when, which the check looks at first. Finished or lapsed counts only once a
    second person has confirmed it.
    """

    evidence_type = "ledger.look_back_item"

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="look_back", verbose_name=_("本年度通知"))
    ordinal = models.PositiveIntegerField(_("序号"))
    source_requirement = models.ForeignKey(
        Requirement, models.PROTECT, null=True, blank=True, related_name="looked_back"
    )
    source_row = models.ForeignKey(
        DraftRow, models.PROTECT, null=True, blank=True, related_name="looked_back"
    )
    category = models.TextField(_("类别"), blank=True)
    task = models.TextField(_("工作任务"), blank=True)
    text = models.TextField(_("具体要求"))
    units = models.JSONField(_("责任单位"), default=list)
    units_text = models.TextField(_("责任单位原文"), blank=True)
    deadline = models.CharField(_("完成时限"), max_length=200, blank=True)
    is_key = models.BooleanField(_("责任与时限明确"), default=False)
    finding = models.CharField(_("核查结果"), max_length=10, choices=Finding, default=Finding.UNCHECKED)
    remark = models.TextField(_("核查说明"), blank=True)
    checked_on = models.DateField(_("核查日期"), null=True, blank=True)
    checked_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_on = models.DateField(_("确认日期"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = _("回头看事项")
        ordering = ["notice", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "ordinal"], name="ledger_look_back_ordinal"),
            models.CheckConstraint(
                condition=Q(finding=Finding.UNCHECKED, checked_by__isnull=True, checked_on__isnull=True)
                | (
                    ~Q(finding=Finding.UNCHECKED)
                    & Q(checked_by__isnull=False, checked_on__isnull=False)
                    & ~Q(remark="")
                ),
                name="ledger_look_back_checked_by",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_on__isnull=True)
                | (
                    Q(
                        finding__in=[Finding.DONE, Finding.LAPSED],
                        confirmed_by__isnull=False,
                        confirmed_on__isnull=False,
                    )
                    & ~Q(confirmed_by=F("checked_by"))
                ),
                name="ledger_look_back_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_settled(self) -> bool:
        """The check has a result that counts."""
        if self.finding in {Finding.DONE, Finding.LAPSED}:
            return self.confirmed_by_id is not None
        return self.finding != Finding.UNCHECKED
