"""Requests for review and the decisions on them.

A decision is bound to the hash of what was read. When the content changes its hash changes, and the
old approvals simply no longer match it: nothing is deleted, nothing has to be revoked.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """The steps of review; which of them a thing needs is decided by the module that owns it."""

    FIRST = "first", _("一审")
    SECOND = "second", _("二审")
    THIRD = "third", _("三审")
    SECRECY = "secrecy", _("保密审查")
    VERIFY = "verify", _("核验")


class RequestState(models.TextChoices):
    """Where a request stands."""

    OPEN = "open", _("待审")
    APPROVED = "approved", _("通过")
    SENT_BACK = "sent_back", _("退回")
    WITHDRAWN = "withdrawn", _("撤回")
    SUPERSEDED = "superseded", _("内容已改动")


class Decision(models.TextChoices):
    """What a reviewer may say."""

    APPROVED = "approved", _("通过")
    SENT_BACK = "sent_back", _("退回")


class ReviewRequest(models.Model):
    """A text, by its hash, laid before the reviewers of one organ for one step."""

    evidence_type = "review.request"

    subject_type = models.CharField(_("对象类型"), max_length=64)
    subject_id = models.PositiveBigIntegerField(_("对象编号"))
    content_hash = models.CharField(_("内容校验值"), max_length=64)
    step = models.CharField(_("环节"), max_length=12, choices=Step)
    author = models.ForeignKey(
        "organisations.Officer", on_delete=models.PROTECT, related_name="+", verbose_name=_("起草人")
    )
    organ = models.ForeignKey(
        "organisations.Organ", on_delete=models.PROTECT, related_name="+", verbose_name=_("审查单位")
    )
    role = models.CharField(_("审查角色"), max_length=40)
    title = models.CharField(_("事项"), max_length=300)
    link = models.CharField(_("链接"), max_length=500)
    state = models.CharField(_("状态"), max_length=12, choices=RequestState, default=RequestState.OPEN)
    requested_at = models.DateTimeField(_("送审时间"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)

    class Meta:
        verbose_name = _("送审")
        verbose_name_plural = _("送审")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("subject_type", "subject_id", "step"),
                condition=Q(state=RequestState.OPEN),
                name="review_one_open_request",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.OPEN, closed_at__isnull=True)
                | (~Q(state=RequestState.OPEN) & Q(closed_at__isnull=False)),
                name="review_request_closed_at",
            ),
        ]
        indexes = [
            models.Index(fields=("subject_type", "subject_id", "content_hash"), name="review_request_subject")
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}：{self.title}"


class Approval(models.Model):
    """One reviewer's decision on one request; append-only, in this database and by trigger.

    It repeats the request's subject, hash, step and author as columns, because the separation of
    persons must hold in the database and not in the program alone.
    """

    request = models.OneToOneField(
        ReviewRequest, on_delete=models.PROTECT, related_name="approval", verbose_name=_("送审")
    )
    subject_type = models.CharField(_("对象类型"), max_length=64)
    subject_id = models.PositiveBigIntegerField(_("对象编号"))
    content_hash = models.CharField(_("内容校验值"), max_length=64)
    step = models.CharField(_("环节"), max_length=12, choices=Step)
    author = models.ForeignKey(
        "organisations.Officer", on_delete=models.PROTECT, related_name="+", verbose_name=_("起草人")
    )
    approver = models.ForeignKey(
        "organisations.Officer", on_delete=models.PROTECT, related_name="+", verbose_name=_("审查人")
    )
    decision = models.CharField(_("意见"), max_length=12, choices=Decision)
    reason = models.TextField(_("理由"), blank=True)
    decided_at = models.DateTimeField(_("审查时间"))

    class Meta:
        verbose_name = _("审查意见")
        verbose_name_plural = _("审查意见")
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=~Q(approver=F("author")), name="approval_not_by_the_author"),
            models.UniqueConstraint(
                fields=("subject_type", "subject_id", "content_hash", "step"),
                condition=Q(decision=Decision.APPROVED),
                name="approval_one_per_step",
            ),
            models.UniqueConstraint(
                fields=("subject_type", "subject_id", "content_hash", "approver"),
                condition=Q(decision=Decision.APPROVED),
                name="approval_one_step_per_person",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.APPROVED) | ~Q(reason=""), name="approval_send_back_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}：{self.get_decision_display()}"
