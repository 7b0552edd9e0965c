"""A notice is read, looked through row by row, and adopted; with a script and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories.ledger import Town, make_row
from liaoliang.ledger.models import DraftRow, Notice
from liaoliang.ledger.states import NoticeState
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter

SCRIPT = {"HX-Request": "true"}
TEXT = """甲政办发〔2021〕5号

2021年政务公开工作要点

一、深化重点工作公开
(一)按时公开部门预算。(责任单位:市财政局)
(二)做好招生信息公开。(责任单位:市教育局)
"""


@pytest.fixture
def row(town: Town) -> DraftRow:
    return make_row(town.draft())


def fields(row: DraftRow, **changes: str) -> dict[str, str]:
    """What the row's form would send."""
    units = "\n".join(row.units)
    sent = {"category": row.category, "task": row.task, "requirement": row.requirement, "units": units}
    return {**sent, "deadline": row.deadline, "deadline_to": "2021-12-31", **changes}


def test_reads_pasted_text_into_a_preview(enter: Enter, town: Town) -> None:
    desk = enter(town.coordinator)
    sent = {"organ": town.government.pk, "text": TEXT}
    answer = desk.post(way("notice_import"), sent)
    notice = Notice.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, way("notice", notice.pk))
    page = desk.get(way("notice", notice.pk)).text
    assert "做好招生信息公开" in page
    assert "1 个单位" in page


def test_reads_a_file(enter: Enter, town: Town) -> None:
    upload = SimpleUploadedFile("通知.txt", TEXT.encode("gb18030"))
    sent = {"organ": town.government.pk, "file": upload}
    assert enter(town.coordinator).post(way("notice_import"), sent).status_code == 303
    assert Notice.objects.get().rows.count() == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("通知.docx", b"PK\x03\x04broken"),
        ("通知.pdf", b"%PDF-1.4 broken"),
        ("通知.txt", b"\x00\x01\x02" * 99),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_kept(
    enter: Enter, town: Town, name: str, content: bytes
) -> None:
    sent = {"organ": town.government.pk, "file": SimpleUploadedFile(name, content)}
    page = enter(town.coordinator).post(way("notice_import"), sent)
    assert page.status_code == 400
    assert "处需要改" in page.text
    assert not Notice.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"text": " "}])
def test_neither_file_nor_text_is_said(enter: Enter, town: Town, sent: dict[str, str]) -> None:
    page = enter(town.coordinator).post(way("notice_import"), {"organ": town.government.pk, **sent})
    assert page.status_code in {400, 422}
    assert not Notice.objects.exists()


def test_the_same_file_twice_is_refused(enter: Enter, town: Town) -> None:
    desk = enter(town.coordinator)
    sent = {"organ": town.government.pk, "text": TEXT}
    desk.post(way("notice_import"), sent)
    page = desk.post(way("notice_import"), sent)
    assert page.status_code == 409
    assert "已经导入过" in page.text


def test_an_organ_one_does_not_coordinate_is_refused(enter: Enter, town: Town) -> None:
    sent = {"organ": town.county.pk, "text": TEXT}
    assert enter(town.coordinator).post(way("notice_import"), sent).status_code == 422
    assert enter(town.clerk).post(way("notice_import"), sent).status_code == 403


def test_a_draft_is_nobody_else_s(enter: Enter, town: Town, row: DraftRow) -> None:
    desk = enter(town.clerk)
    assert desk.get(way("notice", row.notice_id)).status_code == 404
    for name in ("draft_row", "draft_row_exclude", "draft_row_restore"):
        assert desk.post(way(name, row.notice_id, row.pk)).status_code == 403


def test_administrators_see_no_notices(enter: Enter, system_admin: object, row: DraftRow) -> None:
    desk = enter(system_admin)  # type: ignore[arg-type]
    assert desk.get(way("notices")).status_code == 403
    assert desk.get(way("notice", row.notice_id)).status_code == 403


