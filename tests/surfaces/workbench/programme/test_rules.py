"""Loading a year and overriding a parameter: one prepares, another confirms, what runs is computed again."""

from __future__ import annotations

import pytest

from liaoliang.base import calendars
from liaoliang.base.models import CalendarYear, ParameterOverride, RulebookChange
from liaoliang.organisations.models import Officer
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter

YEAR = {
    "year": "2027",
    "notice": "国办发明电〔2026〕99号",
    "rest": "元旦：1月1日至3日\n春节：2月5日至11日\n清明节：4月3日至5日\n劳动节：5月1日至3日\n"
    "端午节：6月9日\n中秋节：9月15日\n国庆节：10月1日至7日",
    "make_up": "春节：1月31日",
}
LOCAL = {"value": "12", "from_on": "2021-01-01", "act": "聊城市12345热线办法", "article": "第三条"}
KEY = "letters/simple_period"
NOTICE_2021 = "国办发明电〔2020〕27号"


@pytest.fixture
def prepared(enter: Enter, coordinator: Officer) -> CalendarYear:
    assert enter(coordinator).post(way("calendar_load"), YEAR).status_code == 303
    return CalendarYear.objects.get()


def test_everybody_reads_the_calendar(enter: Enter, clerk: Officer) -> None:
    desk = enter(clerk)
    assert "国办发明电〔2020〕27号" in desk.get(way("calendar_year", 2021)).text
    assert "随平台提供" in desk.get(way("calendars")).text


def test_a_year_that_is_not_there_says_so(enter: Enter, clerk: Officer) -> None:
    page = enter(clerk).get(way("calendar_year", 2090))
    assert page.status_code >= 400
    assert "2090年的放假安排尚未载入" in page.text


@pytest.mark.parametrize("name", ["calendar_load"])
def test_a_clerk_keeps_no_rules(enter: Enter, clerk: Officer, name: str) -> None:
    desk = enter(clerk)
    assert desk.post(way(name), YEAR).status_code == 403
    assert "由市级政务公开协调员或系统管理员录入" in desk.get(way("calendars")).text


def test_what_cannot_be_read_names_the_line_and_loses_nothing(enter: Enter, coordinator: Officer) -> None:
    page = enter(coordinator).post(way("calendar_load"), {**YEAR, "rest": "元旦：2月30日"})
    assert page.status_code == 400
    assert "第1行“2月30日”不是存在的日期" in page.text
    assert "国办发明电〔2026〕99号" in page.text
    assert not CalendarYear.objects.exists()


def test_a_make_up_day_that_is_no_weekend_is_refused(enter: Enter, coordinator: Officer) -> None:
    page = enter(coordinator).post(way("calendar_load"), {**YEAR, "make_up": "春节：2月3日"})
    assert page.status_code == 400
    assert "不是周末" in page.text


def test_whoever_prepared_cannot_confirm(enter: Enter, coordinator: Officer, prepared: CalendarYear) -> None:
    desk = enter(coordinator)
    assert "是您录入的" in desk.get(way("calendar_pending", prepared.pk)).text
    assert desk.post(way("calendar_pending", prepared.pk)).status_code == 403
    assert not calendars.current_rulebook().calendar.is_loaded(2027)


def test_another_person_puts_it_in_force_and_sees_what_moved(
    enter: Enter, system_admin: Officer, prepared: CalendarYear
) -> None:
    desk = enter(system_admin)
    answer = desk.post(way("calendar_pending", prepared.pk))
    change = RulebookChange.objects.get()
    assert answer.headers["Location"] == way("rule_change", change.pk)
    assert calendars.current_rulebook().calendar.is_loaded(2027)
    assert "本单位载入，第 1 版" in desk.get(way("calendars")).text
    assert "有 0 件事项的期限变了" in desk.get(answer.headers["Location"]).text


def test_a_second_confirmation_is_refused(
    enter: Enter, system_admin: Officer, prepared: CalendarYear
) -> None:
    desk = enter(system_admin)
    desk.post(way("calendar_pending", prepared.pk))
    assert desk.post(way("calendar_pending", prepared.pk)).status_code == 409


def test_a_correction_shows_what_it_changes(enter: Enter, coordinator: Officer) -> None:
    desk = enter(coordinator)
    form = desk.get(way("calendar_load"), {"year": "2021"}).text
    assert "春节：2月11日至17日" in form
    fields = {"year": "2021", "notice": NOTICE_2021, "rest": "元旦：1月1日至3日", "make_up": ""}
    assert "2021 年已有在用的安排" in desk.post(way("calendar_load"), fields).text
    answer = desk.post(way("calendar_load"), {**fields, "reason": "通知有更正"})
    page = desk.get(answer.headers["Location"]).text
    assert "不再放假：2月11日至17日" in page
    assert "确认后它将被换掉，录入人写的原因：通知有更正" in page


