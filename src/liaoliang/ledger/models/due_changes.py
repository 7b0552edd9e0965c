"""A due day that was moved: from where, to where, why, and who let it count."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liaoliang.ledger.models.assignments import Assignment


class DueChange(models.Model):
    """One change of one assignment's due day; the old day, the new one, the ground and the day are public.

    A day that had gone by already is not moved by one person: the change is pending, and the old day holds,
    until another coordinator of the same organ agrees.
    """

    class State(models.TextChoices):
        """Whether the new day holds."""

        EFFECTIVE = "effective", _("已生效")
        PENDING = "pending", _("待另一名协调员同意")
        REFUSED = "refused", _("未获同意")
        REPLACED = "replaced", _("已被新的调整取代")

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="due_changes")
    before = models.DateField(_("原期限"), null=True, blank=True)
    after = models.DateField(_("新期限"), null=True, blank=True)
    ground = models.TextField(_("理由"))
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.EFFECTIVE)
    was_late = models.BooleanField(_("调整时已逾期"), default=False)
    by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, related_name="+", verbose_name=_("提出人")
    )
    on = models.DateField(_("调整日期"))
    decided_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("期限调整")
        ordering = ["assignment", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(state="pending"), name="ledger_due_change_pending_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="effective", was_late=True)
                | (Q(decided_by__isnull=False, decided_on__isnull=False) & ~Q(decided_by=F("by"))),
                name="ledger_due_change_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.before}→{self.after}"
