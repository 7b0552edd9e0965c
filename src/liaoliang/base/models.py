"""Rows that every module stands on. Organ and officer are kept as plain id plus the name of that day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liaoliang.base.receipts import Receipt

HASH_LENGTH = 64


class DemoMark(models.Model):
    """Says that this database is a demonstration. One row at most; real offices have none."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    is_demo = models.BooleanField(_("演示数据"), default=True)
    office_offset_seconds = models.BigIntegerField(_("办公时钟偏移(秒)"), default=0)
    created_at = models.DateTimeField(_("建立时间"), auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("演示标记")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="demo_mark_only_one"),
            models.CheckConstraint(
                condition=Q(is_demo=True) | Q(office_offset_seconds=0), name="demo_mark_shift_needs_demo"
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Event(models.Model):
    """One step of one subject: who, when, for which organ, on what ground, with which documents.

    Append-only by trigger. `hash` covers all other columns and `prev_hash`, which is the hash of the
    subject's event before (64 zeros for the first). `at` is the office's moment, `recorded_at` the machine's.
    """

    subject_type = models.CharField(_("事项类型"), max_length=64)
    subject_id = models.PositiveBigIntegerField(_("事项编号"))
    seq = models.PositiveIntegerField(_("序号"))
    action = models.CharField(_("动作"), max_length=80)
    actor_id = models.PositiveBigIntegerField(_("经办人编号"), null=True, blank=True)
    actor_name = models.CharField(_("经办人"), max_length=64)
    organ_id = models.PositiveBigIntegerField(_("单位编号"), null=True, blank=True)
    organ_name = models.CharField(_("单位"), max_length=128, blank=True)
    at = models.DateTimeField(_("办理时间"), db_index=True)
    recorded_at = models.DateTimeField(_("记录时间"))
    ground = models.TextField(_("依据"), blank=True)
    detail = models.JSONField(_("内容"), default=dict, blank=True)
    documents = models.JSONField(_("材料"), default=list, blank=True)
    prev_hash = models.CharField(_("前一摘要"), max_length=HASH_LENGTH)
    hash = models.CharField(_("摘要"), max_length=HASH_LENGTH)
    algorithm = models.CharField(_("摘要算法"), max_length=10)

    class Meta:
        verbose_name = verbose_name_plural = _("留痕记录")
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "seq"],
                name="event_no_fork",
                violation_error_code="fork",
            ),
            models.CheckConstraint(condition=Q(seq__gte=1), name="event_seq_from_one"),
        ]
        # Whoever holds a receipt asks by its hash.
        indexes = [models.Index(fields=["hash"], name="event_hash")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The event's public number: subject type, subject id, ordinal."""
        return f"{self.subject_type}/{self.subject_id}/{self.seq}"

    def receipt(self) -> Receipt:
        """What a person needs to check this event: number, times, hash, and the seal it lies under."""
        place = SealedEvent.objects.select_related("seal").filter(event=self).first()
        return Receipt(
            number=self.number,
            at=self.at,
            recorded_at=self.recorded_at,
            hash=self.hash,
            algorithm=self.algorithm,
            seal_number=place.seal.number if place else None,
            sealed_on=place.seal.day if place else None,
        )


class Seal(models.Model):
    """A signed Merkle root over every event that no earlier seal covers, chained to the seal before."""

    number = models.PositiveIntegerField(_("封存序号"), unique=True)
    day = models.DateField(_("封存日"), db_index=True)
    sealed_at = models.DateTimeField(_("封存时间"))
    events = models.PositiveIntegerField(_("记录数"))
    root = models.CharField(_("根摘要"), max_length=HASH_LENGTH)
    prev_hash = models.CharField(_("前一封存摘要"), max_length=HASH_LENGTH)
    hash = models.CharField(_("封存摘要"), max_length=HASH_LENGTH)
    algorithm = models.CharField(_("摘要算法"), max_length=10)
    public_key = models.CharField(_("验证公钥"), max_length=64)
    signature = models.CharField(_("签名"), max_length=128)

    class Meta:
        verbose_name = verbose_name_plural = _("封存")

    def __str__(self) -> str:
        return f"{self.number} ({self.day})"


class SealedEvent(models.Model):
    """Which event lies at which place under which seal, with the hash it had then."""

    seal = models.ForeignKey("base.Seal", models.PROTECT, related_name="leaves", verbose_name=_("封存"))
    event = models.OneToOneField(
        "base.Event", models.PROTECT, related_name="sealed", verbose_name=_("留痕记录")
    )
    position = models.PositiveIntegerField(_("位置"))
    event_hash = models.CharField(_("摘要"), max_length=HASH_LENGTH)

    class Meta:
        verbose_name = verbose_name_plural = _("已封存记录")
        constraints = [models.UniqueConstraint(fields=["seal", "position"], name="sealed_event_place")]

    def __str__(self) -> str:
        return f"{self.seal_id}:{self.position}"


class Blob(models.Model):
    """A named file. Its bytes lie once per content under `BLOB_ROOT`, found by their SHA-256."""

    class State(models.TextChoices):
        """Where a file stands between the door and the shelf."""

        QUARANTINED = "quarantined", _("待检查")
        STORED = "stored", _("已入库")
        REFUSED = "refused", _("未通过检查")
        ERASED = "erased", _("已清除")

    hash = models.CharField(_("文件摘要"), max_length=HASH_LENGTH, db_index=True)
    size = models.PositiveBigIntegerField(_("字节数"))
    name = models.CharField(_("文件名"), max_length=255)
    media_type = models.CharField(_("类型"), max_length=127)
    state = models.CharField(_("状态"), max_length=12, choices=State, default=State.QUARANTINED)
    note = models.TextField(_("说明"), blank=True)
    created_at = models.DateTimeField(_("建立时间"), auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("文件")

    def __str__(self) -> str:
        return self.name


class Confirmed(models.Model):
    """A change of the rules in this office: one person prepares it, another confirms it."""

    prepared_by_id = models.PositiveBigIntegerField(_("录入人编号"), null=True, blank=True)
    prepared_by_name = models.CharField(_("录入人"), max_length=64)
    prepared_at = models.DateTimeField(_("录入时间"))
    confirmed_by_id = models.PositiveBigIntegerField(_("确认人编号"), null=True, blank=True)
    confirmed_by_name = models.CharField(_("确认人"), max_length=64, blank=True)
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True)
                | (Q(confirmed_by_id__isnull=False) & ~Q(confirmed_by_id=F("prepared_by_id"))),
                name="%(class)s_two_persons",
            )
        ]