def test_what_is_no_notice_of_that_year_is_refused_beside_its_field(
    enter: Enter, coordinator: Officer
) -> None:
    desk = enter(coordinator)
    for notice in ("随便", "国办发明电[2026]99号", "国办发明电〔2020〕27号"):
        page = desk.post(way("calendar_load"), {**YEAR, "notice": notice})
        assert page.status_code == 422
        assert 'href="#id_notice"' in page.text
    assert not CalendarYear.objects.exists()


def test_a_new_preparation_takes_the_place_of_the_one_that_waits(
    enter: Enter, coordinator: Officer, system_admin: Officer, prepared: CalendarYear
) -> None:
    desk = enter(coordinator)
    assert desk.post(way("calendar_load"), {**YEAR, "make_up": ""}).status_code == 303
    listed = desk.get(way("calendars")).text
    assert ("第 2 版（国办发明电〔2026〕99号）" in listed, "第 1 版（" in listed) == (True, False)
    stale = enter(system_admin).get(way("calendar_pending", prepared.pk)).text
    assert "撤回或换成新版" in stale
    assert "确认并重新计算期限" not in stale


def test_a_prepared_year_is_withdrawn(
    enter: Enter, system_admin: Officer, clerk: Officer, prepared: CalendarYear
) -> None:
    address = way("calendar_withdraw", prepared.pk)
    assert enter(clerk).post(address, {"ground": "不要"}).status_code == 403
    desk = enter(system_admin)
    assert address in desk.get(way("calendar_pending", prepared.pk)).text
    assert desk.post(address, {"ground": "录错了"}).status_code == 303
    assert desk.post(way("calendar_pending", prepared.pk)).status_code == 409
    assert address not in desk.get(way("calendar_pending", prepared.pk)).text


@pytest.mark.parametrize("year", ["0", "1999", "2101", "9" * 20])
def test_a_year_that_no_notice_can_have_is_not_found(enter: Enter, clerk: Officer, year: str) -> None:
    assert enter(clerk).get(f"/desk/calendars/{year}/").status_code == 404


def test_a_year_without_a_notice_says_how_it_was_checked(enter: Enter, clerk: Officer) -> None:
    desk = enter(clerk)
    page = desk.get(way("calendars")).text
    assert "据两种独立资料逐日核对，未载明通知文号" in page
    assert "据一种资料录入，未对照通知原文" in page
    assert "据两种独立资料" in desk.get(way("calendar_year", 2024)).text


def test_who_moved_is_shown_to_the_city_s_coordinators_only(
    enter: Enter, coordinator: Officer, system_admin: Officer
) -> None:
    moved = [{"title": "某单位的事项", "before": None, "after": "2027-02-01"}]
    change = RulebookChange.objects.create(
        token="0d6f1d60-0000-4000-8000-000000000001", changed_at="2021-10-12T01:00Z", moved=moved
    )
    assert "某单位的事项" in enter(coordinator).get(way("rule_change", change.pk)).text
    assert "某单位的事项" not in enter(system_admin).get(way("rule_change", change.pk)).text


def test_parameters_show_provision_and_how_sure_they_are(enter: Enter, clerk: Officer) -> None:
    desk = enter(clerk)
    page = desk.get(way("parameters")).text
    assert "政府信息公开条例(2019)第33条" in page
    assert "还没有核对原文" in page
    unsure = desk.get(way("parameters"), {"sure": "memory"}).text
    assert "已核对原文</span>" not in unsure
    assert desk.get(way("parameter", "no/such")).status_code == 404


def test_a_confirmed_parameter_cannot_be_overridden(enter: Enter, coordinator: Officer) -> None:
    desk = enter(coordinator)
    assert "不能由本地改写" in desk.get(way("parameter", "foi/reply_period")).text
    page = desk.post(way("parameter_override", "foi/reply_period"), LOCAL)
    assert page.status_code == 400
    assert not ParameterOverride.objects.exists()


def test_a_local_value_needs_two_persons(
    enter: Enter, coordinator: Officer, second_coordinator: Officer
) -> None:
    first = enter(coordinator)
    assert first.post(way("parameter_override", KEY), LOCAL).status_code == 303
    row = ParameterOverride.objects.get()
    assert first.post(way("override_pending", row.pk)).status_code == 403
    second = enter(second_coordinator)
    assert "去核对" in second.get(way("parameters")).text
    assert second.post(way("override_pending", row.pk)).status_code == 303
    assert calendars.current_rulebook().parameter(KEY).latest.number == 12
    assert "（本地改写）" in second.get(way("parameters")).text


@pytest.mark.parametrize("value", ["0", "-1", "半年", "1.5"])
def test_a_value_that_fits_no_unit_is_refused(enter: Enter, coordinator: Officer, value: str) -> None:
    page = enter(coordinator).post(way("parameter_override", KEY), {**LOCAL, "value": value})
    assert page.status_code == 422
    assert "请填大于 0 的整数" in page.text
