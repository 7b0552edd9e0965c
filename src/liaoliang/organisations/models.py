"""Organs, the names they go by, posts, officers, their roles and sign-in accounts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liaoliang.base.evidence import Actor
from liaoliang.organisations.names import fold
from liaoliang.organisations.roles import BUSINESS, Duty, Role


class OrganKind(models.TextChoices):
    """What an organ is; collective names are queries over it."""

    MUNICIPAL_GOVERNMENT = "municipal_government", _("市人民政府")
    DEPARTMENT = "department", _("市政府部门")
    AFFILIATED = "affiliated", _("市政府直属机构")
    COUNTY_GOVERNMENT = "county_government", _("县（市、区）人民政府")
    ZONE_COMMITTEE = "zone_committee", _("市属开发区管委会")
    COUNTY_DEPARTMENT = "county_department", _("县级部门")
    TOWNSHIP = "township", _("乡镇（街道）")
    PUBLIC_INSTITUTION = "public_institution", _("事业单位")
    PUBLIC_ENTERPRISE = "public_enterprise", _("公用企业")
    OTHER = "other", _("其他机关（党群、监察、审判、检察等）")


class OrganLevel(models.TextChoices):
    """The level of government an organ belongs to."""

    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡级")


class Organ(models.Model):
    """An organ or public institution. `name` is its official name today; earlier ones are `FormerName`s.

    `key` is the folded name (see `names.fold`); two organs in being never share it.
    """

    evidence_type = "organisations.organ"

    name = models.CharField(_("单位名称"), max_length=120)
    short_name = models.CharField(_("规范简称"), max_length=60, blank=True)
    key = models.CharField(max_length=120, editable=False)
    kind = models.CharField(_("类别"), max_length=24, choices=OrganKind.choices)
    level = models.CharField(_("层级"), max_length=10, choices=OrganLevel.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级单位")
    )
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    area_code = models.CharField(_("行政区划代码"), max_length=6, blank=True)
    is_active = models.BooleanField(_("在用"), default=True)
    ended_on = models.DateField(_("停用日期"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed", verbose_name=_("并入单位")
    )
    sort_order = models.PositiveIntegerField(_("排序"), default=1000)

    class Meta:
        verbose_name = _("单位")
        verbose_name_plural = _("单位")
        ordering = ["sort_order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(is_active=True), name="organ_name_in_use_once"
            ),
            models.UniqueConstraint(fields=["uscc"], condition=~Q(uscc=""), name="organ_uscc_once"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="organ_not_its_own_parent"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="organ_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(is_active=True, ended_on__isnull=True, merged_into__isnull=True)
                | Q(is_active=False, ended_on__isnull=False),
                name="organ_ended_exactly_when_inactive",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name in step with the name."""
        self.key = fold(self.name)
        fields = kwargs.get("update_fields")
        if fields is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "key"}
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        """What lists call it: the short name, except where it is short only within a county (县财政局)."""
        is_local = self.kind in {OrganKind.COUNTY_DEPARTMENT, OrganKind.TOWNSHIP}
        return self.name if is_local else self.short_name or self.name


class FormerName(models.Model):
    """A name an organ bore through `until_on`; records of that time keep showing it."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="former_names")
    name = models.CharField(_("曾用名称"), max_length=120)
    short_name = models.CharField(_("曾用简称"), max_length=60, blank=True)
    until_on = models.DateField(_("使用至"))

    class Meta:
        verbose_name = _("曾用名")
        verbose_name_plural = _("曾用名")
        ordering = ["organ", "until_on"]
        constraints = [models.UniqueConstraint(fields=["organ", "until_on"], name="former_name_one_a_day")]

    def __str__(self) -> str:
        return self.name


class OrganAlias(models.Model):
    """Another way to write an organ's name (市工信局), unique within the government it is used in.

    `realm` is that government: every county has a 县教育局, and they are different organs.
    """

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="aliases", verbose_name=_("单位"))
    realm = models.ForeignKey(Organ, models.CASCADE, related_name="+", verbose_name=_("所属政府"))
    name = models.CharField(_("别名"), max_length=120)
    key = models.CharField(max_length=120, editable=False)

    class Meta:
        verbose_name = _("别名")
        verbose_name_plural = _("别名")
        ordering = ["organ", "id"]
        constraints = [models.UniqueConstraint(fields=["realm", "key"], name="alias_once_in_a_realm")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded alias in step with the alias."""
        self.key = fold(self.name)
        super().save(*args, **kwargs)


