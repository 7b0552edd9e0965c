"""Written units become organs; what is unknown or left open stays so."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from liaoliang.errors import NotFoundError
from liaoliang.organisations import selectors, services
from liaoliang.organisations.models import CollectiveName, Officer, Organ, OrganKind
from organisations.places import labelled, many_organs

# Every unit that the 2021 notice writes in its breakdown table, with the number of organs it means.
NOTICE = {
    "市工业和信息化局": 1, "市科技局": 1, "市发展改革委": 1, "市商务投资促进局": 1, "市农业农村局": 1,
    "市大数据局": 1, "市生态环境局": 1, "市财政局": 1, "市卫生健康委": 1, "市文化和旅游局": 1, "市市场监管局": 1,
    "市政府办公室": 1, "市司法局": 1, "市人力资源社会保障局": 1, "市教育体育局": 1, "市退役军人局": 1, "市民政局": 1,
    "市医保局": 1, "市自然资源和规划局": 1, "市应急局": 1, "市公安局": 1, "市住房城乡建设局": 1, "市交通运输局": 1,
    "各县(市、区)人民政府": 8, "市属开发区管委会": 3, "市政府各部门": 37,
}  # fmt: skip
MEANS_ONE = {
    "市工信局": "市工业和信息化局",
    "工业和信息化局": "市工业和信息化局",
    "聊城市工业和信息化局": "市工业和信息化局",
    "我市工业和信息化局": "市工业和信息化局",
    "市发改委": "市发展改革委",
    "市人社局": "市人力资源社会保障局",
    "市住建局": "市住房城乡建设局",
    "市卫健委": "市卫生健康委",
    "市教育体育局(体育科)": "市教育体育局",
    "市文化旅游局": "市文化和旅游局",
    "东昌府区": "东昌府区人民政府",
    "冠县政府": "冠县人民政府",
    "高新区管委会": "聊城高新技术产业开发区管委会",
    "经济技术开发区管委会": "聊城经济技术开发区管委会",
    "市政府": "市政府",
    "冠县财政局": "冠县财政局",
}


@pytest.mark.usefixtures("city")
def test_every_unit_of_the_notice_is_known() -> None:
    found = selectors.resolve_units(NOTICE)
    assert {resolution.text: len(resolution.organs) for resolution in found} == NOTICE


@pytest.mark.usefixtures("city")
def test_every_way_to_write_a_name_finds_its_organ() -> None:
    found = selectors.resolve_units(MEANS_ONE)
    assert {r.text: r.organs[0].label for r in found if r.kind == "organ"} == MEANS_ONE


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("written", ["各县（市、区）政府", "各县级政府", "县级政府", "各县(市,区)人民政府"])
def test_counties_are_meant_in_many_words(written: str) -> None:
    found = selectors.resolve_unit(written)
    assert (found.kind, len(found.organs)) == ("collective", 8)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("written", ["市政府相关部门", "有关部门", "市直有关部门、单位", "相关单位"])
def test_an_open_name_only_offers_a_choice(written: str) -> None:
    found = selectors.resolve_unit(written)
    assert (found.kind, found.organs) == ("collective_open", [])
    assert len(found.candidates) >= 37


@pytest.mark.usefixtures("city")
def test_others_leave_the_list_open() -> None:
    found = selectors.resolve_unit("市发展改革委等有关部门")
    assert (found.organs[0].label, found.remark, found.open_ended) == ("市发展改革委", "等有关部门", True)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("written", ["市不存在局", "市委宣传部", "县财政局", "", "、", "局"])
def test_an_unknown_name_stays_unknown(written: str) -> None:
    assert selectors.resolve_unit(written).kind == "unknown"


def test_a_short_name_means_the_bureau_of_the_government_that_speaks(city: Organ) -> None:
    county = labelled("冠县人民政府")
    assert selectors.resolve_unit("县财政局", within=county).organs == [labelled("冠县财政局")]
    assert selectors.resolve_unit("财政局", within=county).organs == [labelled("冠县财政局")]
    assert selectors.resolve_unit("市财政局", within=county).organs == [labelled("市财政局")]
    assert selectors.resolve_unit("司法局", within=county).kind == "unknown"


def test_a_collective_name_is_meant_within_the_government_that_speaks(city: Organ) -> None:
    county = labelled("冠县人民政府")
    towns = selectors.resolve_unit("各乡镇(街道)", within=county).organs
    assert {town.parent for town in towns} == {county}
    assert len(selectors.resolve_unit("各乡镇(街道)").organs) > len(towns) == 3


def test_one_name_of_two_organs_is_ambiguous(city: Organ) -> None:
    for place in ("聊城市", ""):
        Organ.objects.create(name=f"{place}河道管理处", kind=OrganKind.OTHER, level="city", parent=city)
    Organ.objects.create(name="聊城河道管理处", kind=OrganKind.OTHER, level="city", parent=city)
    found = selectors.resolve_unit("市河道管理处")
    assert (found.kind, len(found.candidates), found.organs) == ("ambiguous", 2, [])


def test_a_new_county_is_meant_from_its_first_day(city: Organ) -> None:
    Organ.objects.create(name="新设县人民政府", kind=OrganKind.COUNTY_GOVERNMENT, level="county", parent=city)
    assert len(selectors.expand("各县(市、区)人民政府")) == 9


def test_a_former_name_means_the_organ_of_today(city: Organ, system_admin: Officer, at: datetime) -> None:
    organ = labelled("市大数据局")
    services.rename_organ(
        organ_id=organ.pk,
        name="聊城市数据局",
        short_name="市数据局",
        from_on=date(2021, 9, 1),
        ground="",
        by=system_admin,
        at=at,
    )
    assert selectors.resolve_unit("市大数据局").organs == selectors.resolve_unit("市数据局").organs == [organ]


def test_a_merged_organ_means_the_one_it_went_into(city: Organ, system_admin: Officer, at: datetime) -> None:
    gone, into = labelled("市乡村振兴局"), labelled("市农业农村局")
    services.merge_organ(organ_id=gone.pk, into_id=into.pk, ground="", by=system_admin, at=at)
    assert selectors.resolve_unit("市乡村振兴局").organs == [into]
    assert len(selectors.expand("市政府各部门")) == 36


def test_an_organ_that_ended_without_successor_is_unknown(
    city: Organ, system_admin: Officer, at: datetime
) -> None:
    services.end_organ(organ_id=labelled("市人防办").pk, ground="", by=system_admin, at=at)
    assert selectors.resolve_unit("市人防办").kind == "unknown"


@pytest.mark.usefixtures("city")
def test_expanding_an_unregistered_name_is_refused() -> None:
    with pytest.raises(NotFoundError, match="没有登记统称"):
        selectors.expand("全市人民")


@pytest.mark.django_db
def test_an_empty_office_knows_nothing() -> None:
    assert selectors.resolve_unit("市财政局").kind == "unknown"
    CollectiveName.objects.create(name="各部门", query={"any": [{"kinds": ["department"]}]})
    assert selectors.expand("各部门") == []


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("count", [10, 1000])
def test_five_queries_answer_any_number_of_names(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many_organs(count)
    with django_assert_num_queries(5):
        found = selectors.resolve_units([*NOTICE, *(f"市第{number}实验学校" for number in range(count))])
    assert all(resolution.kind in {"organ", "collective"} for resolution in found)