class CalendarYear(Confirmed):
    """Rest days and make-up working days of one year, from the State Council's notice.

    Both day fields map an ISO date to the holiday's name. A later confirmed version supersedes an earlier
    one; the earlier row stays. Prepared and not confirmed, it may be withdrawn, or gives way to the next
    preparation (`withdrawn_*` say when and by whom).
    """

    evidence_type: ClassVar[str] = "base.calendar_year"

    year = models.PositiveSmallIntegerField(_("年份"))
    version = models.PositiveSmallIntegerField(_("版次"))
    rest_days = models.JSONField(_("放假日期"), default=dict)
    make_up_days = models.JSONField(_("调休上班日期"), default=dict)
    notice = models.CharField(_("通知文号"), max_length=128)
    reason = models.CharField(_("说明"), max_length=300, blank=True)
    withdrawn_by_id = models.PositiveBigIntegerField(_("撤回人编号"), null=True, blank=True)
    withdrawn_by_name = models.CharField(_("撤回人"), max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)

    class Meta(Confirmed.Meta):
        verbose_name = verbose_name_plural = _("年度工作日历")
        constraints = [
            *Confirmed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="calendar_year_confirmed_or_withdrawn",
            ),
            models.UniqueConstraint(fields=["year", "version"], name="calendar_year_version"),
        ]

    def __str__(self) -> str:
        return f"{self.year} ({self.version})"


