"""Messages in an officer's inbox. A message tells; what has to be done stands in the worklist."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """One notice to one officer. It holds no personal data and its link leads inside the workbench only."""

    recipient = models.ForeignKey(
        "organisations.Officer", on_delete=models.PROTECT, related_name="+", verbose_name=_("收件人")
    )
    kind = models.CharField(_("类别"), max_length=60)
    subject = models.CharField(_("标题"), max_length=400)
    body = models.TextField(_("正文"), blank=True)
    link = models.CharField(_("链接"), max_length=500, blank=True)
    sender_name = models.CharField(_("发送人"), max_length=100, blank=True)
    sender_organ_name = models.CharField(_("发送单位"), max_length=200, blank=True)
    # A sender that may run twice (a reminder job) gives a key; the second run then changes nothing.
    key = models.CharField(_("去重标识"), max_length=200, null=True)
    sent_at = models.DateTimeField(_("发送时间"))
    read_at = models.DateTimeField(_("阅读时间"), null=True)

    class Meta:
        verbose_name = _("消息")
        verbose_name_plural = _("消息")
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(fields=("recipient", "key"), name="message_once_per_key"),
            models.CheckConstraint(
                condition=models.Q(link="")
                | (models.Q(link__startswith="/") & ~models.Q(link__startswith="//")),
                name="message_link_is_internal",
            ),
        ]
        indexes = [
            models.Index(fields=("recipient", "-id"), name="message_inbox"),
            models.Index(
                fields=("recipient",), condition=models.Q(read_at__isnull=True), name="message_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
