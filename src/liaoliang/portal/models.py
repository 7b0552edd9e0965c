"""The portal's one table: how many readers found a page clear, by day. No text, no person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClarityCount(models.Model):
    """How often one answer was given about one page on one day."""

    class Answer(models.TextChoices):
        """What a reader says of a page."""

        CLEAR = "clear", _("说清楚了")
        NOT_FOUND = "not_found", _("没有找到我要的内容")
        HARD = "hard", _("看不懂")
        WRONG = "wrong", _("内容有错")
        BROKEN = "broken", _("打不开或显示不对")

    page = models.CharField(_("网页"), max_length=200)
    answer = models.CharField(_("回答"), max_length=10, choices=Answer)
    on = models.DateField(_("日期"))
    count = models.PositiveIntegerField(_("次数"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("读者评价")
        ordering = ["-on", "page"]
        constraints = [models.UniqueConstraint(fields=["page", "answer", "on"], name="clarity_count_once")]

    def __str__(self) -> str:
        return f"{self.page} {self.answer} {self.count}"