def test_a_row_is_corrected_without_a_script(enter: Enter, town: Town, row: DraftRow) -> None:
    desk = enter(town.coordinator)
    address = way("draft_row", row.notice_id, row.pk)
    assert "市财政局" in desk.get(address).text
    answer = desk.post(address, fields(row, units="市财政局\n市教育局"))
    assert answer.headers["Location"] == f"{way('notice', row.notice_id)}#row-{row.pk}"
    row.refresh_from_db()
    assert (row.units, row.corrected) == (["市财政局", "市教育局"], True)


def test_a_row_is_corrected_in_its_place(enter: Enter, town: Town, row: DraftRow) -> None:
    desk = enter(town.coordinator)
    address = way("draft_row", row.notice_id, row.pk)
    form = desk.get(address, headers=SCRIPT).text
    assert form.lstrip().startswith("<li")
    piece = desk.post(address, fields(row, units="月球局"), headers=SCRIPT).text
    assert "还不认得" in piece
    assert 'id="draft-state"' in piece
    assert "<html" not in piece


def test_an_error_comes_back_in_the_row_s_place(enter: Enter, town: Town, row: DraftRow) -> None:
    address = way("draft_row", row.notice_id, row.pk)
    piece = enter(town.coordinator).post(address, fields(row, requirement=""), headers=SCRIPT)
    assert piece.status_code == 422
    assert "请填写具体要求" in piece.text
    assert piece.text.lstrip().startswith("<li")


def test_lead_and_supporting_units_are_kept_apart(enter: Enter, town: Town, row: DraftRow) -> None:
    sent = fields(row, lead_units="市财政局", units="", supporting_units="市教育局")
    enter(town.coordinator).post(way("draft_row", row.notice_id, row.pk), sent)
    row.refresh_from_db()
    assert (row.lead_units, row.supporting_units) == (["市财政局"], ["市教育局"])
    assert row.units == ["市财政局", "市教育局"]


def test_unset_dates_say_which_field(enter: Enter, town: Town, row: DraftRow) -> None:
    sent = fields(row, deadline_from="2022-01-01")
    page = enter(town.coordinator).post(way("draft_row", row.notice_id, row.pk), sent)
    assert page.status_code == 422
    assert "起始日不能晚于截止日" in page.text


def test_a_row_is_left_out_and_taken_back(enter: Enter, town: Town, row: DraftRow) -> None:
    desk = enter(town.coordinator)
    desk.post(way("draft_row_exclude", row.notice_id, row.pk), {"ground": "重复"})
    row.refresh_from_db()
    assert row.is_excluded
    assert "不列入" in desk.get(way("notice", row.notice_id)).text
    piece = desk.post(way("draft_row_restore", row.notice_id, row.pk), headers=SCRIPT)
    assert "更正" in piece.text
    row.refresh_from_db()
    assert not row.is_excluded


def test_leaving_out_needs_a_ground(enter: Enter, town: Town, row: DraftRow) -> None:
    page = enter(town.coordinator).post(way("draft_row_exclude", row.notice_id, row.pk), {"ground": ""})
    assert page.status_code == 422
    assert "请填写理由" in page.text


def test_a_row_is_added(enter: Enter, town: Town, row: DraftRow) -> None:
    sent = fields(row, requirement="补上的一条。")
    answer = enter(town.coordinator).post(way("draft_row_add", row.notice_id), sent)
    added = row.notice.rows.get(is_added=True)
    assert answer.headers["Location"].endswith(f"#row-{added.pk}")


def test_a_row_of_another_notice_is_not_found(enter: Enter, town: Town, row: DraftRow) -> None:
    other = town.draft()
    assert enter(town.coordinator).get(way("draft_row", other.pk, row.pk)).status_code == 404


def test_everything_that_keeps_it_from_adoption_is_shown_at_once(enter: Enter, town: Town) -> None:
    notice = town.draft()
    for number in range(2):
        make_row(notice, f"第{number}条", units=[])
    page = enter(town.coordinator).get(way("notice", notice.pk)).text
    assert page.count("没有责任单位，请补上或不列入") == 2
    assert "还有 2 个问题没解决" in page
    refused = enter(town.coordinator).post(way("notice_adopt", notice.pk))
    assert refused.status_code == 422
    assert Notice.objects.get().state == NoticeState.DRAFT


