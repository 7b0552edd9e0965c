"""Work items: one thing that one officer, or the holders of one role in one organ, should do."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

# Items without a day come after all that have one.
UNDATED = datetime.date(9999, 12, 31)


class State(models.TextChoices):
    """An item is open until its subject moves on; nobody ticks it off by hand."""

    OPEN = "open", _("待办")
    DONE = "done", _("已办")


class WorkItem(models.Model):
    """What waits, for whom, by when and on what basis. Late or not is computed when it is read."""

    subject_type = models.CharField(_("对象类型"), max_length=64)
    subject_id = models.PositiveBigIntegerField(_("对象编号"))
    officer = models.ForeignKey(
        "organisations.Officer",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("办理人"),
    )
    organ = models.ForeignKey(
        "organisations.Organ",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("办理单位"),
    )
    role = models.CharField(_("办理角色"), max_length=40, blank=True)
    verb = models.CharField(_("要办的事"), max_length=40)
    title = models.CharField(_("事项"), max_length=300)
    category = models.CharField(_("类别"), max_length=60)
    link = models.CharField(_("链接"), max_length=500)
    due_on = models.DateField(_("到期日"), null=True)
    not_before_on = models.DateField(_("不早于"), null=True)
    due_basis = models.CharField(_("期限依据"), max_length=300, blank=True)
    sort_on = models.GeneratedField(
        expression=Coalesce("due_on", "not_before_on", models.Value(UNDATED)),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("排序日"),
    )
    state = models.CharField(_("状态"), max_length=8, choices=State, default=State.OPEN)
    # Names the assignee while the item is open and is empty (NULL) afterwards, so that one unique
    # constraint keeps open items single and lets any number of closed ones stay as history.
    open_key = models.CharField(_("在办标识"), max_length=100, null=True)
    opened_at = models.DateTimeField(_("产生时间"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)

    class Meta:
        verbose_name = _("待办事项")
        verbose_name_plural = _("待办事项")
        ordering = ("sort_on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("subject_type", "subject_id", "verb", "open_key"), name="workitem_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(officer__isnull=False, organ__isnull=True, role="")
                | models.Q(officer__isnull=True, organ__isnull=False),
                name="workitem_officer_or_organ",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.OPEN, open_key__isnull=False, closed_at__isnull=True)
                | models.Q(state=State.DONE, open_key__isnull=True, closed_at__isnull=False),
                name="workitem_state_is_consistent",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__isnull=True) | models.Q(not_before_on__isnull=True),
                name="workitem_due_or_not_before",
            ),
            models.CheckConstraint(
                condition=models.Q(link__startswith="/") & ~models.Q(link__startswith="//"),
                name="workitem_link_is_internal",
            ),
        ]
        indexes = [
            models.Index(
                fields=("officer", "sort_on", "id"),
                condition=models.Q(state=State.OPEN),
                name="workitem_of_officer",
            ),
            models.Index(
                fields=("organ", "role", "sort_on", "id"),
                condition=models.Q(state=State.OPEN),
                name="workitem_of_organ",
            ),
            models.Index(fields=("subject_type", "subject_id"), name="workitem_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.verb}：{self.title}"