class CollectiveName(models.Model):
    """A name for many organs (各县(市、区)人民政府): a query, asked anew each time (see `collectives`).

    `is_open`: the name leaves open which ones (有关部门); the query then only lists whom to choose from.
    """

    evidence_type = "organisations.collective_name"

    name = models.CharField(_("统称"), max_length=120, unique=True)
    key = models.CharField(max_length=120, unique=True, editable=False)
    query = models.JSONField(_("范围"), default=dict)
    is_open = models.BooleanField(_("须由协调员指定"), default=False)
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("统称")
        verbose_name_plural = _("统称")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name in step with the name."""
        self.key = fold(self.name)
        super().save(*args, **kwargs)


class CollectiveAlias(models.Model):
    """Another way to write a collective name."""

    collective = models.ForeignKey(CollectiveName, models.CASCADE, related_name="aliases")
    name = models.CharField(_("别名"), max_length=120)
    key = models.CharField(max_length=120, unique=True, editable=False)

    class Meta:
        verbose_name = _("统称别名")
        verbose_name_plural = _("统称别名")
        ordering = ["collective", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded alias in step with the alias."""
        self.key = fold(self.name)
        super().save(*args, **kwargs)


class Post(models.Model):
    """A post within an organ (科长); officers come and go, the post stays."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="posts", verbose_name=_("单位"))
    name = models.CharField(_("职务"), max_length=60)

    class Meta:
        verbose_name = _("职务")
        verbose_name_plural = _("职务")
        ordering = ["organ", "id"]
        constraints = [models.UniqueConstraint(fields=["organ", "name"], name="post_once_in_an_organ")]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Accounts are made by `services.add_officer`; this is what Django's own parts look up by."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(username=username)


class Account(AbstractBaseUser):
    """A login: name, password, on or off. It holds no power; what a person may do comes from the officer."""

    username = models.CharField(_("登录名"), max_length=40, unique=True)
    is_active = models.BooleanField(_("可登录"), default=True)
    must_change_password = models.BooleanField(_("下次登录须改密码"), default=False)

    objects = AccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("登录账号")
        verbose_name_plural = _("登录账号")
        ordering = ["username"]
        constraints = [models.CheckConstraint(condition=~Q(username=""), name="account_has_a_name")]

    def __str__(self) -> str:
        return self.username


class PastPassword(models.Model):
    """The hash of a password an account had before, so that it does not come back at once."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="past_passwords")
    password = models.CharField(max_length=128)

    class Meta:
        verbose_name = _("用过的密码")
        verbose_name_plural = _("用过的密码")
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.pk)


@dataclass(frozen=True, slots=True)
class Held:
    """One role an officer holds for one organ."""

    role: Role
    organ_id: int


class Officer(models.Model):
    """A person acting for an organ. `duty` is one side only: business, or one of the three administrators."""

    evidence_type = "organisations.officer"

    account = models.OneToOneField(
        Account, models.PROTECT, related_name="officer", verbose_name=_("登录账号")
    )
    name = models.CharField(_("姓名"), max_length=60)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="officers", verbose_name=_("单位"))
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="officers", verbose_name=_("职务")
    )
    duty = models.CharField(_("岗位性质"), max_length=16, choices=Duty.choices, default=Duty.BUSINESS)
    is_active = models.BooleanField(_("在岗"), default=True)

    class Meta:
        verbose_name = _("工作人员")
        verbose_name_plural = _("工作人员")
        ordering = ["organ", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(duty__in=Duty.values), name="officer_on_one_known_side"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        """Who did it, as the evidence keeps it: ids, and the names as they are today."""
        return Actor(officer_id=self.pk, name=self.name, organ_id=self.organ_id, organ_name=self.organ.label)

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Business roles held, read once per instance; `services` forget it when they change it."""
        rows = self.grants.values_list("role", "organ_id")
        return tuple(Held(Role(role), organ_id) for role, organ_id in rows)

    @cached_property
    def organ_parents(self) -> dict[int, int | None]:
        """Every organ's parent, read once per instance: what a role that reaches down covers."""
        return dict(Organ.objects.order_by().values_list("id", "parent_id"))


class RoleGrant(models.Model):
    """A business role of an officer for an organ (and, where the role says so, all beneath it)."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="grants", verbose_name=_("工作人员"))
    role = models.CharField(_("角色"), max_length=20, choices=Role.choices)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("适用单位"))

    class Meta:
        verbose_name = _("角色授权")
        verbose_name_plural = _("角色授权")
        ordering = ["officer", "id"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "role", "organ"], name="role_granted_once"),
            models.CheckConstraint(
                condition=Q(role__in=sorted(BUSINESS)), name="only_business_roles_are_granted"
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class SignInPolicy(models.Model):
    """Whom the office asks for a second factor. One row; without it administrators are asked."""

    evidence_type = "organisations.sign_in_policy"

    class SecondFactor(models.TextChoices):
        """Who must sign in with a one-time code."""

        NOBODY = "nobody", _("不要求")
        ADMINISTRATORS = "administrators", _("三员管理员")
        EVERYONE = "everyone", _("全体人员")

    second_factor = models.CharField(
        _("双因素登录"), max_length=16, choices=SecondFactor.choices, default=SecondFactor.ADMINISTRATORS
    )

    class Meta:
        verbose_name = _("登录策略")
        verbose_name_plural = _("登录策略")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_sign_in_policy")]

    def __str__(self) -> str:
        return self.get_second_factor_display()