def test_adoption_makes_the_ledger(enter: Enter, town: Town, row: DraftRow) -> None:
    desk = enter(town.coordinator)
    assert desk.post(way("notice_adopt", row.notice_id)).status_code == 303
    page = desk.get(way("notice", row.notice_id)).text
    assert "未开始" in page
    assert town.of(row.notice).organ == town.finance
    assert desk.post(way("notice_adopt", row.notice_id)).status_code == 409


def test_metadata_is_corrected(enter: Enter, town: Town, row: DraftRow) -> None:
    desk = enter(town.coordinator)
    sent = {"title": "正确的标题", "year": "2021", "written_on": "2021-06-02", "released_on": "2021-06-01"}
    assert desk.post(way("notice_facts", row.notice_id), sent).status_code == 422
    assert desk.post(way("notice_facts", row.notice_id), {**sent, "released_on": ""}).status_code == 303
    assert Notice.objects.get().title == "正确的标题"


def test_a_draft_is_given_up(enter: Enter, town: Town, row: DraftRow) -> None:
    answer = enter(town.coordinator).post(way("notice_discard", row.notice_id), {"ground": "导错了"})
    assert answer.headers["Location"] == way("notices")
    assert Notice.objects.get().state == NoticeState.DISCARDED


def test_words_of_a_notice_cannot_act(enter: Enter, town: Town) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    notice = town.draft(title=hostile, unplaced=[hostile], warnings=[hostile])
    make_row(notice, hostile, units=[hostile], category=hostile, task=hostile, deadline=hostile)
    assert "<img src=x" not in enter(town.coordinator).get(way("notice", notice.pk)).text


def test_many_rows_ask_no_more_questions(
    enter: Enter, town: Town, django_assert_max_num_queries: object
) -> None:
    notice = town.draft()
    make_row(notice, units=["市财政局", "市政府各部门"])
    desk = enter(town.coordinator)
    desk.get(way("notice", notice.pk))
    rows = [
        DraftRow(notice=notice, ordinal=number, requirement=f"第{number}条", units=["市教育局"])
        for number in range(2, 400)
    ]
    DraftRow.objects.bulk_create(rows)
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        assert "第399条" in desk.get(way("notice", notice.pk)).text


@pytest.mark.notice
def test_the_real_notice_gives_its_rows(enter: Enter, town: Town, notice_path: Path) -> None:
    upload = SimpleUploadedFile("要点.txt", notice_path.read_bytes())
    desk = enter(town.coordinator)
    answer = desk.post(way("notice_import"), {"organ": town.government.pk, "file": upload})
    page = desk.get(answer.headers["Location"]).text
    assert page.count('<li class="draft-row') == 35
    differences = desk.get(way("disagreements", Notice.objects.get().pk)).text
    assert "重点领域</mark>" in differences


def test_a_difference_shows_whole_sentences_and_what_either_decision_gives(enter: Enter, town: Town) -> None:
    notice = town.draft()
    make_row(notice, "每月更新1次，收费标准11月10日前公布。", task="公布收费标准", deadline="11月10日前")
    row = notice.disagreements.create(
        ordinal=1,
        kind="wording",
        task_title="公布收费标准",
        sentence="措辞不同",
        annex="1",
        body="2",
        annex_sentence="每月更新1次，收费标准11月10日前公布。",
        annex_at=12,
        body_sentence="每月更新1次，收费标准12月10日前公布。",
        body_at=12,
    )
    page = enter(town.coordinator).get(way("disagreement", notice.pk, row.pk)).text
    assert page.count("每月更新1次，收费标准1<mark>") == 4
    assert "12月10日前（" in page


