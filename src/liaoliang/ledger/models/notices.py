"""A notice as it came in, and the rows the compiler made of it, until a coordinator adopts them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liaoliang.ledger.states import NoticeState


class Notice(models.Model):
    """A notice that sets a year's tasks. `front`, `body` and `unplaced` keep what is not a row.

    `front` holds the official metadata as written and the front matter's texts, `body` the tree of
    headings with their text. `predecessor` is last year's notice, looked back on.
    """

    evidence_type = "ledger.notice"

    title = models.CharField(_("标题"), max_length=300)
    document_number = models.CharField(_("发文字号"), max_length=100, blank=True)
    index_number = models.CharField(_("索引号"), max_length=100, blank=True)
    written_on = models.DateField(_("成文日期"), null=True, blank=True)
    released_on = models.DateField(_("发布日期"), null=True, blank=True)
    publisher = models.CharField(_("发布机构"), max_length=200, blank=True)
    validity = models.CharField(_("有效性"), max_length=20, blank=True)
    issuing_organ = models.ForeignKey(
        "organisations.Organ", models.PROTECT, related_name="+", verbose_name=_("统筹单位")
    )
    year = models.PositiveSmallIntegerField(_("年度"))
    state = models.CharField(_("状态"), max_length=10, choices=NoticeState, default=NoticeState.DRAFT)
    source = models.ForeignKey("base.Blob", models.PROTECT, related_name="+", verbose_name=_("原文件"))
    source_hash = models.CharField(_("原文件摘要"), max_length=64)
    source_name = models.CharField(_("原文件名"), max_length=255)
    layout = models.CharField(_("版式"), max_length=40, blank=True)
    front = models.JSONField(_("文首"), default=dict)
    body = models.JSONField(_("正文"), default=list)
    unplaced = models.JSONField(_("未归入的文字"), default=list)
    warnings = models.JSONField(_("提示"), default=list)
    predecessor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("上一年度通知"),
    )
    imported_at = models.DateTimeField(_("导入时间"))
    adopted_on = models.DateField(_("确认日期"), null=True, blank=True)
    closed_on = models.DateField(_("截止日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("通知")
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuing_organ", "source_hash"],
                condition=~Q(state=NoticeState.DISCARDED),
                name="ledger_notice_imported_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[NoticeState.ADOPTED, NoticeState.CLOSED], adopted_on__isnull=False)
                | Q(
                    state__in=[NoticeState.DRAFT, NoticeState.ARCHIVED, NoticeState.DISCARDED],
                    adopted_on__isnull=True,
                ),
                name="ledger_notice_adopted_on",
            ),
            models.CheckConstraint(
                condition=Q(state=NoticeState.CLOSED, closed_on__isnull=False)
                | (~Q(state=NoticeState.CLOSED) & Q(closed_on__isnull=True)),
                name="ledger_notice_closed_on",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("id")), name="ledger_notice_not_before_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DraftRow(models.Model):
    """One row as the compiler read it and the coordinator corrected it; `original` is what was read.

    `units` are as written, lead first; `lead_units` and `supporting_units` are null where the notice makes
    no difference. With `condition` the row waits for it, and falls due `due_workdays` after it is met.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="rows", verbose_name=_("通知"))
    ordinal = models.PositiveIntegerField(_("序号"))
    category = models.TextField(_("类别"), blank=True)
    task = models.TextField(_("工作任务"), blank=True)
    requirement = models.TextField(_("具体要求"), blank=True)
    units = models.JSONField(_("责任单位"), default=list, blank=True)
    lead_units = models.JSONField(_("牵头单位"), null=True, blank=True)
    supporting_units = models.JSONField(_("配合单位"), null=True, blank=True)
    units_text = models.TextField(_("责任单位原文"), blank=True)
    deadline = models.CharField(_("完成时限"), max_length=200, blank=True)
    deadline_from = models.DateField(_("起始日"), null=True, blank=True)
    deadline_to = models.DateField(_("截止日"), null=True, blank=True)
    targets = models.JSONField(_("量化指标"), default=list, blank=True)
    optional = models.BooleanField(_("鼓励性"), default=False)
    condition = models.TextField(_("前提条件"), blank=True)
    due_workdays = models.PositiveSmallIntegerField(_("条件成就后工作日数"), null=True, blank=True)
    body_text = models.TextField(_("正文表述"), blank=True)
    source_first = models.PositiveIntegerField(_("原文起始行"), default=0)
    source_last = models.PositiveIntegerField(_("原文结束行"), default=0)
    incomplete = models.BooleanField(_("内容不完整"), default=False)
    is_excluded = models.BooleanField(_("不列入"), default=False)
    is_added = models.BooleanField(_("人工增加"), default=False)
    corrected = models.BooleanField(_("已更正"), default=False)
    original = models.JSONField(_("原读取内容"), default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("待确认任务")
        ordering = ["notice", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "ordinal"], name="ledger_draft_row_ordinal"),
            models.CheckConstraint(
                condition=~Q(condition="") | Q(due_workdays__isnull=True),
                name="ledger_draft_row_days_need_condition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal} {self.requirement[:40]}"


class Governing(models.TextChoices):
    """Which of the two texts holds where annex and body of a notice differ."""

    UNDECIDED = "undecided", _("待决定")
    ANNEX = "annex", _("以附件为准")
    BODY = "body", _("以正文为准")
    MIXED = "mixed", _("逐处决定")


class TaskDisagreement(models.Model):
    """A place where annex and body say different things, and which of them the coordinator lets hold.

    `task` is empty while the notice is a draft and for what concerns no single task. The two sentences are
    whole, with the place in them where the difference begins. `confirmed_due_on` is the day that the
    coordinator confirmed with a decision for the body, where its words alone did not make it certain.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="disagreements", verbose_name=_("通知"))
    task = models.ForeignKey(
        "ledger.Task", models.CASCADE, null=True, blank=True, related_name="disagreements"
    )
    ordinal = models.PositiveIntegerField(_("序号"))
    kind = models.CharField(_("类型"), max_length=20)
    task_title = models.TextField(_("工作任务"), blank=True)
    sentence = models.TextField(_("差异"))
    annex = models.TextField(_("附件表述"), blank=True)
    body = models.TextField(_("正文表述"), blank=True)
    annex_span = models.JSONField(_("附件位置"), null=True, blank=True)
    body_span = models.JSONField(_("正文位置"), null=True, blank=True)
    annex_sentence = models.TextField(_("附件整句"), blank=True)
    annex_at = models.PositiveIntegerField(_("附件句中位置"), null=True, blank=True)
    body_sentence = models.TextField(_("正文整句"), blank=True)
    body_at = models.PositiveIntegerField(_("正文句中位置"), null=True, blank=True)
    confirmed_due_on = models.DateField(_("确认的完成时限"), null=True, blank=True)
    decision = models.CharField(
        _("决定"),
        max_length=10,
        choices=[choice for choice in Governing.choices if choice[0] != Governing.MIXED],
        default=Governing.UNDECIDED,
    )
    ground = models.TextField(_("理由"), blank=True)
    decided_by = models.ForeignKey(
        "organisations.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("决定时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("附件与正文差异")
        ordering = ["notice", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "ordinal"], name="ledger_disagreement_ordinal"),
            models.CheckConstraint(
                condition=Q(decision=Governing.UNDECIDED, decided_by__isnull=True)
                | Q(decision__in=[Governing.ANNEX, Governing.BODY], decided_by__isnull=False),
                name="ledger_disagreement_decided_by",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence
