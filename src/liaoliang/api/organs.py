"""Organs and the names they go by."""

from __future__ import annotations

from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema

from liaoliang.api.cursors import PAGE, After, Limit, Listing
from liaoliang.api.envelopes import Answer, Listed, OrganRef, answers
from liaoliang.api.fields import asked, place, said
from liaoliang.base.clock import office_now
from liaoliang.errors import NotFoundError
from liaoliang.organisations import selectors
from liaoliang.organisations.models import CollectiveName, FormerName, Organ, OrganKind

router = Router(tags=["单位 organs"])
BY_ORDER = Listing("organs", ("sort_order", "pk"))


class FormerNameOut(Schema):
    """A name that the organ bore."""

    name: str = said("曾用名称", "former official name", "聊城市信访局")
    until_on: str = said("使用至(含当日)", "last day it was borne, ISO 8601", "2020-12-31")

    @staticmethod
    def resolve_until_on(row: FormerName) -> str:
        return row.until_on.isoformat()


class OrganOut(Schema):
    """An organ or public institution."""

    id: int = said("单位编号", "organ id", 12)
    name: str = said("单位全称", "official name", "聊城市财政局")
    short_name: str = said("规范简称", "official short name; may be blank", "市财政局")
    kind: OrganKind = said("类别代码", "code of its kind", "department")
    kind_label: str = said("类别", "its kind in Chinese", "市政府部门")
    level: str = said("层级代码:city 市级、county 县级、township 乡级", "level of government", "city")
    parent_id: int | None = said("上级单位编号", "id of the organ above; null at the root", 1)
    uscc: str = said("统一社会信用代码", "unified social credit code; may be blank", "")
    area_code: str = said("行政区划代码", "administrative division code; may be blank", "371500")
    is_active: bool = said("是否在用", "whether it is in being", True)
    aliases: list[str] = said("别名", "other ways to write its name", ["财政局"])
    former_names: list[FormerNameOut] = said("曾用名", "names it bore", [])

    @staticmethod
    def resolve_kind_label(organ: Organ) -> str:
        return str(OrganKind(organ.kind).label)

    @staticmethod
    def resolve_aliases(organ: Organ) -> list[str]:
        return [alias.name for alias in organ.aliases.all()]


class CollectiveOut(Schema):
    """A name for many organs, with those it means today."""

    name: str = said("统称", "collective name", "各县(市、区)人民政府")
    aliases: list[str] = said("别名", "other ways to write it", ["各县(市、区)政府"])
    is_open: bool = said(
        "是否须由协调员指定(此时 organs 为候选范围)", "left open: organs lists candidates only", False
    )
    note: str = said("说明", "remark", "")
    organs: list[OrganRef] = said("所含单位", "the organs it means today")


class CollectivesOut(Answer):
    """All collective names."""

    items: list[CollectiveOut] = said("全部统称", "all of them")


class OneOrganOut(Answer):
    """One organ."""

    organ: OrganOut = said("单位", "the organ")


@router.get("/organs", response=answers(Listed[OrganOut]), url_name="organs", summary="单位名录")
def list_organs(
    request: HttpRequest,
    after: After = "",
    limit: Limit = PAGE,
    kind: Annotated[OrganKind | None, asked("只列这一类别", "only of this kind")] = None,
    with_ended: Annotated[bool, asked("连同已停用的单位", "also those no longer in being")] = False,
) -> object:
    """全部在用单位,按办公室的排序。Organs in being, in the office's order."""
    rows = _with_names(selectors.organs(None, with_ended=with_ended))
    found = BY_ORDER.part(rows.filter(kind=kind) if kind else rows, after, limit)
    return {"as_of": office_now(), "items": found.rows, "next": found.next}


@router.get("/organs/{organ_id}", response=answers(OneOrganOut), url_name="organ", summary="一个单位")
def one_organ(request: HttpRequest, organ_id: Annotated[int, place("单位编号", "organ id", 12)]) -> object:
    """一个单位的名称、别名和曾用名;已停用的单位仍可查到。One organ, also when it has ended."""
    organ = _with_names(selectors.organs(None, with_ended=True)).filter(pk=organ_id).first()
    if organ is None:
        raise NotFoundError(gettext_noop("没有编号为 {id} 的单位"), id=organ_id)
    return {"as_of": office_now(), "organ": organ}


@router.get(
    "/collective-names", response=answers(CollectivesOut), url_name="collectives", summary="统称及其所含单位"
)
def collective_names(request: HttpRequest) -> object:
    """每个统称今天指哪些单位。Each collective name with the organs it means today."""
    known = selectors.directory()
    items = [
        {
            "name": collective.name,
            "aliases": [alias.name for alias in collective.aliases.all()],
            "is_open": collective.is_open,
            "note": collective.note,
            "organs": [OrganRef.of(organ) for organ in known.expand(collective, known.root)],
        }
        for collective in CollectiveName.objects.prefetch_related("aliases")
    ]
    return {"as_of": office_now(), "items": items}


def _with_names(rows: QuerySet[Organ]) -> QuerySet[Organ]:
    return rows.prefetch_related("aliases", "former_names")