class ParameterOverride(Confirmed):
    """A local value for a parameter that the shipped files do not hold as confirmed."""

    evidence_type: ClassVar[str] = "base.parameter_override"

    key = models.CharField(_("参数"), max_length=128)
    value = models.JSONField(_("取值"))
    from_on = models.DateField(_("起用日期"))
    source_act = models.CharField(_("依据"), max_length=255)
    source_article = models.CharField(_("条款"), max_length=64, blank=True)

    class Meta(Confirmed.Meta):
        verbose_name = verbose_name_plural = _("本地参数")

    def __str__(self) -> str:
        return f"{self.key} ({self.from_on})"


class RulebookChange(models.Model):
    """One change of the rulebook in force here, and what its re-computation moved."""

    token = models.UUIDField(unique=True)
    changed_at = models.DateTimeField(_("变更时间"))
    calendar_year = models.ForeignKey(
        "base.CalendarYear", models.PROTECT, null=True, blank=True, verbose_name=_("年度工作日历")
    )
    parameter_override = models.ForeignKey(
        "base.ParameterOverride", models.PROTECT, null=True, blank=True, verbose_name=_("本地参数")
    )
    version = models.CharField(_("规则版本"), max_length=HASH_LENGTH, blank=True)
    recomputed_at = models.DateTimeField(_("重新计算时间"), null=True, blank=True)
    moved = models.JSONField(_("变动"), default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("规则变更")

    def __str__(self) -> str:
        return str(self.pk)


class OutboxMessage(models.Model):
    """A fact that others must hear of, written in the transaction that made it true."""

    topic = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = _("待发消息")
        constraints = [models.UniqueConstraint(fields=["topic", "key"], name="outbox_one_per_fact")]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class Delivery(models.Model):
    """One consumer's copy of a message: done, due again, or dead after too many attempts."""

    class State(models.TextChoices):
        """Where a delivery stands."""

        WAITING = "waiting", _("待处理")
        DONE = "done", _("已处理")
        DEAD = "dead", _("处理失败")

    message = models.ForeignKey("base.OutboxMessage", models.CASCADE, related_name="deliveries")
    consumer = models.CharField(max_length=80)
    state = models.CharField(_("状态"), max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("次数"), default=0)
    due_at = models.DateTimeField(_("到期时间"))
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    last_error = models.TextField(_("最近错误"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("消息投递")
        constraints = [
            models.UniqueConstraint(fields=["message", "consumer"], name="delivery_one_per_consumer")
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(state="waiting"), name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.consumer} {self.message_id}"


class PeriodicJob(models.Model):
    """When a periodic job is due next and how its last run ended."""

    name = models.CharField(_("任务"), max_length=80, unique=True)
    due_at = models.DateTimeField(_("到期时间"), db_index=True)
    last_started_at = models.DateTimeField(_("上次开始"), null=True, blank=True)
    last_finished_at = models.DateTimeField(_("上次完成"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("连续失败"), default=0)
    last_error = models.TextField(_("最近错误"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("定时任务")

    def __str__(self) -> str:
        return self.name


class Lease(models.Model):
    """Who alone may do a thing, until when. A holder that dies loses it by time."""

    name = models.CharField(max_length=120, unique=True)
    holder = models.CharField(max_length=120)
    until = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = _("租约")

    def __str__(self) -> str:
        return f"{self.name} {self.holder}"


class Heartbeat(models.Model):
    """The last sign of life of a long-running process."""

    name = models.CharField(_("进程"), max_length=80)
    process = models.CharField(_("标识"), max_length=120)
    started_at = models.DateTimeField(_("启动时间"))
    seen_at = models.DateTimeField(_("最近心跳"), db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = _("进程心跳")
        constraints = [models.UniqueConstraint(fields=["name", "process"], name="heartbeat_one_per_process")]

    def __str__(self) -> str:
        return f"{self.name} {self.process}"