def test_text_that_is_no_notice_is_refused_at_its_field_and_nothing_is_kept(enter: Enter, town: Town) -> None:
    desk = enter(town.coordinator)
    page = desk.post(way("notice_import"), {"organ": town.government.pk, "text": "你好"})
    assert page.status_code == 400
    assert 'id="id_text_error"' in page.text
    assert "没有从中读出通知" in page.text
    assert not Notice.objects.exists()


def test_neither_way_of_importing_is_called_optional(enter: Enter, town: Town) -> None:
    page = enter(town.coordinator).get(way("notice_import")).text
    assert "二选一" in page
    assert "可不填" not in page


def test_adoption_asks_once_more_and_says_what_it_will_do(enter: Enter, town: Town) -> None:
    notice = town.draft(warnings=["附件少一页"])
    make_row(notice, units=["市财政局", "月球局"])
    make_row(notice, units=["市财政局", "市教育局"])
    page = enter(town.coordinator).get(way("notice_adopt", notice.pk)).text
    assert page.index("3") < page.index("份任务送出")
    assert "第 1 条“月球局”：还不认得，列入后指定" in page
    assert "附件少一页" in page
    assert Notice.objects.get().state == NoticeState.DRAFT


def test_asking_about_an_adopted_notice_leads_to_it(enter: Enter, town: Town) -> None:
    notice = town.running()
    answer = enter(town.coordinator).get(way("notice_adopt", notice.pk))
    assert answer.headers["Location"].startswith(way("notice", notice.pk))


def test_all_faults_of_a_row_are_said_at_once(enter: Enter, town: Town, row: DraftRow) -> None:
    sent = fields(row, requirement="", deadline_from="2022-01-01", due_workdays="3")
    page = enter(town.coordinator).post(way("draft_row", row.notice_id, row.pk), sent).text
    for words in ("请填写具体要求", "起始日不能晚于截止日", "填写工作日数须同时写明前提条件"):
        assert words in page


@pytest.mark.parametrize("name", ["draft_row", "draft_row_add"])
def test_limits_are_the_same_for_corrected_and_added_rows(
    enter: Enter, town: Town, row: DraftRow, name: str
) -> None:
    place = (row.notice_id, row.pk) if name == "draft_row" else (row.notice_id,)
    sent = fields(row, requirement="长" * 6000, deadline_to="2020-01-01")
    page = enter(town.coordinator).post(way(name, *place), sent)
    assert page.status_code == 422
    assert "具体要求最多 5000 个字，现在有 6000 个字" in page.text
    assert "不能早于 2021-01-01" in page.text


def test_a_correction_shows_original_and_preview_beside_the_form(
    enter: Enter, town: Town, row: DraftRow
) -> None:
    row.original = {"requirement": "原来读出的话", "units_text": "市财政局"}
    row.save()
    page = enter(town.coordinator).get(way("draft_row", row.notice_id, row.pk)).text
    assert page.index("原文读出的样子") < page.index("原来读出的话") < page.index("更正后这一条会是")


@pytest.mark.parametrize("headers", [{}, SCRIPT])
def test_the_preview_reads_targets_and_units_anew_and_keeps_nothing(
    enter: Enter, town: Town, row: DraftRow, headers: dict[str, str]
) -> None:
    sent = fields(row, requirement="每年开展不得少于3次。", units="月球局", look="1")
    page = enter(town.coordinator).post(way("draft_row", row.notice_id, row.pk), sent, headers=headers).text
    assert '<span class="tag">每年开展不得少于3次' in page
    assert "还不认得" in page
    row.refresh_from_db()
    assert (row.requirement, row.corrected) == ("按时公开。", False)


def test_a_correction_keeps_an_encouraged_row_encouraged(enter: Enter, town: Town, row: DraftRow) -> None:
    row.optional = True
    row.save()
    page = enter(town.coordinator).get(way("draft_row", row.notice_id, row.pk)).text
    assert 'name="optional" id="id_' in page.replace('type="checkbox" ', "")
    enter(town.coordinator).post(way("draft_row", row.notice_id, row.pk), fields(row, optional="on"))
    row.refresh_from_db()
    assert row.optional
