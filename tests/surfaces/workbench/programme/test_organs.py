"""Organs and names on the desk: who sees them, who may change them, and what a refusal says."""

from __future__ import annotations

from django.test import Client

from liaoliang.organisations.models import CollectiveName, Officer, Organ, OrganAlias
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter

FACTS = {"kind": "department", "level": "city", "sort_order": "10"}


def posted(client: Client, name: str, *args: object, **fields: object) -> object:
    return client.post(way(name, *args), fields)


def test_lists_organs_by_name(enter: Enter, coordinator: Officer, bureau: Organ) -> None:
    page = enter(coordinator).get(way("organs"), {"name": "财政"})
    assert page.status_code == 200
    assert bureau.name in page.text
    assert "聊城市人民政府</a>" not in page.text


def test_an_officer_without_the_role_is_refused(enter: Enter, clerk: Officer) -> None:
    assert enter(clerk).get(way("organs")).status_code == 403


def test_nobody_signed_in_goes_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get(way("organs")).status_code == 302


def test_an_unknown_organ_is_not_found(enter: Enter, system_admin: Officer) -> None:
    assert enter(system_admin).get(way("organ", 999999)).status_code == 404


def test_adds_an_organ_and_says_so(enter: Enter, system_admin: Officer, city: Organ) -> None:
    desk = enter(system_admin)
    answer = desk.post(way("organ_add"), {**FACTS, "name": "聊城市水利局", "parent": city.pk})
    made = Organ.objects.get(name="聊城市水利局")
    assert (answer.status_code, answer.headers["Location"]) == (303, way("organ", made.pk))
    assert "已新增" in desk.get(answer.headers["Location"]).text


def test_a_wrong_code_is_said_beside_the_field_and_nothing_is_lost(
    enter: Enter, system_admin: Officer, city: Organ
) -> None:
    fields = {**FACTS, "name": "聊城市水利局", "parent": city.pk, "uscc": "113715000043"}
    page = enter(system_admin).post(way("organ_add"), fields)
    assert page.status_code == 422
    assert 'href="#id_uscc"' in page.text
    assert 'value="聊城市水利局"' in page.text
    assert not Organ.objects.filter(name="聊城市水利局").exists()


def test_a_coordinator_cannot_add_an_organ(enter: Enter, coordinator: Officer) -> None:
    desk = enter(coordinator)
    assert desk.post(way("organ_add"), {**FACTS, "name": "聊城市水利局"}).status_code == 403
    assert "只有系统管理员可以新增单位" in desk.get(way("organs")).text


def test_renames_with_a_ground(enter: Enter, system_admin: Officer, bureau: Organ) -> None:
    fields = {"name": "聊城市财政和金融局", "short_name": "", "from_on": "2021-01-01", "ground": "机构改革"}
    assert enter(system_admin).post(way("organ_rename", bureau.pk), fields).status_code == 303
    assert enter(system_admin).get(way("organ", bureau.pk)).text.count("聊城市财政局") >= 1


def test_ending_an_organ_with_people_in_it_says_what_to_do_first(
    enter: Enter, system_admin: Officer, clerk: Officer
) -> None:
    page = enter(system_admin).post(way("organ_end", clerk.organ_id), {"ground": "撤销"})
    assert page.status_code == 422
    assert Organ.objects.get(pk=clerk.organ_id).is_active


def test_merges_two_organs(enter: Enter, system_admin: Officer, city: Organ, bureau: Organ) -> None:
    into = Organ.objects.create(name="聊城市税务局", kind="department", level="city", parent=city)
    answer = enter(system_admin).post(way("organ_merge", bureau.pk), {"into": into.pk, "ground": "合并"})
    assert answer.headers["Location"] == way("organ", into.pk)


def test_adds_and_removes_an_alias(enter: Enter, coordinator: Officer, bureau: Organ) -> None:
    desk = enter(coordinator)
    assert desk.post(way("alias_add", bureau.pk), {"name": "市财金办"}).status_code == 303
    assert OrganAlias.objects.get().organ == bureau
    assert desk.post(way("alias_remove", bureau.pk), {"name": "市财金办"}).status_code == 303
    assert not OrganAlias.objects.exists()


def test_a_taken_alias_is_refused_on_the_organ_s_page(
    enter: Enter, coordinator: Officer, city: Organ, bureau: Organ
) -> None:
    page = enter(coordinator).post(way("alias_add", bureau.pk), {"name": city.name})
    assert page.status_code == 422
    assert "已被使用" in page.text


def test_hostile_names_are_escaped(enter: Enter, coordinator: Officer, bureau: Organ) -> None:
    Organ.objects.filter(pk=bureau.pk).update(name="<script>alert(1)</script>")
    desk = enter(coordinator)
    for address in (way("organs"), way("organ", bureau.pk)):
        assert "<script>alert" not in desk.get(address).text


def test_shows_what_a_collective_name_means_now(enter: Enter, coordinator: Officer, bureau: Organ) -> None:
    desk = enter(coordinator)
    fields = {"name": "市政府各部门", "kinds": ["department"], "direct": "on"}
    preview = desk.post(way("collective_add"), {**fields, "do": "preview"})
    assert bureau.name in preview.text
    assert not CollectiveName.objects.exists()
    assert desk.post(way("collective_add"), {**fields, "do": "keep"}).status_code == 303
    kept = CollectiveName.objects.get()
    assert kept.query == {"any": [{"kinds": ["department"], "parent": "realm"}]}
    assert bureau.name in desk.get(way("collective", kept.pk)).text


def test_the_preview_by_script_is_a_piece_of_the_page(
    enter: Enter, coordinator: Officer, bureau: Organ
) -> None:
    fields = {"kinds": ["department"], "do": "preview"}
    piece = enter(coordinator).post(way("collective_add"), fields, headers={"HX-Request": "true"})
    assert piece.text.lstrip().startswith("<section")
    assert bureau.name in piece.text


def test_leaves_out_organs_by_name(enter: Enter, coordinator: Officer, bureau: Organ) -> None:
    fields = {"name": "各部门", "kinds": ["department"], "without": bureau.name, "do": "keep"}
    assert enter(coordinator).post(way("collective_add"), fields).status_code == 303
    assert CollectiveName.objects.get().query["except"] == [bureau.pk]


def test_an_unknown_name_to_leave_out_is_said(enter: Enter, coordinator: Officer) -> None:
    fields = {"name": "各部门", "kinds": ["department"], "without": "月球局", "do": "keep"}
    page = enter(coordinator).post(way("collective_add"), fields)
    assert page.status_code == 422
    assert "没有这些单位：月球局" in page.text


def test_tries_a_written_name(enter: Enter, coordinator: Officer, bureau: Organ) -> None:
    desk = enter(coordinator)
    assert "指 1 个单位" in desk.get(way("collectives"), {"text": "市财政局"}).text
    assert "还不认得" in desk.get(way("collectives"), {"text": "月球局"}).text
